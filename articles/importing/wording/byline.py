"""Who wrote it, as the line below the headline says?"""

import re

from articles.importing.wording.dateline_words import is_known_agency
from articles.importing.wording.written_dates import date_within

_BYLINE = re.compile(
    r"(?P<by>by|from\s+our|from\s+the|par|von|por)\s+(?P<who>\S.{1,78}[^.!?\s])", re.I
)
_BEGINNING = re.compile(r"(?:by|from|par|von|por)\s", re.I)
_HOUR = re.compile(
    r"[\W\d_]*(?:(?:at|à|um|h|uhr|am|pm|a\.m|p\.m|est|edt|et|gmt|utc|cet)[\W\d_]*){0,4}", re.I
)
# People whom a paper does not name.
_DESK = re.compile(
    r"(?:[\w’'-]+\s+){0,4}(?:correspondents?|reporters?|writers?|staff|editors?|desk|team"
    r"|redaktion|korrespondent(?:in|en)?|mitarbeiter(?:in|n)?|rédaction|correspondante?"
    r"|envoyée?\s+spéciale?|redacción|corresponsal|enviad[oa]\s+especial|agenc(?:ies|es|ias)"
    r"|agenturen)"
    r"(?:\s+(?:in|at|à|en|aus|au)\s+[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*)?)?",
    re.I,
)
_WORDS_BETWEEN = "and|und|et|y|e|in|for|of|with|at|mit|für|aus|à|en|avec|pour|con|para|desde"
_BETWEEN = re.compile(
    rf"\s*,\s*[Ss]pecial\s+(?:to|for)\s+|\s*[,;&/|]\s*(?:(?:{_WORDS_BETWEEN})\s+)?"
    rf"|\s+(?:{_WORDS_BETWEEN})\s+"
)
_BEFORE_DAY = re.compile(
    r"[\s|•·–—,(-]+(?:(?:posted|published|publié|publicado|veröffentlicht|on|le|am|el)[\s|:,-]*)*$",
    re.I,
)
_PARTICLES = frozenset(
    ["de", "del", "della", "der", "den", "di", "do", "da", "dos", "das", "du", "des", "la", "le",
     "les", "van", "von", "zu", "zur", "zum", "ter", "ten", "bin", "ibn", "al", "el", "bint", "the"]
)  # fmt: skip
_ARTICLES = frozenset(["a", "an", "the", "der", "den", "dem", "des", "die", "das", "la", "les"])
# Words of a sentence, or of a day; never of a name.
_NO_NAME_WORDS = (
    "a one two three it they we i was were is are had has his her its their this that than not no "
    "when where which who what how why nach bis kein eine einem primera primer vez fin eso esto "
    "monday tuesday wednesday thursday friday saturday sunday january february october november "
    "december"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())
_LOWER_BEGINNING = re.compile(r"(?:[dlo]|al|el)['’-][^\W\d_]", re.I)
_MOST_WORDS = 6
_LONGEST_POST = 60
_MOST_NAMES = 5


def read_byline(line: str) -> tuple[str, str]:
    """The names in a byline, or what stands there for one, and the day behind them; else ""."""
    if not _BEGINNING.match(line):
        return "", ""
    day = date_within(line)
    names, _, rest = line.partition(day) if day else (line, "", "")
    if not _HOUR.fullmatch(rest):
        return "", ""
    who = _read_names(_BEFORE_DAY.sub("", names))
    return (who, day) if who else ("", "")


def is_post(line: str) -> bool:
    """Is it what the line below a byline says of the writer: "Staff Writer"?"""
    return len(line) <= _LONGEST_POST and line[:1].isupper() and bool(_DESK.fullmatch(line))


def _read_names(line: str) -> str:
    found = _BYLINE.fullmatch(line)
    if not found:
        return ""
    who = str(found["who"])
    if _DESK.fullmatch(who) or is_known_agency(who):
        return who
    if " " in found["by"]:
        return ""
    first, *others = _BETWEEN.split(who)
    if len(others) >= _MOST_NAMES or not _is_name(first, fewest=2):
        return ""
    return who if all(_is_name(name, fewest=1) for name in others) else ""


def _is_name(text: str, fewest: int) -> bool:
    words = [word.strip("()") for word in text.split()]
    if not words or len(words) > _MOST_WORDS or "" in words:
        return False
    if fewest > 1 and words[0].lower() in _ARTICLES:
        return False
    named = [word for word in words if word not in _PARTICLES]
    return len(named) >= fewest and all(map(_is_part_of_name, named))


def _is_part_of_name(word: str) -> bool:
    if is_known_agency(word):
        return True
    if word.lower() in _NO_NAME or any(map(str.isdigit, word)):
        return False
    return not word[0].islower() or _LOWER_BEGINNING.match(word) is not None
