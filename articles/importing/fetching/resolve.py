"""Which IP addresses does a host have, and may they be asked?"""

import ipaddress
import queue
import socket
import threading
from dataclasses import dataclass

from articles.addresses import Allowed, WebAddress, is_allowed, is_public
from articles.addresses.check import PRIVATE, how_to_allow
from articles.importing.fetching.deadline import Deadline
from articles.importing.fetching.fetched import CannotFetchError

_MOST = 20


@dataclass(frozen=True)
class Checked:
    """An IP address and port that was looked up, and may be connected to."""

    ip: str
    port: int


def resolve(address: WebAddress, allowed: Allowed, deadline: Deadline) -> list[Checked]:
    """Every address of the host, in the system's order; raises CannotFetchError.

    One private address among public ones is enough to refuse the host: which of them answers is
    up to whoever owns the name.
    """
    ips = list(dict.fromkeys(_look_up(address, deadline)))
    if not ips:
        raise CannotFetchError(f"{address.host} has no IP address")
    if not is_allowed(address, allowed):
        for ip in ips:
            if not is_public(ipaddress.ip_address(ip)):
                named = address.host if address.host == ip else f"{address.host} ({ip})"
                raise CannotFetchError(PRIVATE.format(named), cure=how_to_allow(address))
    return [Checked(ip, address.port) for ip in ips[:_MOST]]


def _look_up(address: WebAddress, deadline: Deadline) -> list[str]:
    """Asked in a thread of its own: the system's resolver knows no time limit of ours."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
            answers.put([str(place[0]) for *_, place in found])
        except (OSError, UnicodeError) as problem:
            answers.put(problem)

    threading.Thread(target=ask, daemon=True).start()
    try:
        patience = deadline.patience()
        answer = answers.get(timeout=patience)
    except queue.Empty:
        words = f"looking {address.host} up took longer than {round(patience, 1):g} seconds"
        raise CannotFetchError(words) from None
    if isinstance(answer, list):
        return answer
    words = getattr(answer, "strerror", None) or str(answer)
    raise CannotFetchError(f"{address.host} cannot be found: {words}")
