"""`import_articles PATH…`: put articles from files, folders or an address into the archive."""

import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.importing.fetch_address import fetch_into, fetched_for_now, folder_of, is_address
from articles.importing.find_sources import find_sources
from articles.importing.interruption import Interruption
from articles.importing.report import ImportReport
from articles.importing.run import import_alone, one_import_at_a_time, run_import
from articles.importing.run_record import new_run
from articles.management.import_bar import Bar, bar_over
from articles.management.import_reports import report_file, write_report
from articles.management.told_what_broke import told_what_broke
from articles.models import ImportRun, Source
from articles.models.alias import folded
from articles.models.import_columns import COLUMN_FIELDS, read_columns


class Command(BaseCommand):
    """Exits with 0 when all is well, 1 when something was left out, 2 when nothing could start."""

    help = (
        "Import articles from files, folders and archives, or from what stands at an address. What "
        "was stopped goes on where it was; docs/formats.md tells what can be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be typed."""
        parser.add_argument(
            "paths", nargs="+", metavar="PATH",
            help="files, folders, archives; or one address, https://…",
        )  # fmt: skip
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and keep nothing"
        )
        parser.add_argument(
            "--quiet", action="store_true", help="say nothing but what was rejected"
        )
        parser.add_argument(
            "--verbose", action="store_true", help="name everything rejected, as it comes"
        )
        parser.add_argument(
            "--columns", metavar="FIELD=NAME,…", default="",
            help=f"which column or key holds what; fields: {', '.join(COLUMN_FIELDS)}",
        )  # fmt: skip
        parser.add_argument(
            "--source", metavar="NAME", default="",
            help="whose articles these are, where the files do not say",
        )  # fmt: skip
        parser.add_argument(
            "--afresh", action="store_true", help="begin anew, also where an import was stopped"
        )
        parser.add_argument(
            "--background", action="store_true", help="leave it to the worker, run_imports"
        )
        parser.add_argument(
            "--report", metavar="FILE", default="",
            help="write what became of every file, as .json or .csv",
        )  # fmt: skip

    def handle(self, *args: object, **options: Any) -> None:
        """Import, then say what became of it."""
        address = _address(options["paths"])
        paths = [] if address else [_path(written) for written in options["paths"]]
        columns = _columns(options["columns"])
        _refuse_what_does_not_go_together(options)
        with told_what_broke("The import"):
            if options["background"]:
                self._leave_to_the_worker(paths, address, columns, options)
                return
            report_to = report_file(options["report"]) if options["report"] else None
            chosen = {
                "columns": columns,
                "source": _source(options["source"], is_kept=not options["dry_run"]),
                "rejected": self._tell_rejection if options["verbose"] else None,
            }
            runs: list[ImportRun] = []
            if options["dry_run"]:
                report = self._try_out(paths, address, chosen, options)
            else:
                report = self._import(paths, address, chosen, options, runs)
            self._tell(report, runs, options)
        if report_to is not None and runs:
            write_report(runs[-1], report_to)
        if not report.is_all_well:
            sys.exit(1)

    def _try_out(
        self, paths: list[Path], address: str, chosen: dict[str, Any], options: Mapping[str, Any]
    ) -> ImportReport:
        if address:
            with Interruption() as asked, fetched_for_now(address, lambda: asked.is_asked) as file:
                return run_import([file], dry_run=True, **chosen)
        with bar_over(paths, quiet=options["quiet"]) as bar:
            return run_import(paths, dry_run=True, progress=bar, **chosen)

    def _import(
        self,
        paths: list[Path],
        address: str,
        chosen: dict[str, Any],
        options: Mapping[str, Any],
        runs: list[ImportRun],
    ) -> ImportReport:
        """Import; which one it is, is put into `runs` as soon as it is known."""
        # An address from its first byte on: two would write the same file.
        with one_import_at_a_time():
            if address:
                with Interruption() as asked:
                    paths = [fetch_into(folder_of(address), address, lambda: asked.is_asked)]
            with bar_over(paths, quiet=options["quiet"]) as bar:

                def begun(run: ImportRun, goes_on: bool) -> None:
                    runs.append(run)
                    if goes_on:
                        self._say_that_it_goes_on(run, bar, quiet=options["quiet"])

                report = import_alone(
                    paths, progress=bar, address=address, afresh=options["afresh"], begun=begun,
                    **chosen,
                )  # fmt: skip
            if address and report.is_all_well:
                shutil.rmtree(folder_of(address), ignore_errors=True)
        return report

    def _tell(
        self, report: ImportReport, runs: list[ImportRun], options: Mapping[str, Any]
    ) -> None:
        # With --verbose they were told as they came.
        rejections = [] if options["verbose"] else report.rejection_lines
        whole = [report.words, *rejections, *report.remarks]
        for line in rejections if options["quiet"] else whole:
            self.stdout.write(line)
        if runs and not options["quiet"]:
            self._say_what_may_follow(runs[-1], report)

    def _tell_rejection(self, line: str) -> None:
        with tqdm.external_write_mode():
            self.stdout.write(f"Rejected: {line}")

    def _leave_to_the_worker(
        self,
        paths: list[Path],
        address: str,
        columns: Mapping[str, str],
        options: Mapping[str, Any],
    ) -> None:
        if missing := next((path for path in paths if not path.exists()), None):
            raise CommandError(
                f"There is no file or folder {missing}. Check the spelling.", returncode=2
            )
        run = new_run(
            [path.absolute() for path in paths], address=address, columns=dict(columns),
            source=_source(options["source"], is_kept=True), state=ImportRun.State.WAITING,
            in_background=True,
        )  # fmt: skip
        if not options["quiet"]:
            self.stdout.write(
                f"Import {run.pk} waits for the worker, run_imports; the admin shows how far it is."
            )

    def _say_what_may_follow(self, run: ImportRun, report: ImportReport) -> None:
        if report.rejected and not report.is_interrupted:
            self.stdout.write(
                "Mend what was rejected, and run the same command again: what is known stays."
            )
        words = f"This was import {run.pk}: the admin tells what became of every file"
        if report.created or report.updated:
            words += f", and manage.py undo_import {run.pk} takes it back"
        self.stdout.write(f"{words}.")

    def _say_that_it_goes_on(self, run: ImportRun, bar: Bar | None, *, quiet: bool) -> None:
        if bar is not None:
            bar.begin_at(run)
        if not quiet:
            saved = run.created + run.updated + run.unchanged
            after = "1 article" if saved == 1 else f"{saved:,} articles"
            if run.done_files:
                files = "1 file" if run.done_files == 1 else f"{run.done_files:,} files"
                after = f"{after} in {files}"
            self.stdout.write(
                f"Going on with import {run.pk}, which was stopped after {after}. --afresh begins "
                "anew."
            )


