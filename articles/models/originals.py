"""The original bytes of what was imported, kept beside the database and never changed."""

import gzip
import hashlib
import os
import re
import secrets
from pathlib import Path

from django.conf import settings

_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep_original(content: bytes) -> str:
    """Keep these bytes, once, and return their SHA-256 by which they are found again."""
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved: a reader, or a crash, never finds half of it.
        aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
        aside.write_bytes(gzip.compress(content, compresslevel=1, mtime=0))
        os.replace(aside, place)  # noqa: PTH105 - atomic on every system
    return digest


def read_original(digest: str) -> bytes:
    """The bytes of this SHA-256. Raises FileNotFoundError when they are not kept."""
    if not _DIGEST.fullmatch(digest):
        raise FileNotFoundError(f"“{digest}” is not the digest of an original.")
    return gzip.decompress(_place(digest).read_bytes())


def _place(digest: str) -> Path:
    return Path(settings.NEWSDESK_VAR) / "originals" / digest[:2] / f"{digest}.gz"
