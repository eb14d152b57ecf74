"""What hangs together? Plain Python."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Connected(Generic[T]):
    """Things in groups, of which any two can be joined (union-find)."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def group(self, thing: T) -> T:
        """One and the same thing for all of a group."""
        top = thing
        while (above := self._above.get(top, top)) != top:
            top = above
        while (above := self._above.get(thing, thing)) != top:
            self._above[thing], thing = top, above
        return top

    def join(self, one: T, other: T) -> None:
        """From now on they are in one group."""
        self._above[self.group(one)] = self.group(other)

    def are_joined(self, one: T, other: T) -> bool:
        """Are they in one group?"""
        return self.group(one) == self.group(other)

    def groups(self, things: Iterable[T]) -> list[list[T]]:
        """These things by their groups, in the order in which they come."""
        found: defaultdict[T, list[T]] = defaultdict(list)
        for thing in things:
            found[self.group(thing)].append(thing)
        return list(found.values())
