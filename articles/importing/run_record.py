"""How is an import written down while it goes on?"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from django.utils import timezone

from articles.history import note_run
from articles.importing.outcome import Kind, printable
from articles.importing.report import Tally
from articles.models import ImportedFile, ImportRun, Operation

_COUNTS = tuple(kind.value for kind in Kind)


class RunRecord(Protocol):
    """Where an import writes down how far it is."""

    def save(self, total: Tally, files: Iterable[tuple[Path, Tally]]) -> None:
        """Write the counts so far: of the run, and of the files touched since the last time."""

    def finish(self, total: Tally, *, interrupted: bool) -> None:
        """Write how it ended."""


class NoRecord:
    """Of a dry run: nothing is written."""

    def save(self, total: Tally, files: Iterable[tuple[Path, Tally]]) -> None:
        """Write nothing."""

    def finish(self, total: Tally, *, interrupted: bool) -> None:
        """Write nothing."""


class TableRecord:
    """An ImportRun with a row for every file.

    Only one import runs at a time, so a run that still calls itself running has died.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        ImportRun.objects.filter(state=ImportRun.State.RUNNING).update(
            state=ImportRun.State.INTERRUPTED, finished_at=timezone.now()
        )
        self.run = ImportRun.objects.create(paths=[printable(str(path)) for path in paths])

    def save(self, total: Tally, files: Iterable[tuple[Path, Tally]]) -> None:
        """Write the counts so far: of the run, and of the files touched since the last time."""
        rows = [
            ImportedFile(
                run=self.run,
                path=printable(str(file)),
                reasons=tally.rejections,
                **_counted(tally),
            )
            for file, tally in files
        ]
        ImportedFile.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["run", "path"],
            update_fields=[*_COUNTS, "reasons"],
        )
        ImportRun.objects.filter(pk=self.run.pk).update(**_counted(total))

    def finish(self, total: Tally, *, interrupted: bool) -> None:
        """Write how it ended."""
        state = ImportRun.State.INTERRUPTED if interrupted else ImportRun.State.DONE
        ImportRun.objects.filter(pk=self.run.pk).update(
            state=state, finished_at=timezone.now(), **_counted(total)
        )
        counts = _counted(total)
        if counts[Kind.CREATED.value] or counts[Kind.UPDATED.value]:
            new, changed = counts[Kind.CREATED.value], counts[Kind.UPDATED.value]
            summary = f"imported {new:,} new articles, changed {changed:,}"
            note_run(Operation.Kind.IMPORT, summary, counts | {"import_run": self.run.pk})


def _counted(tally: Tally) -> dict[str, int]:
    return {kind.value: tally.counts[kind] for kind in Kind}
