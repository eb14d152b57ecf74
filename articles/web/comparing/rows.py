"""Which paragraphs of two texts belong side by side?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from articles.web.comparing.matching import OutOfStepsError, Steps, opcodes
from articles.web.comparing.words import Pieces, compare_words, whole
from articles.web.word_pieces import telling_words

# Very long texts are compared up to here.
LONGEST = 200_000
MOST_PARAGRAPHS = 2_000
# So many paragraphs in a row that are the same are folded, all but one on each side.
_FOLDED_FROM = 3
# Paragraphs with so much in common are one, changed.
_ALIKE = 0.4


@dataclass(frozen=True)
class Row:
    """Two paragraphs side by side, or one beside nothing."""

    left: Pieces
    right: Pieces
    is_same: bool = False


@dataclass(frozen=True)
class Stretch:
    """Some rows; `is_folded`: they are the same on both sides, and only the curious want them."""

    rows: tuple[Row, ...]
    is_folded: bool = False


def compare_texts(one: str, other: str, steps: Steps) -> tuple[Stretch, ...]:
    """The paragraphs of two texts, with what differs, as far as the steps reach."""
    return tuple(_folded(list(_rows(paragraphs_of(one), paragraphs_of(other), steps))))


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text, of a very long one the first."""
    return list(islice(_paragraphs(text[:LONGEST]), MOST_PARAGRAPHS))


def is_cut(text: str) -> bool:
    """Does it go on behind what is compared?"""
    if text[LONGEST:].strip():
        return True
    return next(islice(_paragraphs(text[:LONGEST]), MOST_PARAGRAPHS, None), None) is not None


def _paragraphs(text: str) -> Iterator[str]:
    return filter(None, (line.strip() for line in text.split("\n")))


def _rows(one: Sequence[str], other: Sequence[str], steps: Steps) -> Iterator[Row]:
    for kind, a, b, c, d in opcodes(one, other, steps):
        if kind == "equal":
            yield from (Row(whole(text), whole(text), is_same=True) for text in one[a:b])
            continue
        for left, right in _paired(one[a:b], other[c:d], steps):
            if left and right:
                yield Row(*compare_words(left, right, steps), is_same=left == right)
            else:
                yield Row(whole(left, is_only_here=True), whole(right, is_only_here=True))


def _paired(one: Sequence[str], other: Sequence[str], steps: Steps) -> Iterator[tuple[str, str]]:
    """Paragraphs that changed beside what they became, in order; "" beside the rest."""
    ours, theirs = [telling_words(text) for text in one], [telling_words(text) for text in other]
    try:
        steps.take(len(other) * sum(map(len, ours)))
    except OutOfStepsError:
        yield from zip_longest(one, other, fillvalue="")
        return
    at = 0
    for text, words in zip(one, ours, strict=True):
        likeness = [_likeness(words, others) for others in theirs[at:]]
        best = max(likeness, default=0.0)
        if best < _ALIKE:
            yield text, ""
            continue
        found = at + likeness.index(best)
        yield from (("", skipped) for skipped in other[at:found])
        yield text, other[found]
        at = found + 1
    yield from (("", left) for left in other[at:])


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _folded(rows: Sequence[Row]) -> Iterator[Stretch]:
    """What differs with a paragraph around it; what lies between, folded."""
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end].is_same == rows[start].is_same:
            end += 1
        stretch = tuple(rows[start:end])
        if not rows[start].is_same or len(stretch) < _FOLDED_FROM:
            yield Stretch(stretch)
        else:
            head = 1 if start else 0
            tail = len(stretch) - (1 if end < len(rows) else 0)
            yield from (Stretch(part) for part in (stretch[:head],) if part)
            yield Stretch(stretch[head:tail], is_folded=True)
            yield from (Stretch(part) for part in (stretch[tail:],) if part)
        start = end
