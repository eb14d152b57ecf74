"""What stands at an address, as a file that can be imported."""

import hashlib
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from articles.importing.cannot_import import CannotImport, Stopped
from articles.importing.fetched_from import note_fetched_from
from articles.importing.fetching import NotFetched, fetch
from articles.importing.opened import FoundAt

LARGEST_FETCHED = 2 * 1024 * 1024 * 1024
LONGEST_FETCH = 3600.0
_FOR_NOW = "for-now-"
_LONGEST_NOW = 24 * 3600


def is_address(written: str) -> bool:
    """Is it the address of a page, a feed or an archive, and no file?"""
    return written.lower().startswith(("http://", "https://"))


def folder_of(address: str) -> Path:
    """Where what an address gives at the command line is kept while it is imported."""
    name = hashlib.sha256(address.encode()).hexdigest()[:16]
    return _fetched() / f"address-{name}"


def fetch_into(folder: Path, address: str, is_to_stop: Callable[[], bool] = lambda: False) -> Path:
    """Fetch it into a file in this folder, which is the caller's alone at this time.

    Raises CannotImport when it cannot be fetched, and Stopped when it was to stop meanwhile.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    answer = fetch(
        address, largest=LARGEST_FETCHED, seconds=LONGEST_FETCH, into=folder / "fetching",
        is_to_stop=is_to_stop,
    )  # fmt: skip
    if isinstance(answer, NotFetched):
        if is_to_stop():
            raise Stopped(f"Interrupted while {address} was fetched. Run the same command again.")
        raise CannotImport(f"{address} could not be fetched: {answer.reason}")
    file = folder / _name_of(answer.final_address or address)
    note_fetched_from(file, FoundAt(answer.final_address or address, answer.charset))
    (folder / "fetching").replace(file)
    return file


@contextmanager
def fetched_for_now(address: str, is_to_stop: Callable[[], bool]) -> Iterator[Path]:
    """What stands there, in a file that nobody else knows and that goes again."""
    _fetched().mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=_FOR_NOW, dir=_fetched()) as folder:
        yield fetch_into(Path(folder), address, is_to_stop)


def remove_left_for_now() -> None:
    """Remove what was fetched for a moment by who was killed then."""
    for folder in _fetched().glob(f"{_FOR_NOW}*"):
        if folder.stat().st_mtime < time.time() - _LONGEST_NOW:
            shutil.rmtree(folder, ignore_errors=True)


def _fetched() -> Path:
    return Path(settings.NEWSDESK_VAR) / "fetched"


def _name_of(address: str) -> str:
    """A name for what stands there, with its ending, which helps to recognise it."""
    last = unquote(urlsplit(address).path).rpartition("/")[2]
    # ASCII, so that no letter takes more than a byte: a system bounds the bytes of a name.
    return re.sub(r"[^\w.-]", "_", last, flags=re.ASCII)[-80:].lstrip(".") or "page"
