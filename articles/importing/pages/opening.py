"""Which lines above an article's text only repeat who wrote it, and when?"""

import re
from collections.abc import Sequence

from articles.importing.wording.characters import folded_words
from articles.importing.wording.written_dates import date_within, is_date_line

_LONGEST = 150
_LOOKED_AT = 6
_BYLINE = re.compile(r"(?:(?:text|words|story|written|posted)\s+)?(?:by|par|por|von|di)\b", re.I)
_MINUTES = re.compile(r"\d+\s*(?:-\s*)?(?:min(?:ute)?s?|minutos|minutes)\b.{0,20}", re.I)


def without_opening(paragraphs: Sequence[str], title: str, authors: str) -> list[str]:
    """The paragraphs without headline, byline and date line, which the archive keeps apart."""
    kept = list(paragraphs)
    folded_title = folded_words(title)
    names = [folded_words(name) for name in authors.split(",") if len(name.strip()) > 3]
    for _ in range(_LOOKED_AT):
        if len(kept) < 2 or len(kept[0]) > max(_LONGEST, len(title) + 20):
            break
        if not _is_above(kept[0], folded_title, names):
            break
        kept.pop(0)
    return kept


def _is_above(line: str, title: str, names: Sequence[str]) -> bool:
    folded = folded_words(line)
    if not folded or folded == title or is_date_line(line) or _MINUTES.fullmatch(line):
        return True
    if len(line) > _LONGEST or line.endswith((".", "!", "?", "”", '"')):
        return False
    is_byline = _BYLINE.match(line) is not None
    names_author = any(name in folded for name in names)
    if names_author and (is_byline or len(folded) < 60):
        return True
    return bool(date_within(line)) and (is_byline or len(line) < 60)
