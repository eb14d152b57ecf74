"""How are files received from a browser? All on the disk, and no more than is sensible."""

import contextlib
import tempfile
from pathlib import Path
from typing import Any, TypeAlias

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from articles.models.full_disk import is_full_disk

LARGEST = 2 * 1024 * 1024 * 1024
MOST_FILES = 1000
NO_ROOM = (
    "There is no room on the server's disk for these files. Send less at once, or tell whoever "
    "runs the server."
)
_MARK = "newsdesk.upload_problem"
# Whatever Django makes of a file that was sent.
Upload: TypeAlias = "UploadedFile[Any]"


class ReceivedFile(UploadedFile):  # type: ignore[type-arg]
    """A file that was received into a folder of the archive; it goes with the request."""

    def temporary_file_path(self) -> str:
        """Where it stands."""
        return str(self.file.name) if self.file else ""


class OnDisk(FileUploadHandler):
    """Writes what is sent into NEWSDESK_VAR/receiving as it comes; nothing of it stays in memory.

    What is too much is passed over, and `upload_problem` says so to the page.
    """

    received = 0
    files = 0
    is_far_too_much = False
    opened: Any = None

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """See how much is to come."""
        length = kwargs.get("content_length") or (args[2] if len(args) > 2 else 0)
        self.is_far_too_much = length > 2 * LARGEST

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Make room for it."""
        super().new_file(*args, **kwargs)
        if self.is_far_too_much:
            # Nobody listens to all that, only to say no at its end.
            self._refuse(_too_large())
            raise StopUpload(connection_reset=True)
        if not _may_send(self.request):
            # Its body is read before anybody asks who sent it: strangers fill no disk.
            raise SkipFile
        self.files += 1
        if self.files > MOST_FILES:
            self._refuse(f"More than {MOST_FILES:,} files at once: put them into a zip archive.")
            raise SkipFile
        folder = receiving()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.opened = tempfile.NamedTemporaryFile(dir=folder)  # noqa: SIM115 - closed below
        except OSError as problem:
            self._refuse_without_room(problem)
            raise SkipFile from problem

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write it down."""
        self.received += len(raw_data)
        if self.received > LARGEST:
            self._close()
            self._refuse(_too_large())
            raise SkipFile
        try:
            self.opened.write(raw_data)
        except OSError as problem:
            self._refuse_without_room(problem)
            raise SkipFile from problem

    def file_complete(self, file_size: int) -> ReceivedFile | None:
        """The whole file; none when its last bytes found no room."""
        try:
            self.opened.seek(0)
        except OSError as problem:
            self._refuse_without_room(problem)
            return None
        file = ReceivedFile(
            self.opened, self.file_name, self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
        self.opened = None
        return file

    def upload_interrupted(self) -> None:
        """Whoever sent it is gone."""
        self._close()

    def _close(self) -> None:
        if self.opened is not None:
            # What waits to be written may find no room; nobody wants it any more.
            with contextlib.suppress(OSError):
                self.opened.close()
            self.opened = None

    def _refuse_without_room(self, problem: OSError) -> None:
        """Tell of a full disk; whatever else is the matter with it is raised."""
        self._close()
        if not is_full_disk(problem):
            raise problem
        self._refuse(NO_ROOM)

    def _refuse(self, problem: str) -> None:
        if self.request is not None:
            self.request.META[_MARK] = problem


def _may_send(request: HttpRequest | None) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_active and user.is_staff)


def upload_problem(request: HttpRequest) -> str:
    """Why not everything that was sent was received; "" when it was."""
    return str(request.META.get(_MARK, ""))


def receiving() -> Path:
    """Where files stand while they are received."""
    return Path(settings.NEWSDESK_VAR) / "receiving"


def _too_large() -> str:
    return (
        f"More than {LARGEST // 1024**3} GB at once is not received. Send it in parts, or put it "
        "on the server and import it from there."
    )
