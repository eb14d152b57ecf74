"""Packs: files that hold the original bytes of many articles, one compressed frame after another.

Only an import appends to them, and only one import runs at a time. What it could not save it cuts
off again; what a kill leaves behind the last frame that an article knows of is never read.
"""

import hashlib
import logging
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path

import zstandard
from django.conf import settings

logger = logging.getLogger(__name__)
LARGEST_PACK = 256 * 1024 * 1024
_LEVEL = 3
# No piece of a file is larger, with some room for what surrounds it.
_LARGEST_ORIGINAL = 64 * 1024 * 1024


class DamagedOriginalError(FileNotFoundError):
    """What is kept of an original is not what it should be: as good as nothing."""


@dataclass(frozen=True)
class Place:
    """Where a frame stands: in which pack, from which byte, how many bytes long."""

    pack: int
    offset: int
    length: int


def packed(content: bytes) -> bytes:
    """These bytes as a Zstandard frame."""
    return _compressor().compress(content)


@cache
def _compressor() -> zstandard.ZstdCompressor:
    """Making one takes as long as packing a short article."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True)


def append(frames: Sequence[bytes]) -> list[Place]:
    """Write these frames behind all others, and return their places when they are on the disk."""
    if not frames:
        return []
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    last = end()
    number = last.pack + 1 if last.offset > LARGEST_PACK else last.pack
    is_new = not _place_of(number).exists()
    places = []
    with _place_of(number).open("ab") as file:
        offset = file.seek(0, os.SEEK_END)
        for frame in frames:
            places.append(Place(number, offset, len(frame)))
            offset += file.write(frame)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        _sync(folder)
    return places


def end() -> Place:
    """The place behind all frames."""
    number = max((int(file.stem) for file in _folder().glob("*.pack")), default=1)
    file = _place_of(number)
    return Place(number, file.stat().st_size if file.exists() else 0, 0)


def cut_back(to: Place) -> None:
    """Forget all that was appended since this was the end: nothing of it was saved."""
    for file in _folder().glob("*.pack"):
        if int(file.stem) > to.pack:
            file.unlink()
        elif int(file.stem) == to.pack and file.stat().st_size > to.offset:
            os.truncate(file, to.offset)


def is_there(place: Place) -> bool:
    """Is there a pack of this number, and is it long enough?"""
    try:
        return _place_of(place.pack).stat().st_size >= place.offset + place.length
    except FileNotFoundError:
        return False


def read(place: Place, digest: str) -> bytes:
    """The bytes at this place.

    Raises FileNotFoundError when they are not kept, DamagedOriginalError when not as they were.
    """
    with _place_of(place.pack).open("rb") as file:
        file.seek(place.offset)
        frame = file.read(place.length)
    try:
        size = zstandard.frame_content_size(frame)
        if not 0 <= size <= _LARGEST_ORIGINAL:
            raise DamagedOriginalError(f"The original {digest} says it has {size:,} bytes.")
        content = zstandard.ZstdDecompressor().decompress(frame)
    except zstandard.ZstdError as error:
        raise DamagedOriginalError(f"The original {digest} is damaged in its pack.") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedOriginalError(f"The pack of original {digest} holds something else there.")
    return content


def erase(originals: Iterable[tuple[Place, str]]) -> None:
    """Overwrite these frames with zeros: what is deleted for good is gone from the disk.

    Nothing but what has this digest: behind a pack that somebody deleted another may have come.
    """
    by_pack: defaultdict[int, list[Place]] = defaultdict(list)
    for place, digest in originals:
        try:
            read(place, digest)
        except FileNotFoundError as problem:
            logger.warning("Nothing was erased in pack %d: %s", place.pack, problem)
        else:
            by_pack[place.pack].append(place)
    for pack, frames in by_pack.items():
        with _place_of(pack).open("r+b") as opened:
            for place in sorted(frames, key=attrgetter("offset")):
                opened.seek(place.offset)
                opened.write(b"\0" * place.length)
            opened.flush()
            os.fsync(opened.fileno())


def _sync(folder: Path) -> None:
    """Have the name of a new file on the disk too, where a system can be asked to."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _folder() -> Path:
    return Path(settings.NEWSDESK_VAR) / "originals" / "packs"


def _place_of(pack: int) -> Path:
    return _folder() / f"{pack:08d}.pack"
