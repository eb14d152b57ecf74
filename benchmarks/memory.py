"""How much memory processes have for themselves, from Linux's /proc."""

import re
import threading
import time
from pathlib import Path

# Anonymous and shared memory of PostgreSQL's kind; what is mapped from files is not counted:
# the system shares it among all processes and drops it when memory is short.
_OWN = re.compile(r"^(?:Pss_Anon|Pss_Shmem):\s+(\d+) kB", re.MULTILINE)
_MAPPED = re.compile(r"^Pss_File:\s+(\d+) kB", re.MULTILINE)
_SAMPLE_SECONDS = 0.1
_KB = 1024


def own_bytes(pid: int | str = "self") -> int:
    """The memory of a process that is its own; 0 when it is gone."""
    return _sum(_OWN, pid)


def mapped_bytes(pid: int | str = "self") -> int:
    """What a process has of files in memory, its share of what several map."""
    return _sum(_MAPPED, pid)


def tree_bytes(pid: int) -> int:
    """The own memory of a process and of all its descendants."""
    return sum(own_bytes(process) for process in _descendants(pid))


class Peak:
    """The largest memory of a process and its descendants, looked at ten times a second."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._samples: list[tuple[float, int]] = []
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _watch(self) -> None:
        while not self._ended.wait(_SAMPLE_SECONDS):
            self._samples.append((time.time(), tree_bytes(self._pid)))

    def stop(self) -> None:
        """Look no longer."""
        self._ended.set()
        self._watcher.join()

    def between(self, start: float, end: float) -> int:
        """The peak between two times, in bytes."""
        return max((size for at, size in self._samples if start <= at <= end), default=0)


def _sum(pattern: "re.Pattern[str]", pid: int | str) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(kilobytes) for kilobytes in pattern.findall(rollup)) * _KB


def _descendants(pid: int) -> list[int]:
    found = [pid]
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text(encoding="ascii").split()]
            except (FileNotFoundError, ProcessLookupError):
                continue  # It ended while we looked.
    return found
