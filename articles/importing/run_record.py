"""How is an import written down while it goes on?"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from articles.history import note_run
from articles.importing.outcome import Kind, printable
from articles.importing.report import Tally
from articles.importing.wording.characters import clean_line
from articles.models import ImportedFile, ImportRun, Operation

_COUNTS = tuple(kind.value for kind in Kind)
_REASONS_OF_A_FILE = 100


@dataclass
class FileTally:
    """What became of a file so far, and how many of its pieces are done."""

    format: str = ""
    done_pieces: int = 0
    is_done: bool = False
    tally: Tally = field(default_factory=lambda: Tally(kept_rejections=_REASONS_OF_A_FILE))

    def copy(self) -> "FileTally":
        """One that can be counted on while this one stays."""
        return FileTally(self.format, self.done_pieces, self.is_done, self.tally.copy())


class RunRecord(Protocol):
    """Where an import writes down how far it is."""

    def save(self, total: Tally, files: Iterable[tuple[str, FileTally]], position: int) -> None:
        """Write the counts so far: of the run, and of the files touched since the last time."""

    def finish(self, total: Tally, state: ImportRun.State) -> None:
        """Write how it ended: as paused where somebody wished that before it was done."""

    @property
    def is_to_pause(self) -> bool:
        """Did somebody ask for a pause?"""


class NoRecord:
    """Of a dry run: nothing is written."""

    is_to_pause = False

    def save(self, total: Tally, files: Iterable[tuple[str, FileTally]], position: int) -> None:
        """Write nothing."""

    def finish(self, total: Tally, state: ImportRun.State) -> None:
        """Write nothing."""


class TableRecord:
    """An ImportRun with a row for every file; what it has counted before is counted on."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self._seconds = run.seconds
        self._started = time.monotonic()

    def save(self, total: Tally, files: Iterable[tuple[str, FileTally]], position: int) -> None:
        """Write the counts so far: of the run, and of the files touched since the last time."""
        rows = [
            ImportedFile(
                run=self.run,
                path=path,
                format=file.format,
                done_pieces=file.done_pieces,
                is_done=file.is_done,
                reasons=file.tally.rejections,
                **_counted(file.tally),
            )
            for path, file in files
        ]
        ImportedFile.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["run", "path"],
            update_fields=[*_COUNTS, "reasons", "format", "done_pieces", "is_done"],
        )
        self._update(total, done_bytes=position, done_files=total.files)

    @transaction.atomic
    def finish(self, total: Tally, state: ImportRun.State) -> None:
        """Write how it ended, and what was done since that was written the last time."""
        now = timezone.now()
        # Locked: whoever wishes a pause from now on is told that it does not run any more.
        row = ImportRun.objects.select_for_update(no_key=True).get(pk=self.run.pk)
        if state != ImportRun.State.DONE and row.wish == ImportRun.Wish.PAUSE:
            state = ImportRun.State.PAUSED
        self._update(total, state=state, finished_at=now, wish=ImportRun.Wish.NONE)
        counts, noted = _counted(total), _noted(self.run)
        since = {name: counts[name] - noted[name] for name in _COUNTS}
        if since["created"] or since["updated"]:
            summary = f"imported {since['created']:,} new articles, changed {since['updated']:,}"
            note_run(
                Operation.Kind.IMPORT, summary, since | {"import_run": self.run.pk},
                self.run.started_by,
            )  # fmt: skip

    @property
    def is_to_pause(self) -> bool:
        """Did somebody ask for a pause?"""
        rows = ImportRun.objects.filter(pk=self.run.pk, wish=ImportRun.Wish.PAUSE)
        return rows.exists()

    def _update(self, total: Tally, **columns: object) -> None:
        seconds = self._seconds + time.monotonic() - self._started
        ImportRun.objects.filter(pk=self.run.pk).update(
            seconds=seconds,
            left_out=total.left_out,
            unread_dates=total.unread_dates,
            unread_examples=total.unread_examples,
            skipped=dict(total.skipped),
            **_counted(total),
            **columns,
        )


def file_of(run: ImportRun, path: str) -> FileTally:
    """What an import has written down of a file."""
    row = ImportedFile.objects.filter(run=run, path=path).first()
    return _tally_of(row) if row else FileTally()


def files_under_way(run: ImportRun) -> dict[str, FileTally]:
    """The files that were begun and not ended when an import stopped: one, or none."""
    rows = ImportedFile.objects.filter(run=run, is_done=False)
    return {row.path: _tally_of(row) for row in rows}


def tally_of(run: ImportRun) -> Tally:
    """What an import that goes on has counted."""
    tally = Tally(unread_examples=list(run.unread_examples))
    tally.counts.update({kind: getattr(run, kind.value) for kind in Kind})
    tally.left_out, tally.unread_dates = run.left_out, run.unread_dates
    tally.files = run.done_files
    tally.rejections += islice(rejections_of(run), tally.kept_rejections)
    return tally


def _tally_of(row: ImportedFile) -> FileTally:
    tally = Tally(rejections=list(row.reasons), kept_rejections=_REASONS_OF_A_FILE)
    tally.counts.update({kind: getattr(row, kind.value) for kind in Kind})
    return FileTally(row.format, row.done_pieces, row.is_done, tally)


def rejections_of(run: ImportRun) -> Iterator[str]:
    """What is written down of an import's rejections, one after the other."""
    rows = ImportedFile.objects.filter(run=run, rejected__gt=0).order_by("pk")
    for path, reasons in rows.values_list("path", "reasons").iterator():
        for reason in reasons:
            yield clean_line(f"{path}: {reason}")


def new_run(paths: Sequence[Path], **columns: object) -> ImportRun:
    """A row for an import of these files and folders."""
    return ImportRun.objects.create(paths=as_kept(paths), **columns)


def as_kept(paths: Sequence[Path]) -> list[str]:
    """These paths as a run names them: the same ones wherever one stands."""
    return [printable(str(path.absolute())) for path in paths]


def _noted(run: ImportRun) -> Counter[str]:
    """What the history tells of this import already; who was killed has told nothing."""
    noted: Counter[str] = Counter()
    rows = Operation.objects.filter(kind=Operation.Kind.IMPORT, counts__import_run=run.pk)
    for counts in rows.values_list("counts", flat=True):
        noted.update({name: counts.get(name, 0) for name in _COUNTS})
    return noted


def _counted(tally: Tally) -> dict[str, int]:
    return {kind.value: tally.counts[kind] for kind in Kind}
