"""From which words to which? The part that changed, with a little around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from articles.web.word_pieces import cut_into_words

# Comparing takes time by the square of what differs.
_MOST_COMPARED = 800
_AROUND = 12
_LONGEST_PART = 60
ELLIPSIS = " … "


class Edit(StrEnum):
    """What became of some words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Piece:
    """Some words, and what became of them."""

    text: str
    edit: Edit

    @property
    def is_deleted(self) -> bool:
        """Are they gone?"""
        return self.edit is Edit.DELETED

    @property
    def is_inserted(self) -> bool:
        """Are they new?"""
        return self.edit is Edit.INSERTED


def replaced(before: str, after: str) -> tuple[Piece, ...]:
    """All of it gone, all of it new: for values that are not made of sentences."""
    pieces = (Piece(before, Edit.DELETED), Piece(after, Edit.INSERTED))
    return tuple(piece for piece in pieces if piece.text)


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Which words went and which came; long stretches that stayed are cut short."""
    old, new = cut_into_words(before), cut_into_words(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    pieces = [
        _same(old[:head], is_first=True, is_last=False),
        *_between(old_middle, new_middle),
        _same(old[len(old) - tail :], is_first=False, is_last=True),
    ]
    return tuple(piece for piece in pieces if piece.text)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words are the same from the start."""
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if len(old) + len(new) > _MOST_COMPARED:
        yield from (_changed(old, Edit.DELETED), _changed(new, Edit.INSERTED))
        return
    # Words are matched, and spaces only beside them: a lone space in common says nothing.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield _same(old[a:b], is_first=False, is_last=False)
        else:
            yield _changed(old[a:b], Edit.DELETED)
            yield _changed(new[c:d], Edit.INSERTED)


def _changed(words: Sequence[str], edit: Edit) -> Piece:
    if len(words) > 2 * _LONGEST_PART:
        words = [*words[:_LONGEST_PART], ELLIPSIS, *words[-_LONGEST_PART:]]
    return Piece("".join(words), edit)


def _same(words: Sequence[str], *, is_first: bool, is_last: bool) -> Piece:
    """What stayed; of a long stretch only what stands beside a change."""
    if len(words) <= 2 * _AROUND:
        return Piece("".join(words), Edit.SAME)
    begin = [] if is_first else words[:_AROUND]
    end = [] if is_last else words[-_AROUND:]
    return Piece("".join([*begin, ELLIPSIS, *end]), Edit.SAME)
