"""Which lines are not the article's?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 200
_LINES = re.compile(
    r"""(
      more\ stories\ like\ this\ are\ available\ (on|at)\b .*
    | to\ contact\ the\ (reporter|editor|author)s?\ (on|responsible\ for|for)\ this\ story\b .*
    | (story|article)\ continues\ (below|after)\b .*
    | advertisement | advertising | sponsored(\ content)? | read\ more | read\ also | see\ also
    | related(\ (articles|stories|topics|content))? | share\ (this|on)\b .{0,40} | share
    | follow\ us\ on\b .* | (sign\ up|subscribe)\ (for|to|now|today)\b .* | click\ here\b .*
    | all\ rights\ reserved | print | e-?mail | comments? | \d+\ comments
    )\s*[.:!…]*""",
    re.IGNORECASE | re.VERBOSE,
)
_COPYRIGHT = re.compile(
    r"(copyright\b\s*(©|\(c\))?|©|\(c\)(?=\s*\d{4}\b))\s*(copyright\s+)?"
    r"(?P<years>\d{4}(\s*[-–,]\s*\d{4})*)?[\s,]*(by\s+|the\s+)?(?P<who>[^|]*)",
    re.IGNORECASE,
)
_AFTER_THE_NAME = re.compile(
    r"[\s,.]*(\b(all rights reserved|no reproduction|subscribe|reproduction)\b.*)$", re.IGNORECASE
)
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
    return len(line) <= _LONGEST and _LINES.fullmatch(line) is not None


def without_boilerplate(paragraphs: Sequence[str]) -> tuple[list[str], Copyright]:
    """The paragraphs that are the article's, and what the copyright line said."""
    kept: list[str] = []
    claim = Copyright()
    for paragraph in paragraphs:
        if len(paragraph) > _LONGEST:
            kept.append(paragraph)
        elif found := _COPYRIGHT.fullmatch(paragraph):
            claim = _read_copyright(found)
        elif not is_boilerplate(paragraph):
            kept.append(paragraph)
    return kept, claim


def _read_copyright(found: re.Match[str]) -> Copyright:
    years = re.findall(r"\d{4}", found["years"] or "")
    holder = _AFTER_THE_NAME.sub("", found["who"].strip(" .,;-–—"))
    holder = _COMPANY_FORM.sub("", holder).strip(" .,")
    return Copyright(holder if len(holder) <= 60 else "", int(years[-1]) if years else None)
