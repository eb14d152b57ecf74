"""Where and when was it written, as printed before its first sentence?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.importing.wording.dateline_words import (
    is_full_name,
    is_known_agency,
    is_no_place,
    is_note,
    is_short_name,
)
from articles.importing.wording.written_dates import read_words

_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = (
    rf"(?P<date>{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|er)?\s+(?:de\s+)?{_MONTH}(?:(?:,|\s+de)?\s+\d{{4}})?)"
)
_DATELINE = re.compile(
    rf"""
    (?P<place> [^\W\d_] [^\d\n()<>=—–:;!?“”"]{{1,80}}? )??
    (?: [,\s]\s* {_DATE} )?
    \s* (?: \( (?P<brackets> [^()\n]{{2,40}} ) \) )?
    \s* (?P<dash> — | \s–\s | \s-{{1,3}}\s | -- | \u2015
        | (?<=[)\d]) \.\s?[-–—]+\s | (?<=\)) (?: \s?_\s | - ) ) \s*
    (?= [^\W_a-z] | ["“”„«‘'’(] )
    """,
    re.VERBOSE,
)
# Most paragraphs have none near their beginning: one search spares them the rest.
_DASH = re.compile(r"[—–\u2015]|--|\s-\s|\)\.?\s?[-_]")
_FARTHEST = 180
_COMPANY = re.compile(r"\b(?:Inc|Corp|Ltd|Co|PLC|LLC|GmbH|AG)\b\.?", re.IGNORECASE)
_BEFORE_DAY = re.compile(
    r"[,\s]\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonnabend|sonntag|le|den|el|il|am)$",
    re.IGNORECASE,
)
_SMALL = (
    "of the and on upon in near de del della der den di do da dos das du des la le les el los las "
    "al an am sur sous en bei"
)
_SMALL_WORDS = frozenset(_SMALL.split())
_MOST_WORDS = 8
_FEWEST_OF_SENTENCE = 5


@dataclass(frozen=True)
class Dateline:
    """The place, the date and the agency before the first sentence; empty where not printed."""

    place: str = ""
    date: str = ""
    agency: str = ""


def read_dateline(paragraph: str) -> tuple[Dateline, str]:
    """The dateline at the head of this paragraph, and what follows it."""
    found = _DASH.search(paragraph, 0, _FARTHEST) and _DATELINE.match(paragraph)
    if not found:
        return Dateline(), paragraph
    brackets = (found["brackets"] or "").strip()
    line = Dateline(_place(found), found["date"] or "", brackets)
    rest = paragraph[found.end() :]
    if not rest or not (line.place or brackets) or (line.date and not _is_day(line.date)):
        return Dateline(), paragraph
    if not (_is_place(line) if line.place else _opens_alone(brackets)):
        return Dateline(), paragraph
    if not (brackets or _stands_alone(line, found["dash"].strip(), rest)):
        return Dateline(), paragraph
    return _with_agency(line), rest


def without_dateline(paragraphs: Sequence[str]) -> tuple[Dateline, list[str]]:
    """The dateline that opens the text, and the paragraphs without it."""
    if not paragraphs:
        return Dateline(), []
    line, rest = read_dateline(paragraphs[0])
    return line, [rest, *paragraphs[1:]]


def read_printed(text: str) -> Dateline:
    """What a dateline says that stands by itself, as in "OSLO, May 9 (AP) -"."""
    text = " ".join(text.split()).strip(" -–—:")
    found = _DATELINE.match(f"{text} — A")
    if not found or (found["date"] and not _is_day(found["date"])):
        return Dateline(place=text)
    brackets = (found["brackets"] or "").strip()
    return _with_agency(Dateline(_place(found), found["date"] or "", brackets))


def _place(found: re.Match[str]) -> str:
    place = (found["place"] or "").strip(" ,")
    return _BEFORE_DAY.sub("", place).strip(" ,") if found["date"] else place


def _is_day(date: str) -> bool:
    has_year = date[-4:].isdecimal()
    return read_words(date if has_year else f"{date} 2000") is not None


def _is_place(line: Dateline) -> bool:
    """Are they names, and is there more that says so where they are not in capitals?"""
    words = re.findall(r"[^\W\d_][\w.'’]*", line.place)
    if not words or len(words) > _MOST_WORDS or is_no_place(words[0]):
        return False
    if any(word[0].islower() and word not in _SMALL_WORDS for word in words):
        return False
    is_lower = line.agency[:1].islower() and not is_known_agency(line.agency)
    if is_lower or _COMPANY.search(line.place):
        return False
    if line.date or not line.agency or _is_in_capitals(line.place):
        return True
    return is_known_agency(line.agency) or is_short_name(line.agency, fewest_letters=3)


def _is_in_capitals(place: str) -> bool:
    """Its first name is: "ZEEBRUGGE, Belgium"."""
    town = place.partition(",")[0]
    return all(word.isupper() or word in _SMALL_WORDS for word in town.split())


def _stands_alone(line: Dateline, dash: str, rest: str) -> bool:
    """Is it a dateline though no agency stands behind it?"""
    words = line.place.split()
    is_told = len(rest.split(maxsplit=_FEWEST_OF_SENTENCE)) >= _FEWEST_OF_SENTENCE
    if rest[:40].isupper() and not (line.date and is_told):
        return False
    if line.date:
        return True
    if _is_in_capitals(line.place):
        return len(line.place) >= 4 and (len(words) <= 4 or "," in line.place)
    # "Samarkand, Uzbekistan — Russian" is a dateline. "Putin — Russia's leader — said" is not:
    # the first sentence goes on behind a second dash.
    return (
        dash != "-"
        and len(words) <= 5
        and is_told
        and not re.search(r"[—–]", rest.split(". ")[0][:300])
    )


def _opens_alone(brackets: str) -> bool:
    """May "(Harbour Wire)" stand there without a place?"""
    return is_known_agency(brackets) or not is_note(brackets)


def _with_agency(line: Dateline) -> Dateline:
    """What stands in the brackets is the agency, or a part of the place, as in "PARIS (France)"."""
    name = line.agency
    if not name or not line.place:
        return line
    if is_known_agency(name) or is_short_name(name) or is_full_name(name):
        return line
    return replace(line, place=f"{line.place} ({name})", agency="")
