"""At which address does a page say that it lives?"""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit


def choose_address(candidates: Iterable[tuple[str, str]], bases: Iterable[str]) -> tuple[str, str]:
    """The first whole web address of these (where it stands, address), made whole by a base.

    A front page is taken only where nothing else is named: templates give it as every page's.
    """
    known = [base for base in bases if _is_web(base)]
    front = ("", "")
    for where, written in candidates:
        address = _whole(written, known)
        if not address:
            continue
        parts = urlsplit(address)
        if parts.path.strip("/") or parts.query:
            return where, address
        front = front if front[1] else (where, address)
    return front


def _whole(written: str, bases: list[str]) -> str:
    """With scheme and host; empty for what is no address of the web (javascript:, data:)."""
    if not written or any(c.isspace() for c in written):
        return ""
    if written.startswith("//"):
        written = f"https:{written}"
    if _is_web(written):
        return written
    if not bases or ":" in written.split("/")[0]:
        return ""
    try:
        joined = urljoin(bases[0], written)
    except ValueError:
        return ""
    return joined if _is_web(joined) else ""


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
