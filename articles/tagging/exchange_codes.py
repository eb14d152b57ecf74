"""What a wire prints beside a company and its price, by country: codes, brackets, pence.

<BP.L> is quoted in London, <ABCDF> a foreign share in New York. Plain Python.
"""

import re
from collections.abc import Iterator

from articles.tagging.stand_ins import EXCHANGES
from articles.tagging.taggable_text import FieldName, Span

_CODE = re.compile(r"<[A-Z]{1,5}\.([A-Z]{1,3})>")
_MARKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    # A company without a code stood in brackets by its name; Ltd among those is Canadian,
    ("CA", "unlisted", re.compile(r"<([A-Z][\w.,&' -]{2,50} (?:LTD|Ltd|LTEE|Ltee|LIMITED)\s?)>")),
    # and others are so more often than those with a code of New York.
    ("CA", "bracketed", re.compile(r"[<(]([A-Z][\w.,&' -]{2,50} (?:INC|Inc|CORP|Corp)\s?)[>)]")),
    # A fifth letter F marks a foreign share at Nasdaq; most are of Canada.
    ("CA", "foreign share", re.compile(r"[<(]([A-Z]{4}F)[>)]")),
)
# A price in pence: "at 205p", "7.5p".
_PENCE = re.compile(r"(?<![\w/.-])(\d{1,4}(?:[.-]\d{1,2})?(?:/\d)?p)(?!\w)")


def exchange_codes(field: FieldName, text: str) -> Iterator[tuple[str, Span]]:
    """The code of each country that such a mark stands for, and where it is."""
    for found in _PENCE.finditer(text):
        yield "GB", Span(field, *found.span(1), "pence")
    if "<" not in text and "(" not in text:
        return
    for found in _CODE.finditer(text):
        code = EXCHANGES.get(found[1])
        if code:
            yield code, Span(field, found.start() + 1, found.end() - 1, "exchange")
    for code, rule, mark in _MARKS:
        for found in mark.finditer(text):
            yield code, Span(field, *found.span(1), rule)
