"""What is an operator told when the disk is full, or the database does not answer?"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError

from articles.importing.cannot_import import BrokenOff, CannotImport


@contextmanager
def told_what_broke(work: str) -> Iterator[None]:
    """Words instead of a traceback, and an exit code: 1 for what had begun, 2 for what had not."""
    try:
        yield
    except CannotImport as problem:
        code = 1 if isinstance(problem, BrokenOff) else 2
        raise CommandError(str(problem), returncode=code) from problem
    except BrokenPipeError:
        raise  # nobody listens any more
    except (OSError, OperationalError, InterfaceError) as problem:
        raise CommandError(
            f"{work} broke off: {problem}. What is done stays done. When there is room on the "
            "disk, and the database answers, run the same command again.", returncode=1,
        ) from problem  # fmt: skip
