"""What does one word or phrase mean after a field's name?"""

import difflib
import re

from articles.dates import read_date
from articles.search.analysis import tokens
from articles.search.date_filter import DateFilter
from articles.search.facets import FACETS
from articles.search.tree import DateIn, Named, Node, Phrase, Term, TextField

TEXT_FIELDS: dict[str, TextField] = {"title": "title", "body": "body"}
FIELDS = (*TEXT_FIELDS, *(facet.name for facet in FACETS), "date")

_UNTIL = re.compile(r"\s*(?:\.{2,}|…)\s*")
_NO_DATE = re.compile(r"\d{9}")  # Numbers that long overflow a calendar.
_SETTLED_AFTER = 4


def nearest_field(name: str) -> str:
    """The field that somebody who wrote `name` may have meant, or ""."""
    name = name.lower()
    close = difflib.get_close_matches(name, FIELDS, n=1, cutoff=0.7)
    longer = [field for field in FIELDS if len(name) >= 3 and field.startswith(name)]
    return next(iter([*close, *longer]), "")


def read_leaf(field: str | None, text: str) -> Node | None:
    """A word or phrase in a field (None: anywhere) as a node; None when it says nothing."""
    if field is None or field in TEXT_FIELDS:
        return _read_words(TEXT_FIELDS[field] if field else None, text)
    if field == "date":
        dates = read_dates(text)
        return DateIn(dates) if dates else None
    return Named(field, " ".join(text.split())) if any(tokens(text)) else None


def read_dates(text: str) -> DateFilter | None:
    """The dates that "1987", "March 1987", "1987..1989", "1987..", "..1989" or "unknown" mean."""
    text = text.strip()
    if text.lower() == "unknown":
        return DateFilter(unknown=True)
    if _NO_DATE.search(text):
        return None
    first, *rest = _UNTIL.split(text, maxsplit=1)
    start = read_date(first)
    end = read_date(rest[0]) if rest else start
    is_unreadable = (first and not start) or (rest and rest[0] and not end)
    if is_unreadable or not (start or end):
        return None
    dates = DateFilter(start, end)
    return DateFilter(end, start) if dates.is_empty else dates


def _read_words(field: TextField | None, text: str) -> Node | None:
    words = _settled_words(text)
    if len(words) > 1:
        return Phrase(words, field)
    return Term(words[0], field) if words else None


def _settled_words(text: str) -> tuple[str, ...]:
    """The words of a text, such that their own text has the same words.

    A few letters fold into more than one word (½, the Arabic ligatures), and a tree has to
    say the same once it is written out and read again.
    """
    words: tuple[str, ...] = ()
    for _ in range(_SETTLED_AFTER):
        before, words = words, tuple(token.word for token in tokens(text))
        if words == before:
            break
        text = " ".join(words)
    return words
