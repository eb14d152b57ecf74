"""An archive of its own in a folder, worked by real processes, as an operator would."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Instance:
    """A second instance beside the tests' own: two variables make it, as docs/settings.md says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("NEWSDESK_")}
        kept.pop("DATABASE_URL", None)
        return kept | {
            "NEWSDESK_VAR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "newsdesk.settings",
        }

    def manage(self, *words: str, code: int = 0) -> str:
        """Run a command to its end and return what it printed; the exit code must be `code`."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def python(self, program: str) -> str:
        """Run a few lines of Python with Django set up, and return what they printed."""
        return self.manage("shell", "--no-imports", "-v", "0", "-c", program)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command and leave it running; `stop_all` ends it."""
        process = subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.started.append(process)
        return process

    def stop_all(self) -> None:
        """End what is still running."""
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.communicate(timeout=10)


def wait_until(is_so: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until something is so; fail when it takes longer than a loaded machine could need."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError(f"It was not so within {seconds} s.")
