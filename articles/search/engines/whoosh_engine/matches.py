"""Matches: which documents of a segment answer a part of the query, and how well.

Nothing is worked out before it is asked for: joined by AND, the rarest part is listed and the
others are only asked about its documents; and only what passes every filter is given a score.
"""

from collections.abc import Callable
from functools import cached_property, reduce

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers, Scores, in_either
from articles.search.engines.whoosh_engine.lookup import Places, are_in, scattered

# Above one in so many documents, visiting all of the segment is quicker than merging lists.
_MANY = 8
_MOST = 4


class Matches:
    """What a part of the query matches in a segment of `size` documents."""

    # The most documents that it can match, known without listing them.
    bound: int
    is_scored = False

    @cached_property
    def documents(self) -> Numbers:
        """All that it matches, in ascending order."""
        raise NotImplementedError

    def holds(self, documents: Numbers) -> Mask:
        """For each of these documents, in ascending order, whether it matches."""
        raise NotImplementedError

    def scores(self, documents: Numbers) -> Scores:
        """The score of each of these documents; zero for those that it does not match."""
        return np.zeros(len(documents))

    def add_scores(self, to: Scores) -> None:
        """Add the score of every document it matches to an array over the whole segment."""
        if self.is_scored:
            np.add.at(to, self.documents, self.scores(self.documents))


class Listed(Matches):
    """Documents that are known; `score` gives those at some places of the list their scores."""

    def __init__(
        self, documents: Numbers, size: int, score: Callable[[Places], Scores] | None = None
    ) -> None:
        self.documents = documents
        self.bound = len(documents)
        self.is_scored = score is not None
        self._size = size
        self._score = score

    def holds(self, documents: Numbers) -> Mask:
        """For each of these documents whether it is in the list."""
        return are_in(documents, self.documents, self._size)

    def scores(self, documents: Numbers) -> Scores:
        """The scores of those that are in the list."""
        if self._score is None:
            return np.zeros(len(documents))
        if documents is self.documents:
            return self._score(slice(None))
        return scattered(documents, self.documents, self._size, self._score)


class Masked(Matches):
    """The documents at which a mask is true."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self.bound = int(np.count_nonzero(mask))

    @cached_property
    def documents(self) -> Numbers:
        """The places at which it is true."""
        return np.flatnonzero(self._mask)

    def holds(self, documents: Numbers) -> Mask:
        """The mask at these documents."""
        return self._mask.take(documents)


class All(Matches):
    """Every document of the segment."""

    def __init__(self, size: int) -> None:
        self.bound = size

    @cached_property
    def documents(self) -> Numbers:
        """All of them."""
        return np.arange(self.bound)

    def holds(self, documents: Numbers) -> Mask:
        """Yes."""
        return np.ones(len(documents), np.bool_)


class AllBut(Matches):
    """Every document that a part does not match."""

    def __init__(self, part: Matches, size: int) -> None:
        self._part = part
        self.bound = self._size = size

    @cached_property
    def documents(self) -> Numbers:
        """Those that are left."""
        others = np.ones(self._size, np.bool_)
        others[self._part.documents] = False
        return np.flatnonzero(others)

    def holds(self, documents: Numbers) -> Mask:
        """Whether the part does not match them."""
        return ~self._part.holds(documents)


class Without(Matches):
    """What a part matches and another does not, with the scores of the part."""

    def __init__(self, part: Matches, other: Matches) -> None:
        self._part = part
        self._other = other
        self.bound = part.bound
        self.is_scored = part.is_scored

    @cached_property
    def documents(self) -> Numbers:
        """Those of the part that are left."""
        documents = self._part.documents
        return documents.compress(~self._other.holds(documents))

    def holds(self, documents: Numbers) -> Mask:
        """Whether the part matches them and the other does not."""
        return self._part.holds(documents) & ~self._other.holds(documents)

    def scores(self, documents: Numbers) -> Scores:
        """The part's scores; zero where the other matches."""
        return np.where(self._other.holds(documents), 0.0, self._part.scores(documents))


