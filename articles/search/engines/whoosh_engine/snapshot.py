"""The index as one commit left it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from whoosh.index import TOC

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers
from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.engines.whoosh_engine.codec import ArraySegment
from articles.search.engines.whoosh_engine.fields import SCHEMA
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.unusable import UnusableIndexError

INDEX_NAME = "MAIN"
_CONTENTS_PREFIX = f"_{INDEX_NAME}_"
_CONTENTS_SUFFIX = ".toc"
# A commit removes the files that the one before it needed, perhaps just while we open them.
_ATTEMPTS = 10
_PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class LivingSegment:
    """A segment, and which of its documents are not deleted."""

    segment: OpenSegment
    alive: Mask


@dataclass(frozen=True)
class Snapshot:
    """All segments of one commit."""

    commit: int
    parts: tuple[LivingSegment, ...]

    def versions(self) -> Iterator[tuple[int, int]]:
        """The article id and version of every document."""
        for part in self.parts:
            ids = part.segment.integers("article_id")[part.alive].tolist()
            yield from zip(ids, part.segment.integers("version")[part.alive].tolist(), strict=True)


def latest_commit(folder: Path) -> int:
    """The number of the last commit, from the name of its table of contents."""
    start, end = len(_CONTENTS_PREFIX), -len(_CONTENTS_SUFFIX)
    names = (path.name for path in folder.iterdir())
    numbers = (
        int(name[start:end])
        for name in names
        if name.startswith(_CONTENTS_PREFIX) and name.endswith(_CONTENTS_SUFFIX)
    )
    return max(numbers, default=-1)


def take_snapshot(folder: Path, cache: ByteCache, before: Snapshot | None) -> Snapshot:
    """The index of the last commit, with the segments that `before` has open already."""
    if before is not None and before.commit == latest_commit(folder):
        return before
    for attempt in range(_ATTEMPTS):
        try:
            return _open(folder, cache, before)
        except FileNotFoundError as missing:
            if attempt == _ATTEMPTS - 1:
                raise UnusableIndexError(
                    f"The index in {folder} has lost the file {missing.filename}."
                ) from missing
            time.sleep(_PAUSE_SECONDS)
    raise AssertionError("The loop returns or raises.")


def _open(folder: Path, cache: ByteCache, before: Snapshot | None) -> Snapshot:
    storage = MappedStorage(str(folder))
    contents = TOC.read(storage, INDEX_NAME, schema=SCHEMA)
    known = {part.segment.name: part.segment for part in before.parts} if before else {}
    parts = []
    for segment in contents.segments:
        opened = known.get(segment.segment_id()) or OpenSegment(storage, segment, cache)
        parts.append(LivingSegment(opened, _alive(segment)))
    names = {part.segment.name for part in parts}
    cache.forget(lambda key: key[0] not in names)
    return Snapshot(contents.generation, tuple(parts))


def _alive(segment: ArraySegment) -> Mask:
    alive = np.ones(segment.doc_count_all(), np.bool_)
    deleted: Numbers = np.fromiter(segment.deleted_docs(), np.int64)
    alive[deleted] = False
    return alive
