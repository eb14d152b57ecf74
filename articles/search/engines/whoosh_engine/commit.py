"""Makes a batch last: what it deletes, what it brings, and what is merged on the way.

Nothing that the index has is touched before the new table of contents takes the place of the old
one; the files that are of no more use are removed after.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask
from articles.search.engines.whoosh_engine.building.merge_segments import merge_segments
from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.engines.whoosh_engine.changes import Changes
from articles.search.engines.whoosh_engine.codec import ArraySegment, new_segment_id
from articles.search.engines.whoosh_engine.contents import (
    INDEX_NAME,
    path_of,
    remove_leftovers,
    write_contents,
)
from articles.search.engines.whoosh_engine.mapped_files import sync
from articles.search.engines.whoosh_engine.merging import Size, groups_to_merge
from articles.search.engines.whoosh_engine.segment import LivingSegment, OpenSegment
from articles.search.engines.whoosh_engine.snapshot import Snapshot


def commit(folder: Path, before: Snapshot, written: Sequence[Path], changes: Changes) -> None:
    """Add the segments in these files to the index, and make the changes to all."""
    old = [_without(part, changes) for part in before.parts]
    new = _opened(written, changes)
    if not new and all(one is other for one, other in zip(old, before.parts, strict=True)):
        return
    sizes = [Size(part.count, part.segment.size) for part in old]
    sizes += [Size(part.count, part.segment.size, is_new=True) for part in new]
    parts = _merged(folder, [*old, *new], sizes)
    listed = [_listed(part) for part in parts]
    known = {part.segment.name for part in before.parts}
    for segment in listed:
        if segment.segment_id() not in known:
            sync(path_of(folder, segment))
    number = before.commit + 1
    write_contents(folder, number, listed)
    remove_leftovers(folder, number, listed)


def compact(folder: Path, before: Snapshot) -> None:
    """Write the segments anew as few as may be, without the documents that are deleted."""
    sizes = [Size(part.count, part.segment.size, is_new=True) for part in before.parts]
    if len(sizes) < 2 and all(size.living == size.all for size in sizes):
        return
    listed = [_listed(part) for part in _merged(folder, before.parts, sizes)]
    number = before.commit + 1
    write_contents(folder, number, listed)
    remove_leftovers(folder, number, listed)


def new_path(folder: Path) -> Path:
    """A file for a new segment."""
    return path_of(folder, ArraySegment(INDEX_NAME, new_segment_id(), np.empty(0, np.bool_)))


def _without(part: LivingSegment, changes: Changes) -> LivingSegment:
    """A segment of before; the very same where nothing of it goes."""
    going: Mask = np.isin(part.segment.integers("article_id"), changes.touched) & part.alive
    return LivingSegment(part.segment, part.alive & ~going) if going.any() else part


def _opened(written: Sequence[Path], changes: Changes) -> list[LivingSegment]:
    """The new segments, without documents that the batch itself replaced or deleted."""
    parts = []
    first = 0
    for path in written:
        segment = OpenSegment(path, ByteCache())
        parts.append(LivingSegment(segment, changes.staying[first : first + segment.size]))
        first += segment.size
    return parts


def _merged(
    folder: Path, parts: Sequence[LivingSegment], sizes: Sequence[Size]
) -> list[LivingSegment]:
    """The segments there are once those that are due are written anew; empty ones are left out."""
    kept = dict(enumerate(parts))
    for places in groups_to_merge(sizes):
        group = [kept.pop(place) for place in places]
        merging = [part for part in group if part.count]
        if merging:
            path = new_path(folder)
            merge_segments(path, merging)
            segment = OpenSegment(path, ByteCache())
            kept[places[0]] = LivingSegment(segment, np.ones(segment.size, np.bool_))
    return [kept[place] for place in sorted(kept) if kept[place].count]


def _listed(part: LivingSegment) -> ArraySegment:
    segid = part.segment.name.removeprefix(f"{INDEX_NAME}_")
    return ArraySegment(INDEX_NAME, segid, part.alive)
