"""What does the worker do with the imports that wait for it?"""

import logging
import time
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from articles.curating.import_undo import undo_import
from articles.curating.receive_uploads import receiving
from articles.curating.uploads import forget_files, forget_unnamed_uploads
from articles.importing.cannot_import import Stopped
from articles.importing.fetch_address import fetch_into, remove_left_for_now
from articles.importing.find_files import leads_out
from articles.importing.going_on import close_dead_runs
from articles.importing.interruption import Interruption
from articles.importing.run import CannotImport, carry_out, one_import_at_a_time
from articles.importing.run_record import TableRecord, tally_of
from articles.importing.setbacks import Setbacks
from articles.importing.stopping import Stopping
from articles.models import ImportedFile, ImportRun
from articles.models.full_disk import is_full_disk

log = logging.getLogger("newsdesk.imports")
_LAST_RUNS = 50
_LONGEST_UPLOAD = 24 * 3600
_State = ImportRun.State


def work_on_next(interruption: Interruption, setbacks: Setbacks | None = None) -> bool:
    """Do the oldest import that waits, or what is left of it, or of taking it back; was there one?

    Where another import is running, it waits for that one. An import that cannot go on says why,
    and the next ones go on. Where the database is lost, or the disk is full, that is raised, and
    the import still waits; but `setbacks` counts, and what the database refuses again and again
    without coming any further has failed.
    """
    setbacks = setbacks or Setbacks()
    if not ImportRun.objects.for_the_worker().exists():
        return False
    try:
        with one_import_at_a_time():
            run = ImportRun.objects.for_the_worker().first()
            if run is None:
                return False
            try:
                _work_on(run, interruption)
            except (OperationalError, InterfaceError) as problem:
                if is_full_disk(problem) or not setbacks.are_too_many(run):
                    raise
                log.exception("Import %d comes no further; the others do.", run.pk)
                _fail(run, f"Tried {setbacks.MOST} times, and came no further: {problem}")
    except CannotImport:
        return False  # somebody types an import at this moment; it is this one's turn afterwards
    return True


def close_killed() -> None:
    """Say of an import at a command line that was killed that it is not running any more."""
    if not ImportRun.objects.filter(state=_State.RUNNING, in_background=False).exists():
        return
    try:
        with one_import_at_a_time():
            close_dead_runs()
    except CannotImport:
        return  # it is running


def remove_leftovers() -> None:
    """Remove the files that a killed worker, or a killed page, did not come to remove."""
    ended = ImportRun.objects.filter(in_background=True, state__in=(_State.DONE, _State.UNDONE))
    for run in ended.order_by("-pk")[:_LAST_RUNS]:
        _forget_files_of(run)
    remove_left_for_now()
    forget_unnamed_uploads()
    for file in receiving().glob("*"):
        if file.stat().st_mtime < time.time() - _LONGEST_UPLOAD:
            file.unlink(missing_ok=True)


def _work_on(run: ImportRun, interruption: Interruption) -> None:
    try:
        if run.state == _State.UNDOING:
            _undo(run, interruption)
        elif _take(run):
            carry_out(run, _paths_of(run, interruption), interruption=interruption)
    except Stopped:
        TableRecord(run).finish(tally_of(run), _State.WAITING)
        return
    except CannotImport as problem:
        _fail(run, str(problem))
        return
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:
        if is_full_disk(problem):
            raise
        log.exception("Import %d cannot go on; the others do.", run.pk)
        _fail(run, f"{type(problem).__name__}: {problem}")
        return
    _forget_files_of(run)


def _take(run: ImportRun) -> bool:
    """Is it still to be done? From here on a pause is a wish, and nobody undoes it meanwhile."""
    rows = ImportRun.objects.filter(pk=run.pk, state__in=(_State.WAITING, _State.RUNNING))
    return bool(rows.update(state=_State.RUNNING, finished_at=None))


def _undo(run: ImportRun, interruption: Interruption) -> None:
    for _ in undo_import(run):
        if interruption.is_asked:
            return


def _forget_files_of(run: ImportRun) -> None:
    """A retry needs the files that were sent; nobody does once all of it is in, or taken back."""
    if run.state == _State.UNDONE or (run.state == _State.DONE and not run.rejected):
        forget_files(run)


def _paths_of(run: ImportRun, interruption: Interruption) -> list[Path]:
    """The files and folders to read; raises CannotImport when there are none."""
    if run.retries_id:
        rows = ImportedFile.objects.filter(run=run.retries_id, rejected__gt=0)
        inner = rows.order_by("pk").values_list("path", flat=True).iterator()
        paths = _not_leading_out(list(dict.fromkeys(map(_outermost, inner))), run)
    elif run.address:
        paths = [_fetched(run, interruption)]
    else:
        paths = [Path(path) for path in run.paths]
        if run.started_by_id and any(map(_became_a_link, paths)):
            raise CannotImport("It became a link that leads out since it was asked for.")
    gone = [path for path in paths if not path.exists()]
    if gone and len(gone) == len(paths):
        raise CannotImport(f"There is no file or folder {gone[0]} any more. Name it anew.")
    if not paths:
        raise CannotImport("There is nothing to read in it.")
    return paths


def _not_leading_out(paths: list[Path], run: ImportRun) -> list[Path]:
    """A link out of a folder was rejected: to read it all the same takes more than a button."""
    kept = [path for path in paths if not leads_out(path, [Path(one) for one in run.paths])]
    if paths and not kept:
        raise CannotImport(f"{paths[0]} leads out of what was imported. Name the file itself.")
    return kept


def _became_a_link(path: Path) -> bool:
    """All links were followed before it was written down."""
    own = Path(settings.NEWSDESK_VAR)
    return path.resolve() != path and not path.is_relative_to(own)


def _outermost(path: str) -> Path:
    """The file that a path leads into: what stands before a "!", if there is such a file."""
    parts = path.split("!")
    inward = (Path("!".join(parts[:end])) for end in range(1, len(parts)))
    return next((outer for outer in inward if outer.is_file()), Path(path))


def _fetched(run: ImportRun, interruption: Interruption) -> Path:
    """The file that the address gave, fetched once: who goes on reads the same bytes."""
    folder = Path(settings.NEWSDESK_VAR) / "fetched" / f"import-{run.pk}"
    if run.paths and Path(run.paths[0]).exists():
        return Path(run.paths[0])
    stopping = Stopping(interruption, TableRecord(run))
    file = fetch_into(folder, run.address, stopping.is_asked)
    run.paths = [str(file)]
    run.save(update_fields=["paths"])
    return file


def _fail(run: ImportRun, problem: str) -> None:
    ImportRun.objects.filter(pk=run.pk).update(
        state=_State.FAILED, problem=problem[:1000], finished_at=timezone.now()
    )
