"""How does a run lie in files, and how do several become one, in little memory?

Plain Python. Files are written whole and under a name of their own, and never changed afterwards.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from articles.stories.band_keys import KEYS
from articles.stories.near_run import ROW, Run

_PARTS = ("rows", "keys", "places")
# So many keys are sorted at once when runs are merged.
_AT_ONCE = 500_000
_ROWS_AT_ONCE = 20_000


class DamagedIndexError(Exception):
    """A file of the index is missing or not what was written; the index can be made again."""


def files_of(folder: Path, name: str) -> list[Path]:
    """The files of the run of this name."""
    return [folder / f"{name}.{part}.npy" for part in _PARTS]


def open_run(folder: Path, name: str, length: int) -> Run:
    """The run as it lies in its files; raises DamagedIndexError."""
    try:
        rows, keys, places = (np.load(path, mmap_mode="r") for path in files_of(folder, name))
    except (OSError, ValueError, EOFError) as error:
        raise DamagedIndexError(f"Run {name} in {folder} cannot be read: {error}") from error
    right = (rows.shape, keys.shape, places.shape) == (
        (length,),
        (length * KEYS,),
        (length * KEYS,),
    )
    if not right or rows.dtype != ROW or keys.dtype != "<u8" or places.dtype != "<u4":
        raise DamagedIndexError(f"Run {name} in {folder} is not what was written.")
    return Run(rows, keys, places)


def write_run(folder: Path, name: str, run: Run) -> None:
    """Keep a run of a few articles."""
    for path, array in zip(files_of(folder, name), (run.rows, run.keys, run.places), strict=True):
        with path.open("wb") as file:
            np.save(file, array)
            file.flush()
            os.fsync(file.fileno())


def merge_runs(folder: Path, name: str, runs: Sequence[Run]) -> None:
    """Make one of several; what comes first under a key stays first."""
    lengths = [len(run.rows) for run in runs]
    begins = np.cumsum([0, *lengths])
    total = int(begins[-1])
    rows_file, keys_file, places_file = files_of(folder, name)
    rows = open_memmap(rows_file, "w+", ROW, (total,))
    for run, begin in zip(runs, begins, strict=False):
        for start in range(0, len(run.rows), _ROWS_AT_ONCE):
            part = run.rows[start : start + _ROWS_AT_ONCE]
            rows[begin + start : begin + start + len(part)] = part
    keys = open_memmap(keys_file, "w+", "<u8", (total * KEYS,))
    places = open_memmap(places_file, "w+", "<u4", (total * KEYS,))
    at = 0
    for part_keys, part_places in _merged(runs, begins, total):
        keys[at : at + len(part_keys)] = part_keys
        places[at : at + len(part_keys)] = part_places
        at += len(part_keys)
    if at != len(keys):
        raise DamagedIndexError(f"Runs in {folder} are not in order.")
    for array in (rows, keys, places):
        array.flush()


def _merged(
    runs: Sequence[Run], begins: NDArray[np.int64], total: int
) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Keys are spread evenly: equal stretches of them hold about equally many."""
    stretches = max(1, total * KEYS // _AT_ONCE)
    edges = [np.uint64(i * 2**64 // stretches) for i in range(1, stretches)]
    cuts = [
        [0, *np.searchsorted(run.keys, np.array(edges, np.uint64)).tolist(), len(run.keys)]
        for run in runs
    ]
    for stretch in range(stretches):
        spans = [slice(cut[stretch], cut[stretch + 1]) for cut in cuts]
        keys = np.concatenate([run.keys[span] for run, span in zip(runs, spans, strict=True)])
        places = np.concatenate(
            [
                run.places[span] + np.uint32(begin)
                for run, span, begin in zip(runs, spans, begins, strict=False)
            ]
        )
        order = np.argsort(keys, kind="stable")
        yield keys[order], places[order]
