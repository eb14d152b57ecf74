"""What archives are made of that are to do harm, and how they are asked about."""

import random

from articles.importing.containers import Limits
from articles.importing.containers.budget import MEGABYTE
from tests.importing.packing import (
    ARTICLE,
)

TITLE = "Harbour closed after a storm"
GOOD = {"a.txt": ARTICLE}
# Small ones, so that the attacks can be small too; the ratio is the real one.
LIMITS = Limits(members=20, member=MEGABYTE // 2, total=2 * MEGABYTE, alone=4 * MEGABYTE)


def reasons(found: dict[str, list[str]], path: str) -> str:
    """The one reason that is given at this path."""
    (reason,) = found[path]
    return reason


def noise(size: int) -> bytes:
    """Bytes that nothing can compress much, and that are text."""
    return random.Random(size).randbytes(size // 2).hex().encode()
