"""The country of the exchange in a company's code, as in <BP.L>. Plain Python."""

import re
from collections.abc import Iterator

from articles.tagging.stand_ins import EXCHANGES
from articles.tagging.taggable_text import FieldName, Span

# The wire put a company without a code into brackets by its name; Ltd among those is Canadian.
_UNLISTED = re.compile(r"<[A-Z][\w.,&' -]{2,50} (?:LTD|Ltd|LTEE|Ltee|LIMITED)\s?>")
_CODE = re.compile(r"<[A-Z]{1,5}\.([A-Z]{1,2})>")


def exchange_codes(field: FieldName, text: str) -> Iterator[tuple[str, Span]]:
    """The code of each country whose exchange is printed, and where."""
    if "<" not in text:
        return
    for found in _CODE.finditer(text):
        code = EXCHANGES.get(found[1])
        if code:
            yield code, Span(field, found.start() + 1, found.end() - 1, "exchange")
    for found in _UNLISTED.finditer(text):
        yield "CA", Span(field, found.start() + 1, found.end() - 1, "unlisted")
