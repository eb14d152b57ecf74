"""How does a pile of files become articles: who may begin, what goes on, and what is reported?"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from filelock import FileLock, Timeout

from articles.importing.cannot_import import BrokenOff, CannotImport
from articles.importing.carry_out import CarryingOut, Progress, TellRejection
from articles.importing.find_files import Skipped, find_files, size_of
from articles.importing.going_on import (
    close_dead_runs,
    forget_seen,
    may_have_died_of_it,
    run_to_go_on_with,
)
from articles.importing.interruption import Interruption
from articles.importing.report import ImportReport, Tally
from articles.importing.run_record import NoRecord, TableRecord, new_run, rejections_of, tally_of
from articles.importing.seen import SeenInMemory, SeenInTable
from articles.importing.stopping import Stopping
from articles.importing.unread_pieces import all_pieces, pieces_left
from articles.models import ImportedFile, ImportRun, Source
from articles.stories.keep_up import keep_up_where_far_behind

__all__ = ["CannotImport", "Progress", "carry_out", "one_import_at_a_time", "run_import"]
_NO_COLUMNS: Mapping[str, str] = {}
Begun = Callable[[ImportRun, bool], None]


def run_import(
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    rejected: TellRejection | None = None,
    columns: Mapping[str, str] = _NO_COLUMNS,
    source: Source | None = None,
    afresh: bool = False,
    begun: Begun = lambda run, goes_on: None,
) -> ImportReport:
    """Import these files and folders; raises CannotImport when there is nothing to begin with.

    What was stopped goes on where it was, unless it is to begin `afresh`. The report names the
    first rejections; `rejected` is told all of them as they come. `begun` is told which import it
    is, and whether it goes on.
    """
    _refuse_nothing(paths)
    if dry_run:
        return _try_out(paths, columns, progress, rejected)
    with one_import_at_a_time():
        return import_alone(
            paths, progress=progress, rejected=rejected, columns=columns, source=source,
            afresh=afresh, begun=begun,
        )  # fmt: skip


def import_alone(
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    rejected: TellRejection | None = None,
    columns: Mapping[str, str] = _NO_COLUMNS,
    source: Source | None = None,
    address: str = "",
    afresh: bool = False,
    begun: Begun = lambda run, goes_on: None,
) -> ImportReport:
    """As `run_import`, for who has seen to it by `one_import_at_a_time` that no other one runs."""
    _refuse_nothing(paths)
    close_dead_runs()
    run = None if afresh else run_to_go_on_with(paths, columns, source)
    goes_on = run is not None
    if run is None:
        run = new_run(paths, columns=dict(columns), source=source, address=address)
    begun(run, goes_on)
    try:
        return carry_out(run, paths, progress=progress, rejected=rejected)
    except (OSError, OperationalError, InterfaceError) as problem:
        raise BrokenOff(
            f"The import broke off: {problem}. What is saved stays saved. When there is room on "
            "the disk, and the database answers, run the same command again: it goes on."
        ) from problem


def carry_out(
    run: ImportRun,
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    rejected: TellRejection | None = None,
    interruption: Interruption | None = None,
) -> ImportReport:
    """Do this import, or what is left of it. The caller sees to it that no other one runs."""
    goes_on, all_apart = _is_begun(run), may_have_died_of_it(run)
    _begin(run, paths)
    keep_up_where_far_behind()
    record, total = TableRecord(run), tally_of(run)
    if rejected is not None:
        for line in rejections_of(run):
            rejected(line)
    with nullcontext(interruption) if interruption else Interruption() as asked:
        stopping = Stopping(asked, record)
        carrying = CarryingOut(
            record, SeenInTable(run), total, stopping, run=run, progress=progress, rejected=rejected
        )
        left = pieces_left(paths, run, stopping.is_asked)
        pieces = left if goes_on else all_pieces(paths, run.columns)
        processes = settings.NEWSDESK_IMPORT_PROCESSES
        state = carrying.over(pieces, processes, all_apart=all_apart)
    if state == ImportRun.State.INTERRUPTED and run.in_background:
        # The worker was asked to stop, not the import: it goes on when the worker is back.
        record.finish(carrying.total, ImportRun.State.WAITING)
    else:
        record.finish(carrying.total, state)
    if state == ImportRun.State.DONE:
        forget_seen(run)
    run.refresh_from_db()
    is_interrupted = state != ImportRun.State.DONE
    return carrying.total.report(run.seconds, dry_run=False, interrupted=is_interrupted)


@contextmanager
def one_import_at_a_time() -> Iterator[None]:
    """Nobody else imports meanwhile; raises CannotImport when somebody does already."""
    place = Path(settings.NEWSDESK_VAR) / "import.lock"
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CannotImport(
            "Another import is running. Wait until it has finished, or stop it."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _refuse_nothing(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise CannotImport(f"There is no file or folder {path}. Check the spelling.")
    if not any(not isinstance(obstacle, Skipped) for _, obstacle in find_files(paths)):
        raise CannotImport(f"There is nothing to read in {', '.join(map(str, paths))}.")


def _is_begun(run: ImportRun) -> bool:
    return ImportedFile.objects.filter(run=run).exists()


def _begin(run: ImportRun, paths: Sequence[Path]) -> None:
    """Say that it is at work, and how much there is to do."""
    run.state, run.finished_at, run.problem = ImportRun.State.RUNNING, None, ""
    run.begun_at = run.begun_at or timezone.now()
    run.total_files = run.total_bytes = 0
    for file, obstacle in find_files(paths):
        if obstacle is None:
            run.total_files += 1
            run.total_bytes += size_of(file)
    run.save(
        update_fields=[
            "state", "finished_at", "problem", "begun_at", "total_files", "total_bytes",
        ]
    )  # fmt: skip


def _try_out(
    paths: Sequence[Path],
    columns: Mapping[str, str],
    progress: Progress | None,
    rejected: TellRejection | None,
) -> ImportReport:
    """What would happen, without keeping anything."""
    started = time.monotonic()
    with Interruption() as interruption:
        record = NoRecord()
        carrying = CarryingOut(
            record, SeenInMemory(keeps_nothing=True), Tally(), Stopping(interruption, record),
            progress=progress, rejected=rejected,
        )  # fmt: skip
        state = carrying.over(all_pieces(paths, columns), settings.NEWSDESK_IMPORT_PROCESSES)
    return carrying.total.report(
        time.monotonic() - started,
        dry_run=True,
        interrupted=state == ImportRun.State.INTERRUPTED,
    )
