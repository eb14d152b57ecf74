"""Who may write the index now? One process at a time, and a killed one frees its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from filelock import FileLock, Timeout


class AnotherIsAtWorkError(Exception):
    """Another process holds the place that this one asked for."""


@contextmanager
def one_writer(patience: float = -1) -> Iterator[None]:
    """The right to write the index that answers; waits `patience` seconds, or as long as it takes.

    Raises AnotherIsAtWorkError when the patience ends.
    """
    with _place("writer", patience, "Another process is writing the index."):
        yield


@contextmanager
def one_indexer() -> Iterator[None]:
    """The right to be the indexer. Raises AnotherIsAtWorkError at once when there is one."""
    words = "An indexer is already running for this archive; one is enough. Stop it first."
    with _place("indexer", 0, words):
        yield


@contextmanager
def one_rebuild() -> Iterator[None]:
    """The right to rebuild. Raises AnotherIsAtWorkError at once when a rebuild is under way."""
    words = "A rebuild of this archive's index is already under way. Wait for it, or stop it."
    with _place("rebuild", 0, words):
        yield


@contextmanager
def _place(name: str, patience: float, words: str) -> Iterator[None]:
    folder = Path(settings.NEWSDESK_VAR) / "index"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{name}.lock", timeout=patience)
    try:
        lock.acquire()
    except Timeout as error:
        raise AnotherIsAtWorkError(words) from error
    try:
        yield
    finally:
        lock.release()
