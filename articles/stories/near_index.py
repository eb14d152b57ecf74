"""Which articles of the whole archive are nearly alike? An index that can be thrown away.

Plain Python. It lies in sorted runs of signatures; small ones are merged, so that there are few.
What is in it says one small file, the last to be written: whoever is stopped at any step leaves
the index as it was before, or as it should be. It may know too little (whatever is behind `last`)
and too much (fingerprints that are gone), and whoever asks it looks at the archive for both.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from articles.stories.band_keys import BANDS, ROWS
from articles.stories.fingerprint import HEAD
from articles.stories.near_run import Asked, Near, Rows, Run
from articles.stories.run_files import (
    DamagedIndexError,
    KeptRun,
    merge_runs,
    open_run,
    write_run,
)

__all__ = ["Contents", "DamagedIndexError", "NearIndex", "add_to_index", "forget_index"]

_CONTENTS = "contents.json"
# How signatures and keys are made: an index made otherwise is none.
_MAKING = f"2-{HEAD.hex()}-{BANDS}x{ROWS}"
# So many runs of about one size become one of the next.
_MERGED_AT_ONCE = 4
# What this process has open, by folder and name; files are never changed under their names.
_MAPPED: dict[Path, dict[str, Run]] = {}


@dataclass(frozen=True)
class Contents:
    """What an index consists of, the oldest run first, and how far it got."""

    runs: tuple[KeptRun, ...] = ()
    last: int = 0


@dataclass(frozen=True)
class NearIndex:
    """The index in a folder, as it was when it was opened."""

    contents: Contents = Contents()
    runs: tuple[Run, ...] = ()

    @classmethod
    def opened(cls, folder: Path) -> "NearIndex":
        """The index, mapped into memory; raises DamagedIndexError."""
        contents = read_contents(folder)
        while True:
            try:
                return cls(contents, _opened(folder, contents.runs))
            except DamagedIndexError:
                # Somebody may have merged runs while we opened them.
                before, contents = contents, read_contents(folder)
                if before == contents:
                    raise

    @property
    def last(self) -> int:
        """The greatest number of a fingerprint that it knows."""
        return self.contents.last

    @property
    def number(self) -> int:
        """How many fingerprints it knows, with those that are gone."""
        return sum(run.length for run in self.contents.runs)

    def near(self, asked: Asked, at_least: float) -> Iterator[Near]:
        """All that are so much alike, for each of those asked for."""
        for run in self.runs:
            yield from run.near(asked, at_least)


def add_to_index(
    folder: Path, parts: Iterable[tuple[Rows, int]], *, longest: int | None = None
) -> None:
    """Add parts of fingerprints, each with the number up to which it leaves none out.

    The numbers rise, and are greater than what the index knows. No runs are merged to a longer one
    than the `longest`. Call it as the `one_writer`.
    """
    contents = read_contents(folder)
    for rows, last in parts:
        runs = contents.runs
        if len(rows):
            runs = _merged(folder, (*runs, write_run(folder, Run.of(rows))), longest)
        contents = Contents(runs, last)
        _write(folder, contents)


@contextlib.contextmanager
def one_writer(folder: Path, *, waits: bool = True) -> Iterator[bool]:
    """Wait until nobody else writes this index; who does not wait is told whether it may."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "writing.lock")
    try:
        lock.acquire(timeout=-1 if waits else 0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def forget_index(folder: Path) -> None:
    """Empty it, to be made again from the archive. Call it as the `one_writer`."""
    _write(folder, Contents())


def _opened(folder: Path, runs: tuple[KeptRun, ...]) -> tuple[Run, ...]:
    """Mapped once by each process: the first look at each page of a mapping takes its time."""
    known = _MAPPED.get(folder, {})
    opened = {run.name: open_run(folder, run, known.get(run.name)) for run in runs}
    _MAPPED[folder] = opened
    return tuple(opened.values())


def read_contents(folder: Path) -> Contents:
    """What the index consists of; of nothing, where it is not there or was made otherwise."""
    try:
        kept = json.loads((folder / _CONTENTS).read_bytes())
        if kept["making"] != _MAKING:
            return Contents()
        runs = tuple(KeptRun(**run) for run in kept["runs"])
        return Contents(runs, int(kept["last"]))
    except FileNotFoundError:
        return Contents()
    except (ValueError, KeyError, TypeError):  # not whole: it is made again
        return Contents()


def _write(folder: Path, contents: Contents) -> None:
    """Let the index consist of this from one moment to the next; then delete what it had before."""
    aside = folder / f"{_CONTENTS}.new"
    with aside.open("w") as file:
        json.dump({"making": _MAKING, **asdict(contents)}, file)
    aside.replace(folder / _CONTENTS)
    kept = {run.file(folder) for run in contents.runs}
    for path in folder.glob("*.run"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _merged(folder: Path, runs: tuple[KeptRun, ...], longest: int | None) -> tuple[KeptRun, ...]:
    """The newest runs as one, where four or more are no longer than those of the newest's size."""
    while True:
        level = _level(runs[-1].length)
        first = len(runs)
        while first and _level(runs[first - 1].length) <= level:
            first -= 1
        length = sum(run.length for run in runs[first:])
        if len(runs) - first < _MERGED_AT_ONCE or (longest is not None and length > longest):
            return runs
        parts = [open_run(folder, run) for run in runs[first:]]
        runs = (*runs[:first], merge_runs(folder, parts))


def _level(length: int) -> int:
    """0 for a run below 4 articles, 1 below 16, …"""
    return (length.bit_length() - 1) // 2
