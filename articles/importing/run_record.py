"""How is an import written down while it goes on?"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from django.utils import timezone

from articles.history import note_run
from articles.importing.outcome import Kind, printable
from articles.importing.report import Tally
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
        """Write how it ended."""

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
        self._before = {name: getattr(run, name) for name in _COUNTS}
        self._seconds = run.seconds
        self._started = time.monotonic()

    def save(self, total: Tally, files: Iterable[tuple[str, FileTally]], position: int) -> None:
        """Write the counts so far: of the run, and of the files touched since the last time."""
        rows = [
            ImportedFile(
                run=self.run,
                path=printable(path),
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

    def finish(self, total: Tally, state: ImportRun.State) -> None:
        """Write how it ended."""
        now = timezone.now()
        self._update(total, state=state, finished_at=now, wish=ImportRun.Wish.NONE)
        counts = _counted(total)
        since = {name: counts[name] - self._before[name] for name in _COUNTS}
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
            skipped=dict(total.skipped),
            **_counted(total),
            **columns,
        )


def file_of(run: ImportRun, path: str) -> FileTally:
    """What an import that goes on has written down of a file."""
    row = ImportedFile.objects.filter(run=run, path=printable(path)).first()
    if row is None:
        return FileTally()
    tally = Tally(rejections=list(row.reasons), kept_rejections=_REASONS_OF_A_FILE)
    tally.counts.update({kind: getattr(row, kind.value) for kind in Kind})
    return FileTally(row.format, row.done_pieces, row.is_done, tally)


def tally_of(run: ImportRun, kept_rejections: int | None) -> Tally:
    """What an import that goes on has counted."""
    tally = Tally(kept_rejections=kept_rejections)
    tally.counts.update({kind: getattr(run, kind.value) for kind in Kind})
    tally.left_out, tally.unread_dates = run.left_out, run.unread_dates
    tally.files = run.done_files
    return tally


def new_run(paths: Sequence[Path], **columns: object) -> ImportRun:
    """A row for an import of these files and folders."""
    return ImportRun.objects.create(paths=[printable(str(path)) for path in paths], **columns)


def _counted(tally: Tally) -> dict[str, int]:
    return {kind.value: tally.counts[kind] for kind in Kind}
