"""Where an archive keeps its things, and the secret key that a demonstration makes for itself."""

import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def make_private(folder: Path) -> None:
    """Make the folder of an archive, for its owner alone; one that is there stays as it is.

    Raises ImproperlyConfigured when it cannot be made.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def demonstration_key(folder: Path) -> str:
    """The secret key of the instance that lives in `folder`, made at its first start.

    Raises ImproperlyConfigured when the folder cannot be written to.
    """
    file = folder / "secret-key"
    try:
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(50))
        return file.read_text().strip() or _rewritten(file)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"Newsdesk keeps its database, index and originals in {folder}, and cannot write "
        f"there ({error.strerror}). Make it writable, or name another folder: NEWSDESK_VAR=..."
    )


def _rewritten(file: Path) -> str:
    """A new key for a file that was left empty by an interrupted first start."""
    key = secrets.token_urlsafe(50)
    file.write_text(key)
    return key
