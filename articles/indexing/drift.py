"""Where does an index differ from the database?"""

from dataclasses import dataclass

from articles.models import Article
from articles.search import Generation


@dataclass(frozen=True)
class Drift:
    """Articles that an index lacks, has in another version, or has and should not."""

    missing: frozenset[int]
    stale: frozenset[int]
    surplus: frozenset[int]

    @property
    def article_ids(self) -> list[int]:
        """All of them, in order."""
        return sorted(self.missing | self.stale | self.surplus)

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.surplus)


def find_drift(generation: Generation) -> Drift:
    """Compare the versions of all visible articles, in the database and in the index."""
    indexed = dict(generation.versions())
    missing, stale = set(), set()
    rows = Article.objects.visible().order_by("pk").values_list("pk", "version")
    for article_id, version in rows.iterator(chunk_size=10_000):
        found = indexed.pop(article_id, None)
        if found is None:
            missing.add(article_id)
        elif found != version:
            stale.add(article_id)
    return Drift(frozenset(missing), frozenset(stale), frozenset(indexed))
