"""How is the report of an import written into a file?"""

from pathlib import Path

from django.core.management.base import CommandError

from articles.curating.import_report import WRITERS
from articles.models import ImportRun


def report_file(written: str) -> Path:
    """Where a report is to go; refused before anything is imported, when it cannot go there."""
    file = Path(written)
    if file.suffix.lstrip(".").lower() not in WRITERS:
        endings = " or ".join(f".{kind}" for kind in WRITERS)
        raise CommandError(f"--report {written}: name a file that ends in {endings}.", returncode=2)
    if not file.absolute().parent.is_dir():
        raise CommandError(
            f"--report {written}: there is no folder {file.absolute().parent}.", returncode=2
        )
    was_there = file.exists()
    try:
        file.open("a").close()
        if not was_there:
            file.unlink()
    except OSError as problem:
        words = f"--report {written}: it cannot be written: {problem.strerror}. Name another file."
        raise CommandError(words, returncode=2) from problem
    return file


def write_report(run: ImportRun, file: Path) -> None:
    """Write it as it is read from the database; the ending says how."""
    try:
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(WRITERS[file.suffix.lstrip(".").lower()](run))
    except OSError as problem:
        raise CommandError(
            f"The import is done, but {file} could not be written: {problem.strerror}. The page of "
            f"import {run.pk} in the admin has the same report."
        ) from problem
