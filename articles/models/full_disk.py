"""Is there no room left? Then all wait: it is no fault of what was being done."""

import errno
import sqlite3

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_DISK_FULL = "53100"  # as PostgreSQL calls it


def is_full_disk(problem: BaseException) -> bool:
    """Does it say that the disk, or our share of it, is full: a file's words or a database's?"""
    if isinstance(problem, OSError) and problem.errno in _NO_ROOM:
        return True
    cause = problem.__cause__
    return (
        getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        or getattr(cause, "sqlstate", None) == _DISK_FULL
    )
