"""`undo_import N`: take back all that an import did, as far as nobody built on it."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.curating.import_bonds import brought, left_words
from articles.curating.import_undo import (
    UndoPreview,
    begin_undo,
    left_so_far,
    preview_undo,
    undo_import,
    undone_so_far,
    why_not_undoable,
)
from articles.curating.uploads import forget_files
from articles.importing.going_on import close_dead_runs
from articles.importing.interruption import Interruption
from articles.importing.run import one_import_at_a_time
from articles.importing.worker import close_killed
from articles.management.told_what_broke import told_what_broke
from articles.models import ImportRun
from articles.models.once_more import once_more

_NAMED = 10
_CURE = "`undo_import {}` takes {} back"


class Command(BaseCommand):
    """Exits with 0 when all is well, 1 when it broke off, 2 when it could not start."""

    help = (
        "Take back all that an import did: its articles go, what it changed becomes what it was. "
        "What somebody worked on since stays. It can be stopped, and killed, at any time: run it "
        "again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be typed."""
        parser.add_argument(
            "number", type=int, metavar="N", help="the number of the import, as the admin has it"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would go, and change nothing"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Say what goes and what stays, then do it."""
        try:
            with told_what_broke("Taking it back"):
                self._look_and_do(options["number"], is_dry=options["dry_run"])
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages), returncode=2) from problem

    def _look_and_do(self, number: int, *, is_dry: bool) -> None:
        run = ImportRun.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(f"There is no import {number}.", returncode=2)
        if is_dry:
            close_killed()
            self._look(run)
            self.stdout.write("This was a dry run: nothing was changed.")
            return
        # Nobody else imports from here on: one that still calls itself running was killed.
        with one_import_at_a_time(), Interruption() as interruption:
            close_dead_runs()
            preview = self._look(run)
            if run.state != ImportRun.State.UNDOING:
                once_more(lambda: begin_undo(run, None))
            self._undo(run, preview, interruption)

    def _look(self, run: ImportRun) -> UndoPreview:
        run.refresh_from_db()
        preview = preview_undo(run)
        self._tell(preview)
        return preview

    def _tell(self, preview: UndoPreview) -> None:
        problem = why_not_undoable(preview.run)
        if problem and preview.run.state != ImportRun.State.UNDOING:
            raise CommandError(problem, returncode=2)
        for words, number in preview.facts:
            self.stdout.write(f"{words}: {number}")
        for line in left_words(preview.left_to, "then", _CURE):
            self.stdout.write(f"  {line}.")
        for words, sample in (("Go", preview.sample), ("Stay", preview.worked_on_sample)):
            for article in sample[:_NAMED]:
                self.stdout.write(f"  {words}: {article.title}")

    def _undo(self, run: ImportRun, preview: UndoPreview, interruption: Interruption) -> None:
        most = preview.going + preview.reverting + preview.not_reverting
        is_silent = not sys.stderr.isatty()
        with tqdm(total=most, unit=" articles", desc="Undoing", disable=is_silent) as bar:
            for done in undo_import(run):
                bar.update(done)
                if interruption.is_asked:
                    break
        so_far = ", ".join(f"{number:,} {name}" for name, number in undone_so_far(run).items())
        self.stdout.write(f"Articles: {so_far}.")
        for line in left_words(left_so_far(run), "now", _CURE):
            self.stdout.write(f"{line}.")
        if run.state != ImportRun.State.UNDONE:
            self.stdout.write("Interrupted. The worker goes on with it, or the same command.")
            sys.exit(1)
        if kept := brought(run).count():
            stays, it = ("1 stays", "it") if kept == 1 else (f"{kept:,} stay", "them")
            why = f"somebody worked on {it} since, or a later import changed {it}"
            self.stdout.write(f"{stays}: {why}.")
        forget_files(run)
