"""How is it made sure that two writers do not join the same articles in two ways?"""

from django.db import connection

# Any number that nobody else uses for a lock of this database.
_LOCK = 0x5702_1E5


def hold_stories() -> None:
    """Until the end of this transaction nobody else changes stories or fingerprints.

    Whoever also locks articles calls this first, lest two wait for each other. It may be called
    again. SQLite has one writer at a time anyway.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Stories change in a transaction: call this inside atomic().")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
