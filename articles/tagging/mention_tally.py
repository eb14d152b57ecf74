"""How many mentions did a run add, remove and change, and of whom?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.models import Mention

# A run over the whole archive touches most entities; the history names those it touched most.
MOST_NAMED = 50


@dataclass
class MentionTally:
    """Counts of one run, by entity."""

    articles: int = 0
    added: Counter[int] = field(default_factory=Counter)
    removed: Counter[int] = field(default_factory=Counter)
    changed: int = 0

    def count(
        self, created: Iterable[Mention], updated: Iterable[Mention], deleted: Iterable[Mention]
    ) -> None:
        """Add what was saved to the counts."""
        created, updated, deleted = list(created), list(updated), list(deleted)
        self.added.update(mention.entity_id for mention in created)
        self.removed.update(mention.entity_id for mention in deleted)
        self.changed += len(updated)
        self.articles += len({m.article_id for m in (*created, *updated, *deleted)})

    def add(self, other: "MentionTally") -> None:
        """Add the counts of another part of the same run."""
        self.articles += other.articles
        self.added.update(other.added)
        self.removed.update(other.removed)
        self.changed += other.changed

    def as_json(self) -> dict[str, Any]:
        """As `Operation.counts` keeps it; entities by their ids, those touched most first."""
        return {
            "articles": self.articles,
            "added": self.added.total(),
            "removed": self.removed.total(),
            "changed": self.changed,
            "added_by_entity": self.added.most_common(MOST_NAMED),
            "removed_by_entity": self.removed.most_common(MOST_NAMED),
        }
