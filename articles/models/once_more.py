"""What to do when two writers waited for each other, and the database ended one of them."""

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError

T = TypeVar("T")


def once_more(work: Callable[[], T]) -> T:
    """Do the work, a transaction of its own, and do it again when the database broke it off.

    Everybody locks rows in the same order, so that this is rare; a second failure is heard of.
    """
    try:
        return work()
    except OperationalError:
        return work()
