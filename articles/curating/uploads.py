"""Where do files stand that somebody sent, or that were fetched, until their import is over?"""

import os
import re
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from articles.curating.receive_uploads import LARGEST, MOST_FILES, Upload
from articles.models import ImportRun

_STRANGE = re.compile(r"[^\w.,()+ -]")
_LONGEST_NAME = 120


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
    if empty := [upload.name for upload in uploads if not upload.size]:
        what = (
            f"“{empty[0]}” is"
            if len(empty) == 1
            else f"“{empty[0]}” and {len(empty) - 1:,} more are"
        )
        raise ValidationError(f"{what} empty. Choose the files again without what is empty.")


def keep_uploads(uploads: Sequence[Upload]) -> list[Path]:
    """Keep these files, under names that are harmless, in a folder of their own."""
    folder = _folder() / secrets.token_hex(8)
    folder.mkdir(mode=0o700, parents=True)
    try:
        return [_keep(upload, folder) for upload in uploads]
    except BaseException:
        shutil.rmtree(folder)
        raise


def forget_files(run: ImportRun) -> None:
    """Remove what was sent or fetched for this import, and for those that it tried again."""
    roots = (_folder(), _fetched())
    seen: set[int] = set()
    next_run: ImportRun | None = run
    while next_run is not None and next_run.pk not in seen:
        seen.add(next_run.pk)
        for path in map(Path, next_run.paths):
            for root in roots:
                if path.parent.parent == root and _is_ours(path.parent, root):
                    shutil.rmtree(path.parent, ignore_errors=True)
        next_run = next_run.retries


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
