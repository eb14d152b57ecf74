"""Where in a text are the words the reader asked for?

Plain pieces of text: whoever prints them escapes each and then marks the hits.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.search.analysis import DEFAULT_LANGUAGE
from articles.search.find_hits import Span, find_hits
from articles.search.tree import Node, TextField

# A snippet is looked for in the beginning of a text: reading on would keep the page waiting.
LONGEST_READ = 50_000

_SPACES = re.compile(r"\s+")
_CUT = "…"
_BETWEEN = " … "


@dataclass(frozen=True)
class Piece:
    """A piece of text; `is_hit` says whether the reader asked for it."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int


def marked(
    text: str, tree: Node, *, field: TextField = "body", language: str = DEFAULT_LANGUAGE
) -> tuple[Piece, ...]:
    """The whole text in pieces, the hits of a query in it marked; `field` is what the text is.

    Joined, the pieces are the text. What stands under NOT is not marked. `language` is the
    article's.
    """
    return tuple(_pieces(text, find_hits(text, tree, field, language), _Passage(0, len(text))))


def snippet(
    body: str, tree: Node, *, length: int = 240, language: str = DEFAULT_LANGUAGE
) -> tuple[Piece, ...]:
    """The one or two passages that show most of a query, or the beginning where none does.

    At most `length` characters, cut between words, every run of spaces as one. `language` is the
    article's. Nothing is looked for after the first LONGEST_READ characters.
    """
    body = body[:LONGEST_READ]
    spans = find_hits(body, tree, "body", language)
    if len(body) <= length:
        passages = [_Passage(0, len(body))]
    else:
        passages = _best_passages(body, spans, length)
    return tuple(_on_one_line(_with_cuts(body, spans, passages)))


def _best_passages(text: str, spans: list[Span], length: int) -> list[_Passage]:
    whole = length - 2 * len(_CUT)
    half = (whole - len(_BETWEEN)) // 2
    one = _densest(spans, whole)
    first = _densest(spans, half)
    shown = {span.sought for span in first}
    second = _densest([span for span in spans if span.sought not in shown], half)
    both = shown | {span.sought for span in second}
    if not second or len(both) <= len({span.sought for span in one}):
        return [_around(text, one, whole)]
    early, late = sorted(
        (_around(text, first, half), _around(text, second, half)), key=lambda p: p.start
    )
    if late.start <= early.end:
        return [_Passage(early.start, max(early.end, late.end))]
    return [early, late]


def _densest(spans: list[Span], length: int) -> list[Span]:
    """The neighbours within so many characters that show most words, then most hits."""
    best, best_score = (0, 0), (0, 0)
    counts: Counter[int] = Counter()
    after = 0
    for first, span in enumerate(spans):
        while after < len(spans) and spans[after].end <= span.start + length:
            counts[spans[after].sought] += 1
            after += 1
        score = (len(counts), after - first)
        if after > first and score > best_score:
            best, best_score = (first, after), score
        if after == first:  # One hit alone is longer than the passage.
            after += 1
            continue
        counts[span.sought] -= 1
        if not counts[span.sought]:
            del counts[span.sought]
    return spans[slice(*best)]


def _around(text: str, spans: list[Span], length: int) -> _Passage:
    """The passage of such a length around some hits, cut between words."""
    if len(text) <= length:
        return _Passage(0, len(text))
    first = spans[0].start if spans else len(text) - len(text.lstrip())
    last = max((span.end for span in spans), default=first)
    before = (length - (last - first)) // 3 if spans else 0
    start = max(0, min(first - before, len(text) - length))
    end = min(len(text), start + length)
    if start > 0 and not text[start - 1].isspace():
        border = _SPACES.search(text, start, first)
        start = border.end() if border else start
    if end < len(text) and not text[end].isspace():
        border_at = max(text.rfind(space, last, end) for space in " \n\t")
        end = border_at if border_at > start else end
    return _Passage(start, end)


def _with_cuts(text: str, spans: list[Span], passages: Iterable[_Passage]) -> Iterator[Piece]:
    ended_at = 0
    for passage in passages:
        if text[ended_at : passage.start].strip():
            yield Piece(_BETWEEN if ended_at else _CUT)
        yield from _pieces(text, spans, passage)
        ended_at = passage.end
    if text[ended_at:].strip():
        yield Piece(_CUT)


def _pieces(text: str, spans: Iterable[Span], passage: _Passage) -> Iterator[Piece]:
    """A passage of a text in pieces, overlapping hits as one."""
    done = passage.start
    within = [s for s in spans if s.start >= passage.start and s.end <= passage.end]
    for start, end in _merged(within):
        if start > done:
            yield Piece(text[done:start])
        yield Piece(text[start:end], is_hit=True)
        done = end
    if done < passage.end:
        yield Piece(text[done : passage.end])


def _merged(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for span in spans:
        if current and span.start < current[1]:
            current = (current[0], max(current[1], span.end))
            continue
        if current:
            yield current
        current = (span.start, span.end)
    if current:
        yield current


def _on_one_line(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with every run of spaces as one, and none at either end."""
    before: Piece | None = None
    ends_in_space = True
    for piece in pieces:
        text = _SPACES.sub(" ", piece.text)
        text = text[1:] if ends_in_space and text.startswith(" ") else text
        if not text:
            continue
        ends_in_space = text.endswith(" ")
        if before:
            yield before
        before = Piece(text, piece.is_hit)
    if before and before.text.rstrip():
        yield Piece(before.text.rstrip(), before.is_hit)
