"""A PostgreSQL server of our own, in a folder, reached through a socket only."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers.peer import PeerUnavailableError

DEBIAN = Path("/usr/lib/postgresql")
START_SECONDS = 30
OPTIONS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "4GB",
    "max_wal_size": "4GB",
    "jit": "off",
}


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a server over `folder`, created if it is empty; yields the folder of its socket."""
    binaries = _binaries()
    user = _user()
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "data"
    with tempfile.TemporaryDirectory(prefix="newsdesk-pg-") as socket:
        if user:
            for owned in (folder, Path(socket)):
                shutil.chown(owned, user)
        if not data.exists():
            _run([binaries / "initdb", "-D", data, "-U", "newsdesk", "-A", "trust", "-E", "UTF8",
                  "--locale=C"], user)  # fmt: skip
        options = [part for key, value in OPTIONS.items() for part in ("-c", f"{key}={value}")]
        with (folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", socket, *options],
                stdout=log,
                stderr=log,
                user=user,
                cwd="/",
            )
        try:
            _wait(binaries, socket, process, folder)
            yield socket
        finally:
            process.terminate()
            try:
                process.wait(START_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(binaries: Path, socket: str, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(START_SECONDS * 10):
        ready = subprocess.run(
            [binaries / "pg_isready", "-q", "-h", socket], check=False, capture_output=True
        )
        if ready.returncode == 0:
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise PeerUnavailableError(f"PostgreSQL did not start; see {folder / 'server.log'}.")


def _binaries() -> Path:
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    raise PeerUnavailableError(
        "PostgreSQL's server is not installed: apt-get install postgresql (as root)."
    )


def _user() -> str | None:
    """The user the server runs as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError as unknown:
        raise PeerUnavailableError(
            "PostgreSQL does not run as root, and there is no user called postgres. "
            "Run this as another user, or install Debian's postgresql."
        ) from unknown


def _run(command: list[str | Path], user: str | None) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, user=user, cwd="/")
    if done.returncode:
        raise PeerUnavailableError(f"{command[0]} failed: {done.stderr.strip()}")
