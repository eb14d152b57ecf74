"""What was seen in one article: which entity, where, by which rule, how surely. Plain Python."""

from collections.abc import Collection
from dataclasses import dataclass, field

from articles.tagging.taggable_text import FoundBy, Span

# How sure each way of finding is that the entity is named at all.
CONFIDENCE: dict[FoundBy, float] = {
    FoundBy.NAME: 1.0,
    FoundBy.FULL_NAME_EARLIER: 0.95,
    FoundBy.ACRONYM: 0.95,
    FoundBy.SURNAME: 0.85,
    FoundBy.DEMONYM: 0.95,
    FoundBy.PLACE: 0.9,
    FoundBy.OFFICE: 0.85,
    FoundBy.STAND_IN: 0.8,
    FoundBy.SEAT: 0.8,
}
# From here on an entity counts as named.
NAMED = 0.5
# A surname with a title, and one of somebody in office with neither title nor country beside it.
TITLED = 0.95
BARE = 0.6
# What may be something else: kept for the review, not counted.
UNSURE = 0.4


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place in which an entity is seen."""

    span: Span
    found_by: FoundBy
    confidence: float


@dataclass
class Sightings:
    """All that was seen of each entity, and what only stands in for a country.

    `hints` counts, by country and rule, the words that stand for it.
    """

    seen: dict[int, list[Sighting]] = field(default_factory=dict)
    hints: dict[int, list[Span]] = field(default_factory=dict)

    def add(
        self, entity_id: int, span: Span, found_by: FoundBy, confidence: float | None = None
    ) -> None:
        """An entity is seen here."""
        sure = CONFIDENCE[found_by] if confidence is None else confidence
        self.seen.setdefault(entity_id, []).append(Sighting(span, found_by, sure))

    def candidates(self, entity_ids: Collection[int], span: Span, found_by: FoundBy) -> None:
        """One of these is meant, and nothing says which: each is kept below what counts."""
        for entity_id in sorted(entity_ids):
            self.add(entity_id, span, found_by, max(0.2, round(0.9 / len(entity_ids), 2)))

    def hint(self, entity_id: int, span: Span) -> None:
        """Something here stands for a country."""
        self.hints.setdefault(entity_id, []).append(span)

    def named(self) -> set[int]:
        """The entities that are surely enough named."""
        return {
            entity_id
            for entity_id, seen in self.seen.items()
            if any(sighting.confidence >= NAMED for sighting in seen)
        }
