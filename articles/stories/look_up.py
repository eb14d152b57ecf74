"""Where is looked for copies? In the index, and in the table what the index does not know yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Fingerprint
from articles.stories.fingerprint import is_current
from articles.stories.near_index import NearIndex
from articles.stories.near_run import Rows, Run, rows_of

_AT_ONCE = 10_000
# Somebody who waits for it has so many of the newest read that the index does not know.
FAR_BEHIND = 10_000


@dataclass(frozen=True)
class LookUp:
    """The index as it was opened, and the number behind which the table is read."""

    index: NearIndex
    after: int

    @classmethod
    def whole(cls, index: NearIndex) -> "LookUp":
        """With all that the index does not know, however much that is."""
        return cls(index, index.last)

    @classmethod
    def awaited(cls, index: NearIndex) -> "LookUp":
        """With no more of it than can be read while somebody waits."""
        newest = Fingerprint.objects.filter(pk__gt=index.last).order_by("-pk")
        after = newest.values_list("pk", flat=True)[FAR_BEHIND : FAR_BEHIND + 1].first()
        return cls(index, after or index.last)

    @property
    def is_whole(self) -> bool:
        """Is nothing left out?"""
        return self.after == self.index.last

    @property
    def is_behind(self) -> bool:
        """Is there anything that the index does not know?"""
        return Fingerprint.objects.filter(pk__gt=self.index.last).exists()

    def runs(self) -> Iterator[Run]:
        """All to be looked up in."""
        yield from self.index.runs
        for rows, _ in fingerprints_behind(self.after):
            yield Run.of(rows)


def fingerprints_behind(last: int, at_once: int = _AT_ONCE) -> Iterator[tuple[Rows, int]]:
    """The fingerprints with greater numbers, in parts, each with its greatest number."""
    while True:
        behind = Fingerprint.objects.filter(pk__gt=last).order_by("pk")
        part = list(behind.values_list("pk", "article_id", "signature")[:at_once])
        if not part:
            return
        last = part[-1][0]
        rows = [(pk, article, bytes(signature)) for pk, article, signature in part]
        yield rows_of([row for row in rows if is_current(row[2])]), last
