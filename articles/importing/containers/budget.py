"""How much may come out of an archive, and how much has?"""

from collections.abc import Callable
from dataclasses import dataclass

MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE
# So much may come out of however little: a short file of one word a thousand times is no bomb.
_NOT_JUDGED = MEGABYTE
# More in all, so that one bomb among good files is refused by itself, before it spoils the rest.
_NOT_JUDGED_IN_ALL = 10 * MEGABYTE


@dataclass(frozen=True)
class Limits:
    """How many files an archive may hold, how large, and how deeply packed; sizes unpacked.

    `total` is for all that comes out of one file on disk, archives in archives included. `alone`
    is instead of it for one compressed file of a format that is read piece by piece: no more than
    a piece of it is ever held, and what is packed like that is a whole collection.
    """

    members: int = 10_000
    member: int = 50 * MEGABYTE
    total: int = 2 * GIGABYTE
    alone: int = 20 * GIGABYTE
    ratio: int = 200
    depth: int = 2

    def is_bomb(self, packed: int, unpacked: int, not_judged: int = _NOT_JUDGED) -> bool:
        """Did more come out of so few bytes than news ever does?"""
        return unpacked > not_judged and unpacked > self.ratio * packed


DEFAULT_LIMITS = Limits()


class Refused(Exception):  # noqa: N818 - it says what happened
    """Nothing more can be read of this file; the message says why."""


class Spent(Refused):
    """Nothing more may be read of the outermost file, whatever else is in it."""


class Budget:
    """What has come out of one file on disk; `position` says how much of the file is read."""

    def __init__(self, limits: Limits, position: Callable[[], int]) -> None:
        self.limits, self.position = limits, position
        self.members = 0
        self.passed_over = 0
        self.unpacked = 0
        self.total = limits.total

    def count_member(self, *, is_passed_over: bool = False) -> None:
        """One more file; raises Spent when there are too many.

        What is passed over is counted apart: a Mac puts a hidden file beside each that it packs.
        """
        if is_passed_over:
            self.passed_over += 1
        else:
            self.members += 1
        if max(self.members, self.passed_over) > self.limits.members:
            raise Spent(
                f"it holds more than {self.limits.members:,} files; the rest is not read: unpack "
                "it, and import the folder"
            )

    def count_bytes(self, count: int) -> None:
        """So many more bytes; raises Spent when there are too many."""
        self.unpacked += count
        if self.unpacked > self.total:
            raise Spent(
                f"more than {in_words(self.total)} came out of it; the rest is not read: unpack "
                "it, and import the folder"
            )
        if self.limits.is_bomb(self.position(), self.unpacked, _NOT_JUDGED_IN_ALL):
            raise Spent(bomb(self.limits))


def bomb(limits: Limits) -> str:
    """Why nothing more is read of what swells too much."""
    return (
        f"it swells to more than {limits.ratio} times its size, as only a bomb does; nothing more "
        "of it is read"
    )


def too_large(limits: Limits) -> str:
    """Why a file in an archive is not read."""
    return (
        f"unpacked it is larger than {in_words(limits.member)}; unpack the archive, and import the "
        "folder"
    )


def in_words(size: int) -> str:
    """A number of bytes, for people."""
    for unit, name in ((GIGABYTE, "GB"), (MEGABYTE, "MB"), (1024, "KB")):
        if size >= unit:
            return f"{size // unit:,} {name}"
    return f"{size:,} bytes"
