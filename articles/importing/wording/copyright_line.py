"""Whose is it, and since when, as a copyright line says?"""

import re
from dataclasses import dataclass

from articles.importing.wording.boilerplate_lines import RIGHTS
from articles.importing.wording.dateline_words import is_known_agency

_COPYRIGHT = re.compile(
    r"(?P<sign>copyright\b\s*(©|\(c\))?|©|\(c\)(?=\s*\d{4}\b))\s*(copyright\s+)?"
    r"(?P<years>\d{4}(\s*[-–,]\s*\d{4})*)?[\s,]*(by\s+)?(the\s+)?(?P<who>[^|]*)",
    re.IGNORECASE,
)
_COMPANY_FORM = re.compile(
    r",?\s+(L\.?P|Inc|Ltd|Limited|L\.?L\.?C|PLC|Corp(oration)?|Co|Company|GmbH|AG|S\.?A)\.?$",
    re.IGNORECASE,
)
_FIRST_SENTENCE = re.compile(r"(?P<first>.*?\w{2,})(?:[.;]|\s[-–—])\s+(?P<rest>\S.*)")
_ENDED = re.compile(r"\w{4,}[.!?;:]\s")
# What the rest of a copyright line is about, in nine languages.
_ABOUT_RIGHTS = re.compile(
    r"rights|reserv|permission|reproduc|redistribut|publish|licen[cs]|terms|visit|www|https?:|droit"
    r"|interdit|autoris|derechos|permiso|autoriz|rechte|genehmigung|nachdruck|diritti|riproduzione"
    r"|direitos|voorbehouden|toestemming|prawa|zgody|права|разрешения",
    re.IGNORECASE,
)
_SMALL_NAMES = (
    "the of and for by de del della des du di da do dos la le les el los y e et i und der die das "
    "van von het en и"
)
_SMALL = frozenset(_SMALL_NAMES.split())
# What the law is about, as in "Copyright Act Signed".
_LAW = frozenset(
    ["act", "acts", "law", "laws", "bill", "reform", "reforms", "infringement", "office", "treaty",
     "case", "lawsuit", "suit", "holders", "owners", "directive", "protection", "violation"]
)  # fmt: skip
_MOST_WORDS = 6
_AROUND = " .,;:-–—"
_YEAR_BEHIND = re.compile(r"[\s,]+(\d{4})$")
_LONGEST_HOLDER = 60


@dataclass(frozen=True)
class Copyright:
    """What a copyright line says: whose, and since when; the weakest evidence there is."""

    holder: str = ""
    year: int | None = None


def read_copyright(line: str) -> Copyright | None:
    """What this copyright line says; None when it is none, but a sentence about the law."""
    found = _COPYRIGHT.fullmatch(line)
    if found is None:
        return None
    holder = RIGHTS.sub("", found["who"].strip(_AROUND)).strip(_AROUND)
    more = _FIRST_SENTENCE.fullmatch(holder)
    if more and _ABOUT_RIGHTS.search(more["rest"]):
        holder = more["first"]
    # "Copyright 1886: Ten States Sign" is a headline.
    is_told = bool(found["years"]) and found["who"].startswith(":")
    if "©" not in found["sign"] and (is_told or not _is_name(holder)):
        return None
    years = re.findall(r"\d{4}", found["years"] or "")
    if not years and (behind := _YEAR_BEHIND.search(holder)):
        holder, years = holder[: behind.start()], [behind[1]]
    holder = _COMPANY_FORM.sub("", holder).strip(" .,")
    known = holder if len(holder) <= _LONGEST_HOLDER else ""
    return Copyright(known, int(years[-1]) if years else None)


def _is_name(holder: str) -> bool:
    """Is it a short name, in capitals, or nothing at all?"""
    if is_known_agency(holder) or (" " not in holder and "." in holder):
        return True
    words = [w for w in holder.split() if w[0].isalnum() and w.lower() not in _SMALL]
    if len(words) > _MOST_WORDS or _ENDED.search(holder):
        return False
    is_about_law = bool(words) and words[0].lower().rstrip(".,:") in _LAW
    return not (is_about_law or any(word[0].islower() for word in words))
