"""`import_articles PATH…`: put files and folders of articles into the archive."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.importing.find_files import size_of_files
from articles.importing.run import CannotImport, Progress, run_import


class Bar:
    """A progress bar over the bytes to be read, with the number of articles saved."""

    def __init__(self, bar: "tqdm[NoReturn]") -> None:
        self.bar = bar
        self.articles = 0

    def advance(self, read_bytes: int, articles: int) -> None:
        """Move it on."""
        self.articles += articles
        if articles:
            self.bar.set_postfix_str(f"{self.articles:,} articles", refresh=False)
        self.bar.update(max(read_bytes, 0))


class Command(BaseCommand):
    """Exits with 0 when all is well, 1 when something was left out, 2 when nothing could start."""

    help = "Import articles from files and folders: .txt, .html, .json and .jsonl."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be typed."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and keep nothing"
        )
        parser.add_argument(
            "--quiet", action="store_true", help="say nothing but what was rejected"
        )
        parser.add_argument("--verbose", action="store_true", help="name everything rejected")

    def handle(self, *args: object, **options: Any) -> None:
        """Import, then say what became of it."""
        paths = [_path(written) for written in options["paths"]]
        try:
            with _progress(paths, quiet=options["quiet"]) as progress:
                report = run_import(
                    paths,
                    dry_run=options["dry_run"],
                    progress=progress,
                    keeps_all_rejections=options["verbose"],
                )
        except CannotImport as problem:
            raise CommandError(str(problem), returncode=2) from problem
        lines = report.rejection_lines if options["quiet"] else report.lines
        for line in lines:
            self.stdout.write(line)
        if not report.is_all_well:
            sys.exit(1)


def _path(written: str) -> Path:
    """Not "", which is the folder one is in to some: it comes from a variable that is not set."""
    if not written.strip():
        raise CommandError(
            "A path is empty. Name a file or a folder; the one you are in is “.”.", returncode=2
        )
    return Path(written)


@contextmanager
def _progress(paths: list[Path], *, quiet: bool) -> Iterator[Progress | None]:
    """A bar when somebody sits before a terminal, else nothing."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    size = size_of_files([path for path in paths if path.exists()])
    with tqdm(total=size, unit="B", unit_scale=True, desc="Importing") as bar:
        yield Bar(bar)
