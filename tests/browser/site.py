"""The sample archive, served by real processes."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.instance import ROOT, Instance, wait_until

# Without these Chromium looks up hosts of its maker at every start.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A served archive: its address, and the demonstration's passwords."""

    address: str
    logins: dict[str, str]
    instance: Instance

    def is_serving(self) -> bool:
        """Does its front page answer?"""
        return _answers(f"{self.address}/")


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Prepare an archive in a folder and serve it on a free port, as script/server does."""
    instance = Instance(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    instance.manage("prepare", "--address", address)
    server = subprocess.Popen(
        [Path(sys.executable).parent / "honcho", "start", "-f", ROOT / "Procfile", "-d", ROOT],
        env=instance.environment | {"NEWSDESK_ADDRESS": address, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, text=True,
    )  # fmt: skip
    try:
        wait_until(lambda: _answers(f"http://{address}/"), seconds=60)
        lines = (instance.folder / "demonstration-logins").read_text().splitlines()
        yield Site(f"http://{address}", dict(line.split() for line in lines), instance)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:
            return int(response.status) == 200
    except (urllib.error.URLError, OSError):
        return False
