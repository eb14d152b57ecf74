"""Servers on this machine that answer as a test wants it, also as no server should."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a server says: to be written as it is, whatever Content-Length it names."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """A request that came in."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Site:
    """A server: where it is, what it was asked, and what it answers at which path."""

    port: int
    answers: dict[str, Answer | Callable[[Asked], Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def allowed(self) -> frozenset[tuple[str, int | None]]:
        """What lets it be asked, though it is on this very machine."""
        return frozenset({("127.0.0.1", self.port)})

    def address(self, path: str = "/") -> str:
        return f"http://{self.place}{path}"


@contextmanager
def serving(
    answers: Mapping[str, Answer | Callable[[Asked], Answer]], certificate: Path | None = None
) -> Iterator[Site]:
    """A web server that gives these answers at these paths, and 404 at all others.

    With the folder of a certificate it speaks https.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): v for name, v in self.headers.items()})
            site.asked.append(asked)
            found = site.answers.get(self.path, Answer(404))
            answer = found if isinstance(found, Answer) else found(asked)
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Silence."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Silence: the reader had enough, which is what the test wants."""

    server = Server(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    site = Site(server.server_address[1], dict(answers))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def talking(say: Callable[[socket.socket], None]) -> Iterator[Site]:
    """A server that reads a request and then says whatever bytes `say` sends, once."""
    listening = socket.create_server(("127.0.0.1", 0))
    site = Site(listening.getsockname()[1])

    def answer() -> None:
        try:
            connected, _ = listening.accept()
        except OSError:
            return
        with connected:
            try:
                connected.recv(65536)
                say(connected)
            except OSError:
                pass  # the reader had enough

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(timeout=10)
