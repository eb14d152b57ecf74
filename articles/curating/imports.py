"""How is an import started, stopped for a while, tried again, and taken back?

Nothing is imported here: a row says what is asked, and `manage.py run_imports` does it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import capfirst

from articles.addresses import BadAddressError, check_address
from articles.curating.import_undo import begin_undo
from articles.curating.receive_uploads import Upload
from articles.curating.retries import why_not_again
from articles.curating.uploads import forget_uploads, keep_uploads, refuse_uploads
from articles.models import ImportedFile, ImportRun, Source
from articles.models.import_columns import check_columns

_State = ImportRun.State
STOPPED = (_State.PAUSED, _State.INTERRUPTED, _State.FAILED)
_NO_COLUMNS: Mapping[str, str] = {}


def start_import(
    who: User | AnonymousUser,
    *,
    paths: Sequence[str] = (),
    uploads: Sequence[Upload] = (),
    address: str = "",
    columns: Mapping[str, str] = _NO_COLUMNS,
    source: Source | None = None,
) -> ImportRun:
    """Ask for an import of folders on the server, of files that were sent, or of an address.

    Raises PermissionDenied, and ValidationError with what is wrong and what to do.
    """
    user = _allowed(who)
    kept: list[Path] = []
    if sum(map(bool, (paths, uploads, address))) != 1:
        raise ValidationError("Choose files, or name a folder, or write an address: one of them.")
    if problem := check_columns(columns):
        raise ValidationError(problem)
    asked = ImportRun(
        state=_State.WAITING, in_background=True, started_by=user, columns=dict(columns),
        source=source,
    )  # fmt: skip
    if address:
        asked.address = check_import_address(address)
    elif paths:
        asked.paths = [str(check_folder(path)) for path in paths]
    else:
        refuse_uploads(uploads)
        kept = keep_uploads(uploads)
        asked.paths = [str(path) for path in kept]
    try:
        asked.save()
    except BaseException:
        forget_uploads(kept)
        raise
    return asked


def pause(run: ImportRun, who: User | AnonymousUser) -> None:
    """Have it stop after the batch that it is at, until somebody resumes it."""
    _allowed(who)
    rows = ImportRun.objects.filter(pk=run.pk)
    wish = ImportRun.Wish.PAUSE
    # The worker may just have taken it: then the wish is granted after the first batch.
    waited = rows.filter(state=_State.WAITING).update(state=_State.PAUSED, wish=wish)
    if not (waited or rows.filter(state=_State.RUNNING).update(wish=wish)):
        _refuse(run, "be paused: only an import that waits or runs can")


def resume(run: ImportRun, who: User | AnonymousUser) -> None:
    """Let it go on where it was, done by the worker, also when it began at a command line."""
    _allowed(who)
    rows, wish = ImportRun.objects.filter(pk=run.pk), ImportRun.Wish.NONE
    if problem := why_not_again(rows.get()):
        raise ValidationError(problem)
    went_on = rows.filter(state__in=STOPPED).update(
        state=_State.WAITING, in_background=True, wish=wish, problem="", finished_at=None
    )
    asked = rows.filter(state=_State.RUNNING, wish=ImportRun.Wish.PAUSE)
    if not (went_on or asked.update(wish=wish)):
        _refuse(run, "go on: only one that was paused, interrupted or failed can")


@transaction.atomic
def retry_rejected(run: ImportRun, who: User | AnonymousUser) -> ImportRun:
    """Ask for an import of those of its files in which something was rejected."""
    user = _allowed(who)
    # Locked: of two who ask at the same moment, the second is told that it is being done.
    now = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    if now.state not in (_State.DONE, *STOPPED):
        _refuse(run, "be tried again: only what has ended can")
    if problem := why_not_again(now):
        raise ValidationError(problem)
    if not ImportedFile.objects.filter(run=run, rejected__gt=0).exists():
        _refuse(run, "be tried again: nothing of it was rejected")
    if now.paths and not any(Path(path).exists() for path in now.paths):
        _refuse(run, "be tried again: its files are gone. Send them anew")
    unfinished = (_State.WAITING, _State.RUNNING, _State.PAUSED)
    if ImportRun.objects.filter(retries=run, state__in=unfinished).exists():
        _refuse(run, "be tried again: that is being done already")
    return ImportRun.objects.create(
        state=_State.WAITING, in_background=True, started_by=user, retries=run,
        paths=now.paths, address=now.address, columns=now.columns, source=now.source,
    )  # fmt: skip


def start_undo(run: ImportRun, who: User | AnonymousUser) -> None:
    """Have all that it did taken back, by the worker, as far as nobody built on it."""
    if isinstance(who, AnonymousUser) or not who.has_perm("articles.undo_import"):
        raise PermissionDenied("You may not undo imports.")
    begin_undo(run, who)


def check_folder(written: str) -> Path:
    """A file or folder on the server that may be imported from; raises ValidationError."""
    allowed = settings.NEWSDESK_IMPORT_FOLDERS
    if not allowed:
        raise ValidationError(
            "No folder of the server may be imported from here. Whoever runs the server names "
            "some in NEWSDESK_IMPORT_FOLDERS, or runs import_articles there."
        )
    names = ", ".join(map(str, allowed))
    try:
        path = Path(written.strip()).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        path = None
    # What is not there and what is not allowed look the same: this is no way to look around.
    is_ours = path is not None and path.is_relative_to(Path(settings.NEWSDESK_VAR).resolve())
    is_in = path and any(path.is_relative_to(Path(one).resolve()) for one in allowed)
    if path is None or is_ours or not is_in:
        raise ValidationError(
            f"There is nothing of this name that may be imported. Allowed is what lies in {names}."
        )
    return path


def check_import_address(written: str) -> str:
    """The address in one spelling; raises ValidationError when it cannot be fetched."""
    try:
        return str(check_address(written.strip(), settings.NEWSDESK_FETCH_ALLOWED))
    except BadAddressError as problem:
        raise ValidationError(
            f"{capfirst(problem.with_cure)}. Write another address, or see docs/feeds.md on what "
            "is fetched."
        ) from problem


def _allowed(who: User | AnonymousUser) -> User:
    if isinstance(who, AnonymousUser) or not who.has_perm("articles.start_import"):
        raise PermissionDenied("You may not start, pause or resume imports.")
    return who


def _refuse(run: ImportRun, why: str) -> None:
    now = ImportRun.objects.get(pk=run.pk)
    raise ValidationError(f"Import {run.pk} is {now.get_state_display().lower()} and cannot {why}.")
