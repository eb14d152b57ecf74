"""What is an operator told when the disk is full, or the database does not answer?"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError, OperationalError

from articles.importing.cannot_import import BrokenOff, CannotImport
from articles.models import ImportRun


@contextmanager
def told_what_broke(work: str) -> Iterator[None]:
    """Words instead of a traceback, and an exit code: 1 for what had begun, 2 for what had not.

    A second Ctrl-C, which waits for nothing, ends with 130.

    A database that is not ready or not there is left to who knows the cure: `manage.py`.
    """
    try:
        yield
    except CannotImport as problem:
        code = 1 if isinstance(problem, BrokenOff) else 2
        raise CommandError(str(problem), returncode=code) from problem
    except KeyboardInterrupt as stop:
        words = f"{work} was stopped at once. What is done stays done: run the same command again."
        raise CommandError(words, returncode=130) from stop
    except BrokenPipeError:
        raise  # nobody listens any more
    except (OSError, OperationalError, InterfaceError) as problem:
        if isinstance(problem, DatabaseError | InterfaceError) and not _is_ready():
            raise
        raise CommandError(
            f"{work} broke off: {problem}. What is done stays done. When there is room on the "
            "disk, and the database answers, run the same command again.", returncode=1,
        ) from problem  # fmt: skip


def _is_ready() -> bool:
    """Does the database answer, and has it the tables?"""
    try:
        ImportRun.objects.exists()
    except (DatabaseError, InterfaceError):
        return False
    return True
