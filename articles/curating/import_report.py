"""What became of every file of an import, as JSON and as CSV, written as it is read."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from articles.curating.uploads import shown_path
from articles.models import ImportedFile, ImportRun

_COUNTS = ("created", "updated", "unchanged", "rejected")
_COLUMNS = ("path", "format", "state", *_COUNTS, "reasons")
_AT_ONCE = 1000
# What a spreadsheet would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class FileReport:
    """One file: how it was read, how far, what became of its articles, and why some were not."""

    path: str
    format: str
    state: str
    created: int
    updated: int
    unchanged: int
    rejected: int
    reasons: list[str]

    @classmethod
    def of(cls, file: ImportedFile) -> "FileReport":
        """As it is written down."""
        return cls(
            shown_path(file.path), file.format, state_of(file),
            file.created, file.updated, file.unchanged, file.rejected, list(file.reasons),
        )  # fmt: skip


def state_of(file: ImportedFile) -> str:
    """What became of it as a whole, in a word."""
    if file.is_passed_over:
        return "passed over"
    if not file.is_done:
        return "unfinished"
    is_rejected = file.rejected and not (file.created or file.updated or file.unchanged)
    return "rejected" if is_rejected else "done"


def file_reports(run: ImportRun) -> Iterator[FileReport]:
    """Of every file, in the order in which they were read; some rows at a time in memory."""
    after = 0
    while files := list(
        ImportedFile.objects.filter(run=run, pk__gt=after).order_by("pk")[:_AT_ONCE]
    ):
        yield from map(FileReport.of, files)
        after = files[-1].pk


def as_csv(run: ImportRun) -> Iterator[str]:
    """A table with a line of names; a cell that looks like a formula begins with an apostrophe."""
    writer = csv.writer(_Line())
    yield writer.writerow(_COLUMNS)
    for file in file_reports(run):
        values = asdict(file) | {"reasons": "\n".join(file.reasons)}
        yield writer.writerow([_cell(values[name]) for name in _COLUMNS])


def as_json(run: ImportRun) -> Iterator[str]:
    """One object: the import, and its files in an array, one on each line."""
    head = json.dumps(_run(run), ensure_ascii=False, indent=2)
    yield head.removesuffix("\n}") + ',\n  "files": ['
    comma = ""
    for file in file_reports(run):
        yield f"{comma}\n    {json.dumps(asdict(file), ensure_ascii=False)}"
        comma = ","
    yield "\n  ]\n}\n"


WRITERS: Mapping[str, Callable[[ImportRun], Iterator[str]]] = {"json": as_json, "csv": as_csv}


class _Line:
    """What a csv writer writes to: it gives each line back."""

    def write(self, line: str) -> str:
        return line


def _run(run: ImportRun) -> dict[str, object]:
    return {
        "import": run.pk,
        "state": run.state,
        "started_at": _moment(run.started_at),
        "finished_at": _moment(run.finished_at),
        "paths": [shown_path(path) for path in run.paths],
        "address": run.address,
        "columns": run.columns,
        "source": str(run.source or ""),
        "retries": run.retries_id,
        "problem": run.problem,
        "seconds": round(run.seconds, 1),
        "files_read": run.done_files,
        "bytes_found": run.total_bytes,
        **{name: getattr(run, name) for name in _COUNTS},
        "left_out": run.left_out,
        "unread_dates": run.unread_dates,
        "skipped": run.skipped,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
