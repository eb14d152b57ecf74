"""LoadReport: what became of the facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.gazetteer.merge import Merged


@dataclass(frozen=True)
class LoadReport:
    """How many entities were created, updated, unchanged and removed.

    `kept_as_curated` counts the changes in the facts that a curator's own version overruled.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    kept_as_curated: int = 0

    @property
    def words(self) -> str:
        """As an operator reads it."""
        return (
            f"{self.created:,} created, {self.updated:,} updated, {self.unchanged:,} unchanged, "
            f"{self.removed:,} removed; {self.kept_as_curated:,} changes kept as curated"
        )

    @property
    def changed_anything(self) -> bool:
        """Is the gazetteer another than before?"""
        return bool(self.created or self.updated or self.removed)


def count_kept(merges: Iterable[Merged]) -> int:
    """How many changes a curator's version overruled."""
    return sum(len(merged.kept) for merged in merges)
