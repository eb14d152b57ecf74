"""How are articles written in files? One file per format, and the table that knows them all.

A new format is a file with `read(file)` and a line here. `read` never raises: what it cannot
read it answers with a Rejection.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from articles.importing.formats import html, json_file, jsonl, text
from articles.importing.parsed_article import ParsedArticle, Rejection

Read = Callable[[Path], Iterator[ParsedArticle | Rejection]]

FORMATS: dict[str, Read] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".json": json_file.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
}

__all__ = ["FORMATS", "Read", "ending_of", "known_endings"]


def ending_of(file: Path) -> str:
    """The ending that decides on the format, such as ".txt"."""
    return file.suffix.lower()


def known_endings() -> str:
    """All endings that can be read, for messages."""
    return ", ".join(FORMATS)
