"""Keeps what was read last, within a bound of memory."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar, cast

DEFAULT_LIMIT = 512 * 1024 * 1024


class Sized(Protocol):
    """Something that knows its size."""

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""


T = TypeVar("T", bound=Sized)


class ByteCache:
    """Values by key; the least recently used go first when they take more than `limit` bytes."""

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        self._limit = limit
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self.nbytes = 0

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key, made where it is not at hand."""
        if key in self._values:
            self._values.move_to_end(key)
            return cast("T", self._values[key])
        value = make()
        self._values[key] = value
        self.nbytes += value.nbytes
        while self.nbytes > self._limit and len(self._values) > 1:
            _, oldest = self._values.popitem(last=False)
            self.nbytes -= oldest.nbytes
        return value

    def forget(self, belongs: Callable[[Any], bool]) -> None:
        """Drop the keys of which this is true."""
        for key in [key for key in self._values if belongs(key)]:
            self.nbytes -= self._values.pop(key).nbytes
