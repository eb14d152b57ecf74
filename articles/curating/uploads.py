"""Where do files stand that somebody sent, or that were fetched, until their import is over?"""

import os
import re
import secrets
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.db.models.functions import Cast

from articles.curating.receive_uploads import LARGEST, MOST_FILES, NO_ROOM, Upload
from articles.curating.retries import why_not_again
from articles.models import ImportRun
from articles.models.full_disk import is_full_disk

_STRANGE = re.compile(r"[^\w.,()+ -]")
_LONGEST_NAME = 120
# For so long, in seconds, an import may be about to be written down.
_LONGEST_REQUEST = 24 * 3600
_State = ImportRun.State


def refuse_uploads(uploads: Sequence[Upload]) -> None:
    """Raise ValidationError when these are not what can be imported."""
    if len(uploads) > MOST_FILES:
        raise ValidationError(
            f"{len(uploads):,} files are too many at once. Put them into a zip archive."
        )
    if sum(upload.size or 0 for upload in uploads) > LARGEST:
        raise ValidationError(
            f"The files have more than {LARGEST // 1024**3} GB together. Send them in parts, or "
            "put them on the server and import them from there."
        )
    if uploads and not any(upload.size for upload in uploads):
        # One beside others is rejected in the report, and the others are imported.
        raise ValidationError("There is nothing in what was chosen: every file is empty.")


def keep_uploads(uploads: Sequence[Upload]) -> list[Path]:
    """Keep these files, under names that are harmless, in a folder of their own.

    Raises ValidationError when there is no room for them.
    """
    folder = _folder() / secrets.token_hex(8)
    try:
        folder.mkdir(mode=0o700, parents=True)
        return [_keep(upload, folder) for upload in uploads]
    except BaseException as problem:
        shutil.rmtree(folder, ignore_errors=True)
        if is_full_disk(problem):
            raise ValidationError(NO_ROOM) from problem
        raise


def forget_uploads(paths: Sequence[Path]) -> None:
    """Remove what `keep_uploads` kept, for which there is no import after all."""
    for folder in {path.parent for path in paths}:
        shutil.rmtree(folder, ignore_errors=True)


def forget_files(run: ImportRun) -> None:
    """Remove what was sent or fetched for this import, unless it, or one of the same, needs it.

    An import and those that try its rejected files again read the same files.
    """
    folders = [folder for folder in _folders_of(run) if folder.exists()]
    if not folders:
        return
    same = list(ImportRun.objects.filter(paths=run.paths))
    if not any(_needs_files(one, same) for one in same):
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def forget_unnamed_uploads() -> None:
    """Remove folders of files that were sent for an import that was never written down."""
    runs = ImportRun.objects.annotate(text=Cast("paths", TextField()))
    for folder in _folder().glob("*"):
        try:
            is_old = folder.stat().st_mtime < time.time() - _LONGEST_REQUEST
        except FileNotFoundError:
            continue  # somebody was quicker
        if is_old and not runs.filter(text__contains=folder.name).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _folders_of(run: ImportRun) -> set[Path]:
    """Our own folders in which its files stand."""
    folders = {Path(path).parent for path in run.paths}
    return {
        folder
        for folder in folders
        for root in (_folder(), _fetched())
        if folder.parent == root and _is_ours(folder, root)
    }


def _needs_files(run: ImportRun, same: Sequence[ImportRun]) -> bool:
    """May somebody still go on with it, or try again what it rejected?"""
    if run.state in (_State.UNDONE, _State.UNDOING):
        return False
    if why_not_again(run):
        return False
    return not _is_settled(run, same)


def _is_settled(run: ImportRun, same: Sequence[ImportRun]) -> bool:
    """Is all of it in, if need be by those that tried it again?"""
    if run.state != _State.DONE:
        return False
    retries = (one for one in same if one.retries_id == run.pk and one.pk > run.pk)
    return not run.rejected or any(_is_settled(one, same) for one in retries)


def shown_path(path: str) -> str:
    """A path as people know it: without the folder in which we keep what was sent or fetched."""
    for root in (_folder(), _fetched()):
        if path.startswith(f"{root}{os.sep}"):
            return path[len(str(root)) + 1 :].partition(os.sep)[2] or path
    return path


def _keep(upload: Upload, folder: Path) -> Path:
    place = _free(folder, safe_name(upload.name or ""))
    received = getattr(upload, "temporary_file_path", None)
    if received is not None:
        try:
            os.link(received(), place)
        except OSError:
            pass  # another file system, or one without links: it is copied
        else:
            upload.close()  # its other name goes now: later, the file would look touched
            return place
    with place.open("xb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return place


def safe_name(name: str) -> str:
    """The name of a file without what means something to a system; never hidden, never empty."""
    last = re.split(r"[/\\]", name)[-1]
    kept = _STRANGE.sub("_", last).strip(" .") or "file"
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > 12:
        stem, ending = kept, ""
    room = _LONGEST_NAME - len(ending.encode())
    short = stem.encode()[:room].decode(errors="ignore").strip(" .") or "file"
    return f"{short}.{ending}" if ending else short


def _free(folder: Path, name: str) -> Path:
    place, number = folder / name, 1
    while place.exists():
        number += 1
        stem, dot, ending = name.rpartition(".")
        place = folder / (f"{stem} ({number}).{ending}" if dot else f"{name} ({number})")
    return place


def _is_ours(folder: Path, root: Path) -> bool:
    """Feeds keep theirs beside those of imports."""
    return root == _folder() or folder.name.startswith("import-")


def _folder() -> Path:
    return Path(settings.NEWSDESK_VAR) / "uploads"


def _fetched() -> Path:
    return Path(settings.NEWSDESK_VAR) / "fetched"
