"""How is one request made, to the very IP address that was checked?"""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from articles.addresses import WebAddress
from articles.importing.fetching.deadline import Deadline
from articles.importing.fetching.fetched import CannotFetchError
from articles.importing.fetching.resolve import Checked


@contextmanager
def asking(
    address: WebAddress, places: Sequence[Checked], headers: Mapping[str, str], deadline: Deadline
) -> Iterator[HTTPResponse]:
    """Ask, and yield the answer with its body still to be read; raises CannotFetchError.

    Nothing of the environment has a say: no proxy, no stored password, no cookie.
    """
    try:
        with (
            closing(_connect(places, deadline)) as plain,
            deadline.guards(plain),
            closing(_encrypted(plain, address) if _is_secure(address) else plain) as stream,
        ):
            connection = _connection(address, stream, deadline)
            connection.request(
                "GET", address.target, headers=headers,
                preload_content=False, decode_content=False,
            )  # fmt: skip
            with closing(connection.getresponse()) as response:
                yield response
    except (OSError, HTTPError, http.client.HTTPException) as problem:
        deadline.left()
        raise CannotFetchError(_words(problem)) from problem


def _is_secure(address: WebAddress) -> bool:
    return address.scheme == "https"


def _connect(places: Sequence[Checked], deadline: Deadline) -> socket.socket:
    """To the first of these that answers; each gets its share of the time."""
    failed: OSError = OSError("there is nobody to ask")
    for number, place in enumerate(places):
        family = socket.AF_INET6 if ":" in place.ip else socket.AF_INET
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(deadline.patience() / (len(places) - number))
            plain.connect((place.ip, place.port))
            plain.settimeout(deadline.left())
        except OSError as problem:
            plain.close()
            failed = problem
        except CannotFetchError:
            plain.close()
            raise
        else:
            return plain
    deadline.left()
    raise CannotFetchError(f"no connection to the server: {failed.strerror or failed}")


def _encrypted(plain: socket.socket, address: WebAddress) -> ssl.SSLSocket:
    """With a certificate that is checked against the name, not the IP address."""
    return ssl.create_default_context().wrap_socket(plain, server_hostname=address.host)


def _connection(
    address: WebAddress, stream: socket.socket, deadline: Deadline
) -> HTTPConnection | HTTPSConnection:
    """One that is connected already, so that it looks nothing up again."""
    made = HTTPSConnection if _is_secure(address) else HTTPConnection
    connection = made(address.host, address.port, timeout=deadline.left())
    connection.sock = stream
    return connection


def _words(problem: Exception) -> str:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted: {problem.verify_message}"
    if isinstance(problem, ssl.SSLError):
        return "no encrypted connection could be made"
    if isinstance(problem, HTTPError):
        return "the answer breaks off in the middle, or is no HTTP"
    if isinstance(problem, http.client.RemoteDisconnected | ConnectionError):
        return "the server closed the connection without an answer"
    if isinstance(problem, http.client.HTTPException):
        return "what the server answered is no HTTP"
    return f"the connection failed: {getattr(problem, 'strerror', None) or problem}"
