"""A file that was opened for its format: a stream that is read once, from front to back."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, TypeAlias

from articles.importing.parsed_article import Rejection

# Buffered, so that its beginning can be looked at before it is read.
Stream: TypeAlias = "io.BufferedReader[Any]"

LARGEST_PIECE = 50 * 1024 * 1024
# How much of a file is looked at to find out how it is written.
HEAD = 8192


@dataclass(frozen=True)
class FoundAt:
    """The address where a file was fetched, and the encoding that its server named."""

    address: str = ""
    charset: str = ""


NOWHERE = FoundAt()


@dataclass(frozen=True)
class Piece:
    """The bytes of a file that can be read by themselves, perhaps in another process.

    `where` is their place in a file of many ("line 12"), empty when they are all of it; `name`
    is the file's, `url` the address they were found under, `charset` the encoding that was named
    there. `columns` says under which names the
    file has its titles, texts and the rest ({"title": "Headline"}), where somebody told.
    """

    content: bytes
    where: str = ""
    name: str = ""
    url: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    charset: str = ""


@dataclass(frozen=True)
class Opened:
    """A file's name, and a buffered stream of its bytes: peeked into, then read from the front.

    The stream may come out of an archive: it cannot go back, and has no end until it is reached.
    """

    name: str
    stream: Stream
    columns: Mapping[str, str] = field(default_factory=dict)
    found_at: FoundAt = NOWHERE

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, such as ".txt"; "" when it has none."""
        return PurePath(self.name).suffix.lower()

    def head(self) -> bytes:
        """Its first bytes, up to HEAD, which stay to be read."""
        return self.stream.peek(HEAD)[:HEAD]

    def whole(self, largest: int = LARGEST_PIECE) -> "Piece | Rejection":
        """All of it as one piece, unless it is empty or too large."""
        content = self.stream.read(largest + 1)
        if len(content) > largest:
            megabytes = largest // 1024 // 1024
            return Rejection(
                f"it is larger than {megabytes} MB, which no single article needs; split it, or "
                "make it a .jsonl file"
            )
        if not content.strip():
            return Rejection("it is empty")
        return Piece(content, name=self.name, columns=self.columns)
