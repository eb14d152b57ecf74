"""Generations: folders aside each other, and the pointer to the one that answers.

    generations/000007/     index files, and `fields`, the fingerprint of what wrote them
    current                 the name of the published generation

Nothing here deletes an index because it failed to open.
"""

import os
import shutil
from pathlib import Path

from articles.search.engines.whoosh_engine.contents import create_contents
from articles.search.engines.whoosh_engine.fields import fingerprint
from articles.search.engines.whoosh_engine.mapped_files import sync
from articles.search.engines.whoosh_engine.stamp import Stamp, stamp_of
from articles.search.engines.whoosh_engine.unusable import UnusableIndexError

_FINGERPRINT = "fields"
_DROPPED = ".dropped"
_DIGITS = 6


class Storage:
    """The generations of one archive in a folder."""

    def __init__(self, folder: Path) -> None:
        self._generations = folder / "generations"
        self._pointer = folder / "current"

    def published(self) -> str | None:
        """The name of the generation that answers, or None before the first."""
        try:
            return self._pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None

    def stamp(self) -> Stamp | None:
        """When the pointer was set, or None before the first generation."""
        try:
            return stamp_of(self._pointer)
        except FileNotFoundError:
            return None

    def folder_of(self, name: str) -> Path:
        """The folder of a generation, once it is known to be readable."""
        folder = self._generations / name
        try:
            written = (folder / _FINGERPRINT).read_text(encoding="ascii")
        except FileNotFoundError as missing:
            raise UnusableIndexError(
                f"The index is to be in {folder}, where it is not complete."
            ) from missing
        if written != fingerprint():
            raise UnusableIndexError(
                f"The index in {folder} was built by a version of Newsdesk that kept other fields."
            )
        return folder

    def create(self) -> Path:
        """A new folder with an empty index; its name sorts after all others."""
        self._generations.mkdir(parents=True, exist_ok=True)
        number = max([0, *map(int, self._names())], default=0)
        while True:
            number += 1
            folder = self._generations / f"{number:0{_DIGITS}}"
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            create_contents(folder)
            (folder / _FINGERPRINT).write_text(fingerprint(), encoding="ascii")
            sync(folder / _FINGERPRINT)
            sync(self._generations)
            return folder

    def unfinished(self) -> Path | None:
        """The newest folder after the published one; None when there is none that opens."""
        newest = max(self._names(), default="")
        if newest <= (self.published() or ""):
            return None
        try:
            return self.folder_of(newest)
        except UnusableIndexError:
            return None

    def publish(self, name: str) -> None:
        """Point to a generation, keep the one before it, and drop those older than both."""
        self.folder_of(name)
        before = self.published()
        if before == name:
            return
        fresh = self._pointer.with_name("current.new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(f"{name}\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)
        sync(self._pointer.parent)
        for other in self._names():
            if other not in (name, before) and other < max(name, before or name):
                self._drop(other)
        self._sweep()

    def _names(self) -> list[str]:
        """The generations there are, published or not, whole or not."""
        folders = self._generations.glob("*")
        return sorted(folder.name for folder in folders if folder.name.isdecimal())

    def _drop(self, name: str) -> None:
        """Take a generation out of sight at once, so that it is never seen half deleted."""
        folder = self._generations / name
        folder.rename(folder.with_name(name + _DROPPED))

    def _sweep(self) -> None:
        """Delete what was dropped, by an earlier process too that was stopped before it could."""
        for folder in self._generations.glob(f"*{_DROPPED}"):
            shutil.rmtree(folder)
