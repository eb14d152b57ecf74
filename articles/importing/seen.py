"""Which keys has this import met already, and what stood there?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from articles.models import ImportRun, SeenKey
from articles.models.insert_rows import insert_rows


class Seen(Protocol):
    """The memory of one import over all its batches."""

    def load(self, keys: Iterable[str]) -> None:
        """Be ready to be asked about these keys."""

    def has(self, key: str) -> bool:
        """Did something stand under this key already?"""

    def is_same(self, key: str, content: str) -> bool:
        """Did the same article stand under this key?"""

    def is_unsaved(self, content: str) -> bool:
        """Would this import have created the same already, if it kept anything?"""

    def add(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Remember keys with what stands there; in the transaction that saves the articles."""


@dataclass
class SeenInMemory:
    """For imports that keep nothing: some 200 MB for a million articles.

    Digests are cut to 64 bits: the chance that two of a million collide is one in thirty million.
    """

    contents: dict[int, int] = field(default_factory=dict)
    unsaved: set[int] = field(default_factory=set)
    keeps_nothing: bool = False

    def load(self, keys: Iterable[str]) -> None:
        """All of them are at hand."""

    def has(self, key: str) -> bool:
        """Did something stand under this key already?"""
        return _short(key) in self.contents

    def is_same(self, key: str, content: str) -> bool:
        """Did the same article stand under this key?"""
        return self.contents.get(_short(key)) == _short(content)

    def is_unsaved(self, content: str) -> bool:
        """Would this dry run have created the same already?"""
        return _short(content) in self.unsaved

    def add(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Remember keys with what stands there."""
        for key, content in pairs:
            self.contents.setdefault(_short(key), _short(content))
            if self.keeps_nothing:
                self.unsaved.add(_short(content))


class SeenInTable:
    """In the database, so that neither a kill nor a million articles are a matter."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.loaded: dict[int, int | None] = {}

    def load(self, keys: Iterable[str]) -> None:
        """Be ready to be asked about these keys, and forget the earlier ones."""
        wanted = [_short(key) for key in keys]
        rows = SeenKey.objects.filter(run=self.run, key__in=wanted)
        self.loaded = {**dict.fromkeys(wanted), **dict(rows.values_list("key", "content"))}

    def has(self, key: str) -> bool:
        """Did something stand under this key already?"""
        return self._content(key) is not None

    def is_same(self, key: str, content: str) -> bool:
        """Did the same article stand under this key?"""
        return self._content(key) == _short(content)

    def is_unsaved(self, content: str) -> bool:
        """Everything is saved."""
        return False

    def add(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Remember keys with what stands there."""
        rows = {_short(key): _short(content) for key, content in reversed(list(pairs))}
        new = [(key, content) for key, content in rows.items() if self._kept(key) is None]
        insert_rows((SeenKey(run=self.run, key=k, content=content) for k, content in new), SeenKey)

    def _content(self, key: str) -> int | None:
        return self._kept(_short(key))

    def _kept(self, short: int) -> int | None:
        if short not in self.loaded:
            found = SeenKey.objects.filter(run=self.run, key=short)
            self.loaded[short] = found.values_list("content", flat=True).first()
        return self.loaded[short]


def _short(digest: str) -> int:
    """Its first 64 bits, as a database takes them."""
    return int.from_bytes(bytes.fromhex(digest[:16]), "big", signed=True)
