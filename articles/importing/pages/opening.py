"""Which lines above an article's text only repeat who wrote it, and when?"""

import re
from collections.abc import Sequence

from articles.importing.wording.byline import is_post
from articles.importing.wording.characters import folded_words
from articles.importing.wording.written_dates import date_within, is_date_line, read_words

_LONGEST = 150
_LOOKED_AT = 6
_BYLINE = re.compile(r"(?:(?:text|words|story|written|posted)\s+)?(?:by|par|por|von|di)\b", re.I)
_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|issued|dated?|veröffentlicht"
    r"|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato)"
    r"(?: (?:on|at|am|um|le|el|em|il))?(?![^\W\d_])",
    re.I,
)
_BETWEEN = " \t\n,;:.·•|/()[]–—-"
_SMALL = frozenset(["and", "und", "et", "y", "e", "de", "van", "von", "der", "di", "da", "for"])
_MOST_NAMES = 8
# Home > Harbours > Ports open
_TRAIL = re.compile(r"\s+[>›»/]\s+")
_FRONT = frozenset(["home", "homepage", "accueil", "inicio", "startseite", "start", "portada"])
_MINUTES = re.compile(r"\d+\s*(?:-\s*)?(?:min(?:ute)?s?|minutos|minutes)\b.{0,20}", re.I)


def without_opening(paragraphs: Sequence[str], title: str, authors: str) -> list[str]:
    """The paragraphs without headline, byline and date line, which the archive keeps apart."""
    kept = list(paragraphs)
    folded_title = folded_words(title)
    names = [folded_words(name) for name in authors.split(",") if len(name.strip()) > 3]
    for _ in range(_LOOKED_AT):
        if len(kept) < 2 or len(kept[0]) > max(_LONGEST, len(title) + 20):
            break
        is_of_the_writer = len(kept) < len(paragraphs) and is_post(kept[0])
        if not is_of_the_writer and not _is_above(kept[0], folded_title, names):
            break
        kept.pop(0)
    return kept


def without_label(line: str) -> str:
    """The line without what announces a day: "Published on"."""
    return _LABEL.sub(" ", line)


def says_only_who_and_when(times: Sequence[str], beside: str, *, is_opening: bool) -> bool:
    """Is a line with these times nothing but a day, and perhaps who wrote it? `beside` is the rest.

    An hour is no day: "Polls open at 7" is news. Names without a "by" are authors' only above
    the text.
    """
    if not any(read_words(written) for written in times):
        return False
    rest = _LABEL.sub(" ", _MINUTES.sub(" ", beside)).strip(_BETWEEN)
    if not rest:
        return True
    if beside.rstrip().endswith((".", "!", "?")):
        return False
    is_byline = _BYLINE.match(rest)
    names = re.findall(r"[^\W\d_][\w'’.-]*", rest[is_byline.end() :] if is_byline else rest)
    are_names = all(name[0].isupper() or name in _SMALL for name in names)
    return 0 < len(names) <= _MOST_NAMES and are_names and bool(is_byline or is_opening)


def _is_above(line: str, title: str, names: Sequence[str]) -> bool:
    folded = folded_words(line)
    if not folded or folded == title or is_date_line(line) or _MINUTES.fullmatch(line):
        return True
    steps = [folded_words(step) for step in _TRAIL.split(line)]
    if len(steps) > 1 and (steps[-1] == title or steps[0] in _FRONT):
        return True
    if len(line) > _LONGEST or line.endswith((".", "!", "?", "”", '"')):
        return False
    is_byline = _BYLINE.match(line) is not None
    names_author = any(name in folded for name in names)
    if names_author and (is_byline or len(folded) < 60):
        return True
    return bool(date_within(line)) and (is_byline or len(line) < 60)
