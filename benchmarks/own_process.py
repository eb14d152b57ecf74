"""Runs a benchmark's part in a process of its own, and reads what it says at the end."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.memory import Peak


class PartFailedError(Exception):
    """A part of a benchmark ended with an error; it stands above on the screen."""


def run_apart(module: str, *arguments: str) -> tuple[dict[str, Any], Callable[[float, float], int]]:
    """What `python -m module arguments` prints as its last line, in JSON, and its memory's peak."""
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = Peak(process.pid)
        said, _ = process.communicate()
        peak.stop()
    if process.returncode:
        raise PartFailedError(f"`{' '.join(command[1:])}` failed.")
    lines = said.strip().splitlines()
    return json.loads(lines[-1]), peak.between
