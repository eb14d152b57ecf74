"""Which lines are not the article's?"""

import re
from collections.abc import Sequence

from articles.importing.wording.boilerplate_lines import (
    ALONE,
    APPEAL,
    CALL,
    HEADING,
    OPENING,
    REPORTS,
)
from articles.importing.wording.copyright_line import Copyright, read_copyright

_LONGEST = 200
# Of a line to another article, below a heading over such lines.
_LONGEST_LINK = 120
_MOST_LINKS = 15
# Behind an opening that sites and articles share.
_FEWEST_OF_SENTENCE = 5
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*$")


def is_boilerplate(line: str) -> bool:
    """Is this line the site's own and not the article's?"""
    if len(line) > _LONGEST:
        return False
    line = line.lower()
    if any(pattern.fullmatch(line) for pattern in ALONE):
        return True
    if CALL.fullmatch(line):
        return REPORTS.search(line) is None
    opening = OPENING.fullmatch(line) or APPEAL.fullmatch(line)
    return opening is not None and not _is_sentence(opening["tail"] or "")


def without_boilerplate(paragraphs: Sequence[str]) -> tuple[list[str], Copyright]:
    """The paragraphs that are the article's, and what the copyright line said."""
    kept: list[str] = []
    claim = Copyright()
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) > _LONGEST:
            kept.append(paragraph)
        elif found := read_copyright(paragraph):
            claim = found
        elif not is_boilerplate(paragraph):
            kept.append(paragraph)
        elif kept and HEADING.fullmatch(paragraph) and _are_links(paragraphs, number + 1):
            for line in paragraphs[number + 1 :]:
                claim = read_copyright(line) or claim
            break
    return kept, claim


def _is_sentence(tail: str) -> bool:
    """Does the article go on behind its opening, up to a full stop?"""
    return len(tail.split()) >= _FEWEST_OF_SENTENCE and _SENTENCE_END.search(tail) is not None


def _are_links(paragraphs: Sequence[str], start: int) -> bool:
    """Only headlines, from here to the end of the page? An article goes on in sentences."""
    lines = paragraphs[start : start + _MOST_LINKS + 1]
    return len(lines) <= _MOST_LINKS and all(
        len(line) <= _LONGEST_LINK
        and (not _SENTENCE_END.search(line) or is_boilerplate(line) or "©" in line)
        for line in lines
    )
