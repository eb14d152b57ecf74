"""`import_articles PATH…`: put articles from files, folders or an address into the archive."""

import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.importing.fetch_address import fetch_into, folder_of, is_address
from articles.importing.find_files import size_of_files
from articles.importing.find_sources import find_sources
from articles.importing.report import ImportReport
from articles.importing.run import CannotImport, run_import
from articles.importing.run_record import new_run
from articles.management.import_reports import report_file, write_report
from articles.models import ImportRun, Source
from articles.models.alias import folded
from articles.models.import_columns import COLUMN_FIELDS, read_columns


class Bar:
    """A progress bar over the bytes to be read, with the number of articles saved."""

    def __init__(self, bar: "tqdm[NoReturn]") -> None:
        self.bar = bar
        self.articles = 0

    def advance(self, read_bytes: int, articles: int) -> None:
        """Move it on."""
        self.articles += articles
        if articles:
            seconds = self.bar.format_dict["elapsed"] or 1
            rate = self.articles / seconds
            words = f"{self.articles:,} articles, {rate:,.0f} a second"
            self.bar.set_postfix_str(words, refresh=False)
        self.bar.update(max(read_bytes, 0))

    def begin_at(self, run: ImportRun) -> None:
        """It goes on: what was read before is no work of now."""
        self.bar.initial = self.bar.n = run.done_bytes


class Command(BaseCommand):
    """Exits with 0 when all is well, 1 when something was left out, 2 when nothing could start."""

    help = (
        "Import articles from files, folders and archives. What was stopped goes on where it was; "
        "docs/formats.md tells what can be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be typed."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, archives")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and keep nothing"
        )
        parser.add_argument(
            "--quiet", action="store_true", help="say nothing but what was rejected"
        )
        parser.add_argument("--verbose", action="store_true", help="name everything rejected")
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
        if options["background"]:
            self._leave_to_the_worker(paths, address, columns, options)
            return
        report_to = report_file(options["report"]) if options["report"] else None
        source = _source(options["source"], is_kept=not options["dry_run"])
        runs: list[ImportRun] = []
        try:
            if address:
                paths = [fetch_into(folder_of(address), address)]
            with _progress(paths, quiet=options["quiet"]) as bar:

                def begun(run: ImportRun, goes_on: bool) -> None:
                    runs.append(run)
                    if goes_on:
                        self._say_that_it_goes_on(run, bar, quiet=options["quiet"])

                report = run_import(
                    paths, dry_run=options["dry_run"], progress=bar,
                    keeps_all_rejections=options["verbose"], columns=columns, source=source,
                    afresh=options["afresh"], address=address, begun=begun,
                )  # fmt: skip
        except CannotImport as problem:
            raise CommandError(str(problem), returncode=2) from problem
        for line in report.rejection_lines if options["quiet"] else report.lines:
            self.stdout.write(line)
        if runs and not options["quiet"] and not options["dry_run"]:
            self._say_what_may_follow(runs[-1], report)
        if address and report.is_all_well:
            shutil.rmtree(folder_of(address), ignore_errors=True)
        if report_to is not None and runs:
            write_report(runs[-1], report_to)
        if not report.is_all_well:
            sys.exit(1)

    def _leave_to_the_worker(
        self,
        paths: list[Path],
        address: str,
        columns: Mapping[str, str],
        options: Mapping[str, Any],
    ) -> None:
        for name in ("dry_run", "report", "verbose"):
            if options[name]:
                raise CommandError(
                    f"--background and --{name.replace('_', '-')} do not go together: the worker "
                    "reports in the admin.", returncode=2,
                )  # fmt: skip
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
            self.stdout.write(
                f"Going on with import {run.pk}, which was stopped after {saved:,} articles in "
                f"{run.done_files:,} files. --afresh begins anew."
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


@contextmanager
def _progress(paths: list[Path], *, quiet: bool) -> Iterator[Bar | None]:
    """A bar when somebody sits before a terminal, else nothing."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    size = size_of_files([path for path in paths if path.exists()])
    with tqdm(total=size, unit="B", unit_scale=True, desc="Importing") as bar:
        yield Bar(bar)
