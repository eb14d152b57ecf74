"""The index as one commit left it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.engines.whoosh_engine.codec import ArraySegment
from articles.search.engines.whoosh_engine.contents import path_of, read_contents
from articles.search.engines.whoosh_engine.segment import LivingSegment, OpenSegment
from articles.search.engines.whoosh_engine.stamp import Stamp, stamp_of
from articles.search.engines.whoosh_engine.unusable import UnusableIndexError

__all__ = ["LivingSegment", "Snapshot", "take_snapshot"]

# A commit removes the files that the one before it needed, perhaps just while we open them.
_ATTEMPTS = 10
_PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class Snapshot:
    """All segments of one commit."""

    commit: int
    parts: tuple[LivingSegment, ...]
    stamp: Stamp

    @property
    def names(self) -> list[str]:
        """What its segments are called; no two of any index are called the same."""
        return [part.segment.name for part in self.parts]

    def versions(self) -> Iterator[tuple[int, int]]:
        """The article id and version of every document."""
        for part in self.parts:
            ids = part.living(part.segment.integers("article_id")).tolist()
            versions = part.living(part.segment.integers("version")).tolist()
            yield from zip(ids, versions, strict=True)


def take_snapshot(folder: Path, cache: ByteCache, before: Snapshot | None) -> Snapshot:
    """The index of the last commit, with the segments that `before` has open already."""
    for attempt in range(_ATTEMPTS):
        try:
            stamp = stamp_of(folder)
            if before is not None and before.stamp.holds_at(stamp):
                return before
            return _open(folder, cache, before, stamp)
        except FileNotFoundError as missing:
            if attempt == _ATTEMPTS - 1:
                raise UnusableIndexError(
                    f"The index in {folder} has lost the file {missing.filename}."
                ) from missing
            time.sleep(_PAUSE_SECONDS)
    raise AssertionError("The loop returns or raises.")


def _open(folder: Path, cache: ByteCache, before: Snapshot | None, stamp: Stamp) -> Snapshot:
    commit, segments = read_contents(folder)
    # The number alone does not tell: somebody may have wiped the folder and begun anew.
    if before is not None and before.commit == commit and before.names == _names(segments):
        return replace(before, stamp=stamp)
    known = {part.segment.name: part.segment for part in before.parts} if before else {}
    parts = []
    for segment in segments:
        opened = known.get(segment.segment_id()) or OpenSegment(path_of(folder, segment), cache)
        parts.append(LivingSegment(opened, segment.alive()))
    names = {part.segment.name for part in parts}
    cache.forget(lambda key: key[0] not in names)
    return Snapshot(commit, tuple(parts), stamp)


def _names(segments: list[ArraySegment]) -> list[str]:
    return [str(segment.segment_id()) for segment in segments]
