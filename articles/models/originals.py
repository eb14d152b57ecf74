"""The original bytes of what was imported, kept beside the database and never changed."""

import gzip
import hashlib
import os
import re
import secrets
import zlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

_DIGEST = re.compile(r"[0-9a-f]{64}")


class DamagedOriginalError(FileNotFoundError):
    """The file of an original does not hold what it should: as good as none."""


def keep_original(content: bytes) -> str:
    """Keep these bytes, once, and return their SHA-256 by which they are found again."""
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    # A file that a crash of the machine left empty is none.
    if not place.exists() or not place.stat().st_size:
        place.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved: a reader, or a crash, never finds half of it.
        aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
        with aside.open("wb") as file:
            file.write(gzip.compress(content, compresslevel=1, mtime=0))
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, place)  # noqa: PTH105 - atomic on every system
    return digest


def read_original(digest: str) -> bytes:
    """The bytes of this SHA-256.

    Raises FileNotFoundError when they are not kept, DamagedOriginalError when not as they were.
    """
    if not _DIGEST.fullmatch(digest):
        raise FileNotFoundError(f"“{digest}” is not the digest of an original.")
    try:
        content = gzip.decompress(_place(digest).read_bytes())
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DamagedOriginalError(f"The file of original {digest} is damaged.") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedOriginalError(f"The file of original {digest} holds something else.")
    return content


def forget_originals(digests: Iterable[str]) -> None:
    """Delete these bytes. The caller knows that no article needs them any more."""
    for digest in digests:
        if _DIGEST.fullmatch(digest):
            _place(digest).unlink(missing_ok=True)


def _place(digest: str) -> Path:
    return Path(settings.NEWSDESK_VAR) / "originals" / digest[:2] / f"{digest}.gz"
