"""What is asked of the archive, and what became of it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from articles.importing.parsed_article import ParsedArticle
from articles.importing.prepared import Prepared

# In bytes: PostgreSQL takes no more than 2,704 into an index.
_LONGEST_PATH = 2000
_FIGURES = 16


class Kind(StrEnum):
    """What became of an article."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Candidate:
    """An article that was read from this file and wants to be saved.

    `prepared` is what another process made of it already.
    """

    article: ParsedArticle
    file: str
    format: str = ""
    prepared: Prepared | None = None

    @property
    def name(self) -> str:
        """The file's name and the place in it, for people."""
        return ", ".join(filter(None, (printable(PurePath(self.file).name), self.article.where)))


@dataclass(frozen=True)
class Outcome:
    """What became of one article; `reason` says why it is the same as another, or rejected."""

    kind: Kind
    short_id: str = ""
    reason: str = ""


def printable(name: str) -> str:
    r"""A file's name as a database takes it, with \xe9 for what is no UTF-8: no two become one."""
    content = name.encode("utf-8", errors="surrogateescape")
    return content.decode("utf-8", errors="backslashreplace")


def kept_path(path: str) -> str:
    """A file's path as it is written down: one too long is cut, with a digest of all at its end."""
    shown = printable(path)
    content = shown.encode()
    if len(content) <= _LONGEST_PATH:
        return shown
    digest = hashlib.sha256(content).hexdigest()[:_FIGURES]
    beginning = content[: _LONGEST_PATH - _FIGURES - len("…".encode())]
    return f"{beginning.decode(errors='ignore')}…{digest}"
