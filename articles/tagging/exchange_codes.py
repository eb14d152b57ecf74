"""What a wire prints beside a company and its price, by country: codes, brackets, pence.

<BP.L> is quoted in London, <ABCDF> a foreign share in New York. Plain Python.
"""

import re
from collections.abc import Iterator

from articles.tagging.stand_ins import EXCHANGES
from articles.tagging.taggable_text import FieldName, Span

AMERICAN = "American code"
_CODE = re.compile(r"<[A-Z]{1,5}\.([A-Z]{1,3})>")
# The wire put a company without a code into brackets by its name: Ltd among those is Canadian, and
# others are so more often than those with a code of New York.
_NAMED = re.compile(
    r"[<(]([A-Z][\w.,&' -]{2,50} (?:(LTD|Ltd|LTEE|Ltee|LIMITED)|INC|Inc|CORP|Corp)\s?)[>)]"
)
# A fifth letter F marks a foreign share at Nasdaq; most are of Canada.
_FOREIGN = re.compile(r"[<(]([A-Z]{4}F)[>)]")
# A code of New York: "COMDATA <CDN>", but no tag that was left in a text: "END <BR>".
_AMERICAN = re.compile(
    r"[A-Z][\w.,&'’/-]*\s?<(?!(?:[ABIPU]|BR|DD|DL|DT|EM|HR|LI|OL|TD|TH|TR|TT|UL|DIV|IMG|PRE)>)"
    r"([A-Z]{1,4})>"
)
# A price in pence: "at 205p", "7.5p".
_PENCE = re.compile(r"(?<![\w/.-])(\d{1,4}(?:[.-]\d{1,2})?(?:/\d)?p)(?!\w)")
_IN_PENCE = re.compile(r"\dp(?!\w)")


def exchange_codes(field: FieldName, text: str) -> Iterator[tuple[str, Span]]:
    """The code of each country that such a mark stands for, and where it is."""
    # The shorter look first: few texts have any.
    if _IN_PENCE.search(text):
        for found in _PENCE.finditer(text):
            yield "GB", Span(field, *found.span(1), "pence")
    if "<" not in text and "(" not in text:
        return
    for found in _CODE.finditer(text):
        code = EXCHANGES.get(found[1])
        if code:
            yield code, Span(field, found.start() + 1, found.end() - 1, "exchange")
    for found in _AMERICAN.finditer(text):
        yield "US", Span(field, *found.span(1), AMERICAN)
    for found in _NAMED.finditer(text):
        if found[2] is None:
            yield "CA", Span(field, *found.span(1), "bracketed")
        elif found[0][0] == "<":
            yield "CA", Span(field, *found.span(1), "unlisted")
    for found in _FOREIGN.finditer(text):
        yield "CA", Span(field, *found.span(1), "foreign share")
