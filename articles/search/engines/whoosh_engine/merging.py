"""Which segments a commit writes anew as one, so that neither files nor dead documents pile up."""

from typing import Any

from whoosh.reading import SegmentReader

from articles.search.engines.whoosh_engine.codec import ArraySegment
from articles.search.engines.whoosh_engine.fields import SCHEMA

# So many segments of about one size become one. Segments then number about WIDTH times the
# logarithm of the articles, and each article is written anew once per level.
WIDTH = 4


def merge_policy(writer: Any, segments: list[ArraySegment]) -> list[ArraySegment]:
    """Let the writer take over some segments, and return those that stay as they are."""
    living = [segment for segment in segments if segment.doc_count()]
    merged = _to_merge(living, writer.doc_count())
    for segment in living:
        if segment in merged:
            reader = SegmentReader(writer.storage, SCHEMA, segment)
            writer.add_reader(reader)
            reader.close()
    return [segment for segment in living if segment not in merged]


def _to_merge(living: list[ArraySegment], new: int) -> set[ArraySegment]:
    """Segments of which most is deleted, and levels that are full."""
    merged = {s for s in living if s.deleted_count() > s.doc_count()}
    size = new + sum(segment.doc_count() for segment in merged)
    rest = [segment for segment in living if segment not in merged]
    for level in range(_level(max([size, *(s.doc_count() for s in rest)], default=0)) + 1):
        same = [segment for segment in rest if _level(segment.doc_count()) == level]
        joins = bool(size) and _level(size) == level
        if len(same) + joins >= WIDTH:
            merged.update(same)
            size += sum(segment.doc_count() for segment in same)
    return merged


def _level(size: int) -> int:
    """How many times WIDTH divides a size down to one."""
    level = 0
    while size >= WIDTH:
        size //= WIDTH
        level += 1
    return level
