"""How often did the same import fail without coming any further?"""

from typing import ClassVar

from articles.curating.import_undo import undone_so_far
from articles.models import ImportRun


class Setbacks:
    """Counts them for the import that is at work; what came further begins anew at one."""

    MOST: ClassVar[int] = 10

    def __init__(self) -> None:
        self._reached: tuple[object, ...] = ()
        self._count = 0

    def are_too_many(self, run: ImportRun) -> bool:
        """Count one more; raises what the database raises, which then fails for everybody."""
        now = ImportRun.objects.get(pk=run.pk)
        reached = (
            now.pk, now.state, now.done_bytes, now.done_files, now.created, now.updated,
            now.unchanged, now.rejected, *undone_so_far(now).values(),
        )  # fmt: skip
        self._count = self._count + 1 if reached == self._reached else 1
        self._reached = reached
        return self._count >= self.MOST
