"""The table of contents: which segments an index has, replaced whole by every commit."""

from collections.abc import Iterable
from pathlib import Path

from whoosh.index import TOC, FileIndex, clean_files

from articles.search.engines.whoosh_engine.codec import ArraySegment
from articles.search.engines.whoosh_engine.fields import SCHEMA
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.segment import EXTENSION

INDEX_NAME = "MAIN"
_PREFIX = f"_{INDEX_NAME}_"
_SUFFIX = ".toc"


def create_contents(folder: Path) -> None:
    """Begin an index without segments."""
    FileIndex.create(MappedStorage(str(folder)), SCHEMA, INDEX_NAME)


def read_contents(folder: Path) -> tuple[int, list[ArraySegment]]:
    """The number of the last commit, and its segments."""
    contents = TOC.read(MappedStorage(str(folder)), INDEX_NAME, schema=SCHEMA)
    return contents.generation, contents.segments


def write_contents(folder: Path, commit: int, segments: list[ArraySegment]) -> None:
    """Make these the segments of the index: at once, and whatever happens to the machine."""
    TOC(SCHEMA, segments, commit).write(MappedStorage(str(folder)), INDEX_NAME)


def remove_leftovers(folder: Path, commit: int, segments: Iterable[ArraySegment]) -> None:
    """Remove the files that belong to no segment of this commit, while nobody else writes."""
    clean_files(MappedStorage(str(folder)), INDEX_NAME, commit, segments)
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}.*"):
        path.unlink(missing_ok=True)


def path_of(folder: Path, segment: ArraySegment) -> Path:
    """The file of a segment."""
    return folder / str(segment.make_filename(EXTENSION))
