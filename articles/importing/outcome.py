"""What is asked of the archive, and what became of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from articles.importing.parsed_article import ParsedArticle


class Kind(StrEnum):
    """What became of an article."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Candidate:
    """An article that was read from this file and wants to be saved."""

    article: ParsedArticle
    file: Path

    @property
    def name(self) -> str:
        """The file's name and the place in it, for people."""
        return ", ".join(filter(None, (printable(self.file.name), self.article.where)))


@dataclass(frozen=True)
class Outcome:
    """What became of one article; `reason` says why it is the same as another, or rejected."""

    kind: Kind
    short_id: str = ""
    reason: str = ""


@dataclass
class Seen:
    """Which keys this run has met already, with the digest of what stood there.

    Digests are cut to 64 bits: a run of a million articles then takes some 200 MB, and the
    chance that two of them collide is one in thirty million.
    """

    contents: dict[int, int] = field(default_factory=dict)
    unsaved: set[int] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Did something stand under this key already?"""
        return _short(key) in self.contents

    def is_same(self, key: str, content: str) -> bool:
        """Did the same article stand under this key?"""
        return self.contents.get(_short(key)) == _short(content)

    def add(self, key: str, content: str) -> None:
        """Remember what stands under this key."""
        self.contents.setdefault(_short(key), _short(content))

    def add_unsaved(self, content: str) -> None:
        """Remember what a dry run would have created: the database does not."""
        self.unsaved.add(_short(content))

    def is_unsaved(self, content: str) -> bool:
        """Would this dry run have created the same already?"""
        return _short(content) in self.unsaved


def printable(name: str) -> str:
    """A file's name as a database takes it, also when its bytes are no UTF-8."""
    return name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def _short(digest: str) -> int:
    return int(digest[:16], 16)