class _Joined(Matches):
    """Several parts; scores add up in their order, so that equal documents score equally."""

    def __init__(self, parts: list[Matches], size: int) -> None:
        self._parts = parts
        self._size = size
        self.is_scored = any(part.is_scored for part in parts)

    def scores(self, documents: Numbers) -> Scores:
        """The sum of the parts' scores."""
        scores = np.zeros(len(documents))
        for part in self._parts:
            if part.is_scored:
                scores += part.scores(documents)
        return scores


class Together(_Joined):
    """Documents that are known to match all parts; their scores are the parts'."""

    def __init__(self, documents: Numbers, parts: list[Matches], size: int) -> None:
        super().__init__(parts, size)
        self.documents = documents
        self.bound = len(documents)

    def holds(self, documents: Numbers) -> Mask:
        """For each of these documents whether it is known."""
        return are_in(documents, self.documents, self._size)

    def scores(self, documents: Numbers) -> Scores:
        """The sum of the parts' scores; zero where the parts are not as they should be."""
        if documents is self.documents:
            return super().scores(documents)
        return np.where(self.holds(documents), super().scores(documents), 0.0)


class Both(_Joined):
    """What all parts match."""

    def __init__(self, parts: list[Matches], size: int) -> None:
        super().__init__(parts, size)
        self._rarest_first = sorted(parts, key=lambda part: part.bound)
        self.bound = self._rarest_first[0].bound

    @cached_property
    def documents(self) -> Numbers:
        """Those of the rarest part that the others match too."""
        rarest, *others = self._rarest_first
        documents = rarest.documents
        for part in others:
            documents = documents.compress(part.holds(documents))
        return documents

    def holds(self, documents: Numbers) -> Mask:
        """Whether every part matches them."""
        held = np.ones(len(documents), np.bool_)
        for part in self._rarest_first:
            held[held] = part.holds(documents.compress(held))
        return held


class Either(_Joined):
    """What some part matches."""

    def __init__(self, parts: list[Matches], size: int) -> None:
        super().__init__(parts, size)
        self.bound = min(sum(part.bound for part in parts), size)

    @cached_property
    def documents(self) -> Numbers:
        """The parts' documents, each once."""
        if self.bound * _MANY < self._size:
            return reduce(in_either, (part.documents for part in self._parts))
        return np.flatnonzero(self._mask)

    def scores(self, documents: Numbers) -> Scores:
        """The sum of the parts' scores."""
        scored = [part for part in self._parts if part.is_scored]
        if sum(part.bound for part in scored) > _MOST * len(documents):
            return super().scores(documents)
        # Most of what the parts match is asked for: adding all up once is quicker than looking up.
        total = np.zeros(self._size)
        for part in scored:
            part.add_scores(total)
        return total.take(documents)

    def holds(self, documents: Numbers) -> Mask:
        """Whether some part matches them."""
        if self.bound < _MOST * len(self._parts) * len(documents):
            # Marking all that the parts match is quicker than looking up in one after the other.
            return self._mask.take(documents)
        held = np.zeros(len(documents), np.bool_)
        for part in self._parts:
            left = ~held
            held[left] = part.holds(documents.compress(left))
        return held

    @cached_property
    def _mask(self) -> Mask:
        found = np.zeros(self._size, np.bool_)
        for part in self._parts:
            found[part.documents] = True
        return found


def joined_by_and(parts: list[Matches], size: int) -> Matches:
    """What all parts match."""
    return parts[0] if len(parts) == 1 else Both(parts, size)


def joined_by_or(parts: list[Matches], size: int) -> Matches:
    """What some part matches."""
    some = [part for part in parts if part.bound] or parts[:1]
    return some[0] if len(some) == 1 else Either(some, size)


def without(part: Matches, other: Matches) -> Matches:
    """What a part matches and another does not."""
    return Without(part, other) if other.bound else part


def nothing(size: int) -> Matches:
    """No document."""
    return Listed(np.empty(0, np.int64), size)
