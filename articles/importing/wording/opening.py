"""What do the first lines of a plain text say, before the article begins?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.dates import is_date_line
from articles.importing.wording.boilerplate import is_boilerplate
from articles.importing.wording.byline import is_post, read_byline
from articles.importing.wording.characters import folded_words
from articles.importing.wording.dateline import Dateline, read_dateline

_LONGEST_HEADLINE = 200
_LONGEST_SENTENCE_AS_HEADLINE = 120
_CHANGED = re.compile(r"(last\s+)?(updated|modified)\b.{0,60}", re.I)
# As clippings name their paper: The Harbour Post, 21 November 1997, page 3
_IMPRINT = re.compile(
    r"(?P<source>[^\W\d][^,;:!?]{1,60}), (?P<date>[^;:!?]{6,40}),? "
    r"(?:page|p\.|pp\.|s\.|seite|página|pág\.|pagina) ?\w{1,6}",
    re.I,
)


@dataclass(frozen=True)
class Opening:
    """The date line, the headline and the byline, as far as they are there; then the text."""

    title: str
    date: str
    author: str
    text: tuple[str, ...]
    source: str = ""


def read_opening(paragraphs: Sequence[str]) -> Opening:
    """Take the lines that come before the article off its head."""
    title = date = author = source = ""
    rest = list(paragraphs)
    for _ in range(6):
        if len(rest) < 2:
            break
        if is_boilerplate(rest[0]):
            rest.pop(0)
        elif not (title or date) and len(rest) > 2 and (imprint := _read_imprint(rest[0])):
            source, date = imprint
            rest.pop(0)
        elif not date and is_date_line(rest[0]):
            date = rest.pop(0)
        elif not title and _is_headline(rest[0], rest[1]):
            title = rest.pop(0)
        elif title and not author and (found := read_byline(rest[0]))[0]:
            author = found[0]
            date = date or found[1]
            rest.pop(0)
            if len(rest) > 1 and is_post(rest[0]):
                rest.pop(0)
        elif (title or date) and _CHANGED.fullmatch(rest[0]):
            rest.pop(0)
        else:
            break
    return Opening(title, date, author, tuple(rest), source)


def _read_imprint(line: str) -> tuple[str, str] | None:
    found = _IMPRINT.fullmatch(line)
    if found is None or not is_date_line(found["date"].rstrip(",")):
        return None
    return found["source"], found["date"].rstrip(",")


def repeats(line: str, paragraph: str) -> bool:
    """Does the paragraph begin with this line again, perhaps behind a dateline?"""
    words = folded_words(line)
    text = folded_words(read_dateline(paragraph)[1][: len(line) + 80])
    return bool(words) and (text + " ").startswith(words + " ")


def _is_headline(line: str, following: str) -> bool:
    if repeats(line, following):
        return True
    if len(line) > _LONGEST_HEADLINE or read_dateline(line)[0] != Dateline():
        return False
    return not (line.endswith(".") and len(line) > _LONGEST_SENTENCE_AS_HEADLINE)
