"""How does a run lie in a file, and how do several become one, in little memory?

Plain Python. One file holds the rows, keys, places and filter behind each other. It is written
whole under a name of its own, and never changed afterwards.
"""

import os
import secrets
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.stories.band_keys import KEYS
from articles.stories.key_filter import bytes_of_filter, filter_of
from articles.stories.near_run import ROW, Run

# So many keys are sorted at once when runs are merged.
_AT_ONCE = 500_000
_ROWS_AT_ONCE = 20_000
_A_ROW = ROW.itemsize + KEYS * (8 + 4)  # with its keys, and where they lead
# Longer ones are forced onto the disk. Shorter ones are written several times a second, and instead
# told by a checksum from what a power failure left of them.
_LONG = 2_000


class DamagedIndexError(Exception):
    """A file of the index is missing or not what was written; the index can be made again."""


@dataclass(frozen=True)
class KeptRun:
    """A run that lies in a file: its name, its articles, and the checksum of a short one."""

    name: str
    length: int
    checksum: int = 0

    def file(self, folder: Path) -> Path:
        """Where it lies."""
        return folder / f"{self.name}.run"

    @property
    def size(self) -> int:
        """How long its file is, in bytes."""
        return self.length * _A_ROW + bytes_of_filter(self.length * KEYS)


def open_run(folder: Path, kept: KeptRun, mapped: Run | None = None) -> Run:
    """The run as it lies in its file, or as it is `mapped` already; raises DamagedIndexError."""
    path = kept.file(folder)
    try:
        if path.stat().st_size != kept.size:
            raise DamagedIndexError(f"{path} is not as long as it was written.")
        if mapped:
            return mapped
        if kept.length < _LONG and zlib.crc32(path.read_bytes()) != kept.checksum:
            raise DamagedIndexError(f"{path} is not what was written.")
        return _mapped(path, kept.length, "r")
    except OSError as error:
        raise DamagedIndexError(f"{path} cannot be read: {error}") from error


def write_run(folder: Path, run: Run) -> KeptRun:
    """Keep a run of a few articles."""
    content = b"".join(array.tobytes() for array in (run.rows, run.keys, run.places, run.filter))
    kept = KeptRun(_new_name(), len(run.rows), zlib.crc32(content))
    with kept.file(folder).open("wb") as file:
        file.write(content)
        if kept.length >= _LONG:
            file.flush()
            os.fsync(file.fileno())
    return kept


def merge_runs(folder: Path, runs: Sequence[Run]) -> KeptRun:
    """Make one of several; what comes first under a key stays first."""
    begins = np.cumsum([0, *(len(run.rows) for run in runs)])
    total = int(begins[-1])
    if total < _LONG:
        return write_run(folder, Run.of(np.concatenate([run.rows for run in runs])))
    kept = KeptRun(_new_name(), total)
    path = kept.file(folder)
    with path.open("wb") as file:
        for run in runs:
            for start in range(0, len(run.rows), _ROWS_AT_ONCE):
                file.write(run.rows[start : start + _ROWS_AT_ONCE].tobytes())
        file.truncate(kept.size)
    merged = _mapped(path, total, "r+")
    at, length = 0, len(merged.filter)
    stretches = max(1, 1 << (total * KEYS // _AT_ONCE).bit_length())
    for stretch, (keys, places) in enumerate(_in_order(runs, begins, stretches)):
        merged.keys[at : at + len(keys)] = keys
        merged.places[at : at + len(keys)] = places
        at += len(keys)
        part = slice(stretch * length // stretches, (stretch + 1) * length // stretches)
        merged.filter[part] = filter_of(keys, length, stretches, stretch)
    if at != total * KEYS:
        raise DamagedIndexError(f"The runs of {folder} are not in order.")
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return kept


def _mapped(path: Path, length: int, mode: Any) -> Run:
    keys_at = length * ROW.itemsize
    places_at = keys_at + length * KEYS * 8
    filter_at = length * _A_ROW
    mapped = np.memmap(path, np.uint8, mode).view(np.ndarray)
    return Run(
        mapped[:keys_at].view(ROW),
        mapped[keys_at:places_at].view("<u8"),
        mapped[places_at:filter_at].view("<u4"),
        mapped[filter_at:],
    )


def _new_name() -> str:
    """One that no reader knows: what somebody has open is never written again."""
    return f"run-{secrets.token_hex(8)}"


def _in_order(
    runs: Sequence[Run], begins: NDArray[np.int64], stretches: int
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.uint32]]]:
    """Keys are spread evenly: equal stretches of them hold about equally many."""
    edges = np.array([i * 2**64 // stretches for i in range(1, stretches)], np.uint64)
    cuts = [[0, *np.searchsorted(run.keys, edges).tolist(), len(run.keys)] for run in runs]
    for stretch in range(stretches):
        spans = [slice(cut[stretch], cut[stretch + 1]) for cut in cuts]
        keys = np.concatenate([run.keys[span] for run, span in zip(runs, spans, strict=True)])
        shifted = [
            run.places[span] + np.uint32(begin)
            for run, span, begin in zip(runs, spans, begins, strict=False)
        ]
        order = np.argsort(keys, kind="stable")
        yield keys[order], np.concatenate(shifted)[order]
