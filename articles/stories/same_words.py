"""Which words of an article count when two of them are compared?

Plain Python. What agencies put around a text does not count: datelines, credit lines, bylines,
copyright lines and notes such as "(Adds details)". Digits do: they tell reports of one mould apart.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

# Scripts that put no space between words count by the character.
_WORD = re.compile(
    r"\d+(?:[.:]\d+)*|[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\d_\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_ASCII_WORD = re.compile(r"[a-z]+|\d+(?:[.:]\d+)*")
# The sign first: it is found at once, and looked around only there.
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_NOTES = (
    r"adds?|recasts?|updates?|updated|corrects?|corrected|fixes|refiles?|repeats?|rewrites?"
    r"|(?:additional\s+)?(?:reporting|writing|editing|compiled|translated)\s+by"
)
_NOTE = re.compile(rf"[(\[]\s*(?:{_NOTES})\b[^()\[\]]{{0,300}}[)\]]", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?:update|wrapup|rpt|repeat|refile|corrected|correction|correct|recast|advisory|urgent)"
    r"(?:\s*\(?\d{0,2}\)?)\s*[-–—:]+\s*)+",
    re.IGNORECASE,
)
_AGENCY = r"\(\s*[^\W\d_][^()\n]{1,30}\)"
_DATELINE = re.compile(
    rf"\s*(?:[^\W\d_][^\n.!?:;()]{{0,70}}(?:\.\s?\d{{1,2}}|\d{{1,2}})?\s*)?{_AGENCY}\s*[-–—]{{1,3}}\s*"
    r"|\s*[A-Z][A-Z .'/-]{2,40}(?:,[^\n:;()–—-]{1,40})?\s*(?:--|[–—]|\s-\s)\s*"
)
_LEFT_OUT_LINE = re.compile(
    r"(?:by\s+[^\W\d_][^\n.!?]{2,58}"
    r"|(?:©|\(c\)|copyright\b)[^\n]{0,150}"
    r"|[^\n]{0,60}\ball rights reserved\b[^\n]{0,60}"
    r"|(?:--?\s*)?(?:reuters?|ap|afp|upi|dpa|tass|xinhua|kyodo|ansa|efe)\.?)",
    re.IGNORECASE,
)
_LAST_CREDIT = re.compile(r"\s(?:reuters?|REUTERS?)[\s.;&#0-9]*$", re.IGNORECASE)
_SHORT = 40
# Enough to tell any two texts apart, and a bound on the time that one can take.
_MOST_CHARACTERS = 200_000
# Nor can an opening that never ends: patterns are tried on so much of it.
_LONGEST_OPENING = 250


def words_of(title: str, body: str) -> list[str]:
    """The words that count, folded: of the title, then of the text."""
    body = body[:_MOST_CHARACTERS]
    lines = [
        line
        for line in _NOTE.sub(" ", body).split("\n")
        if not line or len(line) > 150 or not _LEFT_OUT_LINE.fullmatch(line.strip())
    ]
    text = _without(_DATELINE, "\n".join(lines).lstrip())
    text = text[:-60] + _LAST_CREDIT.sub("", text[-60:])
    head = _NOTE.sub(" ", _without(_OPENING, title.strip()))
    folded = _folded(f"{head}\n{text}")
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def numbers_of(words: Sequence[str]) -> list[str]:
    """Those of the words that are numbers, in their order."""
    return [word for word in words if word[0].isdigit()]


def shingles_of(words: Sequence[str]) -> set[str]:
    """Every four words that follow each other; of short texts every two."""
    if len(words) < _SHORT:
        return {f"{a} {b}" for a, b in pairwise(words)}
    fours = zip(words, words[1:], words[2:], words[3:], strict=False)
    return set(map(" ".join, fours))


def _without(opening: re.Pattern[str], text: str) -> str:
    """What follows the opening, where there is one."""
    found = opening.match(text[:_LONGEST_OPENING])
    return text[found.end() :] if found else text


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _THOUSANDS.sub("", text.casefold())
