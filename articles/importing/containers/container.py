"""Container: a way in which files are packed into one, and how much may come out of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from articles.importing.containers.budget import Budget
from articles.importing.opened import Stream


class Readable(Protocol):
    """Anything that bytes can be read from."""

    def read(self, size: int, /) -> bytes | None:
        """The next bytes, at most so many; none at the end."""


@dataclass(frozen=True)
class Packed:
    """A file that holds others: its stream, and what may still come out of it.

    `file` is the same where one can go back in it: the file on disk, but nothing that lies in an
    archive itself. `depth` is 1 for the file on disk, and one more in each archive.
    """

    name: str
    stream: Stream
    budget: Budget
    depth: int = 1
    file: BinaryIO | None = None


@dataclass(frozen=True)
class Member:
    """A file in a container.

    `unpack` gives the stream of its bytes, to be read before the next member is asked for; it
    raises Refused, and so does the stream. `size` is what the container says of it, which may be a
    lie: bytes are counted when they come. One that `is_alone` is all there is in the container, as
    in a .gz.
    """

    name: str
    unpack: Callable[[], Stream]
    size: int = 0
    is_alone: bool = False


@dataclass(frozen=True)
class Container:
    """A way in which files are packed into one: `name` in the archive, `endings` for people.

    `recognises(head, ending)` gets the first bytes of a file and the ending of its name, as a
    format does. `members(packed)` gives the files in it, from the front, in bounded memory, folders
    left out; it raises Refused where nothing more can be read.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes, str], bool]
    members: Callable[[Packed], Iterator[Member]]
