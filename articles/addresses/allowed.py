"""Which hosts did an administrator allow, though they are within the own network?"""

from collections.abc import Iterable

from articles.addresses.web_address import PORTS, BadAddressError, WebAddress, read_address

# Hosts, with the port, or None for the usual ones.
Allowed = frozenset[tuple[str, int | None]]


def read_allowed(entries: Iterable[str]) -> Allowed:
    """Entries such as "intranet.example", "10.0.0.5:8080" and "[fd00::5]:8080".

    Raises BadAddressError.
    """
    return frozenset(_read(entry.strip()) for entry in entries if entry.strip())


def is_allowed(address: WebAddress, allowed: Allowed) -> bool:
    """Did somebody allow this very host and port?"""
    is_usual = address.port in PORTS.values() and (address.host, None) in allowed
    return is_usual or (address.host, address.port) in allowed


def _read(entry: str) -> tuple[str, int | None]:
    if any(sign in entry for sign in "/?#@"):
        raise BadAddressError(f"“{entry}” is not a host, or a host and a port")
    address = read_address(f"http://{entry}")
    has_port = entry.rpartition(":")[2].isdecimal() and not entry.endswith("]")
    return address.host, address.port if has_port else None
