"""Where does an uploaded file wait between the preview and the import?"""

import re
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from import_export.tmp_storages import BaseStorage  # type: ignore[import-untyped]

_NAME = re.compile(r"[0-9a-f]{32}")
_OLDEST = 24 * 60 * 60


class WaitingFile(BaseStorage):  # type: ignore[misc]
    """A file in the archive's own folder, where no other process can name it, for a day."""

    def save(self, data: bytes) -> None:
        """Keep the bytes under a new name; what was never confirmed goes after a day."""
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in folder.iterdir():
            if old.stat().st_mtime < time.time() - _OLDEST:
                old.unlink(missing_ok=True)
        self.name = uuid4().hex
        self._path().write_bytes(data)

    def read(self) -> Any:
        """The file as it came. Raises FileNotFoundError, UnicodeDecodeError."""
        data = self._path().read_bytes()
        return data if self.read_mode == "rb" else data.decode(self.encoding or "utf-8-sig")

    def remove(self) -> None:
        """Nobody needs it any more."""
        self._path().unlink(missing_ok=True)

    def _path(self) -> Path:
        return _folder() / self.name


def is_name(text: str) -> bool:
    """Could a file be waiting under this name?"""
    return bool(_NAME.fullmatch(text))


def _folder() -> Path:
    return Path(settings.NEWSDESK_VAR) / "uploads"