def _address(written: list[str]) -> str:
    """The address that is to be imported; "" for files and folders."""
    if not any(map(is_address, written)):
        return ""
    if len(written) > 1:
        raise CommandError(
            "An address is imported by itself. Run the command once for each.", returncode=2
        )
    return written[0]


def _refuse_what_does_not_go_together(options: Mapping[str, Any]) -> None:
    for name in ("dry_run", "report", "verbose"):
        if options["background"] and options[name]:
            raise CommandError(
                f"--background and --{name.replace('_', '-')} do not go together: the worker "
                "reports in the admin.", returncode=2,
            )  # fmt: skip
    if options["dry_run"] and options["report"]:
        raise CommandError(
            "--dry-run and --report do not go together: what is not kept has no rows to report. "
            "--verbose names everything that would be rejected.", returncode=2,
        )  # fmt: skip


def _path(written: str) -> Path:
    """Not "", which is the folder one is in to some: it comes from a variable that is not set."""
    if not written.strip():
        raise CommandError(
            "A path is empty. Name a file or a folder; the one you are in is “.”.", returncode=2
        )
    return Path(written)


def _columns(written: str) -> dict[str, str]:
    try:
        return read_columns(written, between=",")
    except ValueError as problem:
        raise CommandError(f"--columns: {problem}", returncode=2) from problem


def _source(name: str, *, is_kept: bool) -> Source | None:
    """The source of this name; made when there is none, unless nothing is to be kept."""
    if not name.strip():
        return None
    if is_kept:
        return find_sources([name.strip()])[name.strip()]
    return next((one for one in Source.objects.all() if folded(one.name) == folded(name)), None)
