"""Where and when was it written, as printed before its first sentence?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]{0,6})"
_DATE = rf"(?P<date>{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{4}})?)"
_DATELINE = re.compile(
    rf"""
    (?P<place> [^\W\d_] [^\d\n()—–:;!?“”"]{{1,80}}? )??
    (?: [,\s]\s* {_DATE} )?
    \s* (?: \( (?P<agency> [^()\n]{{2,40}} ) \) )?
    \s* (?P<dash> — | \s–\s | \s-{{1,3}}\s | -- | \u2015 ) \s*
    (?= [^\W_a-z] | ["“”„«‘'’(] )
    """,
    re.VERBOSE,
)
_SMALL = (
    "of the and on upon in near de del della der den di do da dos das du des la le les el los las "
    "al an am sur sous en bei"
)
_SMALL_WORDS = frozenset(_SMALL.split())


@dataclass(frozen=True)
class Dateline:
    """The place, the date and the agency before the first sentence; empty where not printed."""

    place: str = ""
    date: str = ""
    agency: str = ""


def read_dateline(paragraph: str) -> tuple[Dateline, str]:
    """The dateline at the head of this paragraph, and what follows it."""
    found = _DATELINE.match(paragraph)
    if not found:
        return Dateline(), paragraph
    place = (found["place"] or "").strip(" ,")
    line = Dateline(place, found["date"] or "", (found["agency"] or "").strip())
    rest = paragraph[found.end() :]
    if line == Dateline() or not rest or (place and not _is_place(place, line, rest)):
        return Dateline(), paragraph
    return line, rest


def without_dateline(paragraphs: Sequence[str]) -> tuple[Dateline, list[str]]:
    """The dateline that opens the text, and the paragraphs without it."""
    if not paragraphs:
        return Dateline(), []
    line, rest = read_dateline(paragraphs[0])
    return line, [rest, *paragraphs[1:]]


def _is_place(place: str, line: Dateline, rest: str) -> bool:
    words = re.findall(r"[^\W\d_][\w.'’]*", place)
    if not words or any(w[0].islower() and w not in _SMALL_WORDS for w in words):
        return False
    if line.date or line.agency or words[0].isupper():
        return len(words) <= 8
    # "Samarkand, Uzbekistan — Russian" is a dateline. "Putin — Russia's leader — said" is not:
    # the first sentence goes on behind a second dash.
    return len(words) <= 5 and not re.search(r"[—–]", rest.split(". ")[0][:300])


def read_printed(text: str) -> Dateline:
    """What a dateline says that stands by itself, as in "OSLO, May 9 (AP) -"."""
    text = " ".join(text.split()).strip(" -–—:")
    line, _ = read_dateline(f"{text} — A")
    return line if line != Dateline() else Dateline(place=text)
