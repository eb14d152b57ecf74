"""What a demonstration instance needs and a production one must bring itself: its secret key."""

import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def demonstration_key(folder: Path) -> str:
    """The secret key of the instance that lives in `folder`, made at its first start.

    Raises ImproperlyConfigured when the folder cannot be written to.
    """
    file = folder / "secret-key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(50))
        return file.read_text().strip() or _rewritten(file)
    except OSError as error:
        raise ImproperlyConfigured(
            f"Newsdesk keeps its database, index and originals in {folder}, and cannot write "
            f"there ({error.strerror}). Make it writable, or name another folder: NEWSDESK_VAR=..."
        ) from error


def _rewritten(file: Path) -> str:
    """A new key for a file that was left empty by an interrupted first start."""
    key = secrets.token_urlsafe(50)
    file.write_text(key)
    return key
