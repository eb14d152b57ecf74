"""What stands at an address, as a file that can be imported."""

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from articles.importing.fetching import NotFetched, fetch
from articles.importing.run import CannotImport

LARGEST_FETCHED = 2 * 1024 * 1024 * 1024
LONGEST_FETCH = 3600.0


def is_address(written: str) -> bool:
    """Is it the address of a page, a feed or an archive, and no file?"""
    return written.lower().startswith(("http://", "https://"))


def folder_of(address: str) -> Path:
    """Where what an address gives at the command line is kept while it is imported."""
    name = hashlib.sha256(address.encode()).hexdigest()[:16]
    return Path(settings.NEWSDESK_VAR) / "fetched" / f"address-{name}"


def fetch_into(folder: Path, address: str) -> Path:
    """Fetch it into a file in this folder; raises CannotImport when it cannot be fetched."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    answer = fetch(
        address, largest=LARGEST_FETCHED, seconds=LONGEST_FETCH, into=folder / "fetching"
    )
    if isinstance(answer, NotFetched):
        raise CannotImport(f"{address} could not be fetched: {answer.reason}")
    file = folder / _name_of(answer.final_address or address)
    (folder / "fetching").replace(file)
    return file


def _name_of(address: str) -> str:
    """A name for what stands there, with its ending, which helps to recognise it."""
    last = unquote(urlsplit(address).path).rpartition("/")[2]
    # ASCII, so that no letter takes more than a byte: a system bounds the bytes of a name.
    return re.sub(r"[^\w.-]", "_", last, flags=re.ASCII)[-80:].lstrip(".") or "page"
