"""Which lines are not the article's?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.wording.boilerplate_lines import HEADING, RIGHTS, SINGLE

_LONGEST = 200
# Of a line to another article, below a heading over such lines.
_LONGEST_LINK = 120
_MOST_LINKS = 15
_COPYRIGHT = re.compile(
    r"(?P<sign>copyright\b\s*(©|\(c\))?|©|\(c\)(?=\s*\d{4}\b))\s*(copyright\s+)?"
    r"(?P<years>\d{4}(\s*[-–,]\s*\d{4})*)?[\s,]*(by\s+|the\s+)?(?P<who>[^|]*)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*$")
_COMPANY_FORM = re.compile(
    r",?\s+(L\.?P|Inc|Ltd|Limited|L\.?L\.?C|PLC|Corp(oration)?|Co|Company|GmbH|AG|S\.?A)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Copyright:
    """What a copyright line says: whose, and since when; the weakest evidence there is."""

    holder: str = ""
    year: int | None = None


def is_boilerplate(line: str) -> bool:
    """Is this line the site's own and not the article's?"""
    return len(line) <= _LONGEST and SINGLE.fullmatch(line.lower()) is not None


def without_boilerplate(paragraphs: Sequence[str]) -> tuple[list[str], Copyright]:
    """The paragraphs that are the article's, and what the copyright line said."""
    kept: list[str] = []
    claim = Copyright()
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) > _LONGEST:
            kept.append(paragraph)
        elif (found := _COPYRIGHT.fullmatch(paragraph)) and _is_claim(found):
            claim = _read_copyright(found)
        elif not is_boilerplate(paragraph):
            kept.append(paragraph)
        elif kept and HEADING.fullmatch(paragraph) and _are_links(paragraphs, number + 1):
            for line in paragraphs[number + 1 :]:
                found = _COPYRIGHT.fullmatch(line)
                claim = _read_copyright(found) if found and _is_claim(found) else claim
            break
    return kept, claim


def _are_links(paragraphs: Sequence[str], start: int) -> bool:
    """Only headlines, from here to the end of the page? An article goes on in sentences."""
    lines = paragraphs[start : start + _MOST_LINKS + 1]
    return len(lines) <= _MOST_LINKS and all(
        len(line) <= _LONGEST_LINK
        and (not _SENTENCE_END.search(line) or is_boilerplate(line) or "©" in line)
        for line in lines
    )


def _is_claim(found: re.Match[str]) -> bool:
    """Not a sentence about the law that begins with the word."""
    if found["years"] or "©" in found["sign"] or "(c)" in found["sign"].lower():
        return True
    who = found["who"].strip(" .")
    words = RIGHTS.sub("", who).split()
    return len(words) <= 6 and all(w[0].isupper() or not w[0].isalpha() for w in words)


def _read_copyright(found: re.Match[str]) -> Copyright:
    years = re.findall(r"\d{4}", found["years"] or "")
    holder = RIGHTS.sub("", found["who"].strip(" .,;-–—")).strip(" .,;-–—")
    holder = _COMPANY_FORM.sub("", holder).strip(" .,")
    return Copyright(holder if len(holder) <= 60 else "", int(years[-1]) if years else None)
