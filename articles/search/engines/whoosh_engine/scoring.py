"""How well a document answers a word: BM25F, as an exhaustive search of Whoosh computes it.

Scores are comparable across segments because the statistics are those of the whole index,
documents that are deleted and not yet merged away included.
"""

from math import log

from articles.search.engines.whoosh_engine.arrays import Numbers, Scores
from articles.search.engines.whoosh_engine.snapshot import Snapshot

B = 0.75
K1 = 1.2
TITLE_WEIGHT = 2.0  # A word of the title says more about an article than one of its body.


class Scoring:
    """The statistics of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._segments = [part.segment for part in snapshot.parts]
        self._count = sum(segment.size for segment in self._segments)
        self._average_lengths: dict[str, float] = {}
        self._rarities: dict[tuple[str, bytes], float] = {}

    def score(self, field: str, term: bytes, frequencies: Numbers, lengths: Numbers) -> Scores:
        """The scores of documents by a term's frequency in their texts, and the texts' lengths."""
        long = (1 - B) + B * lengths / self._average_length(field)
        scores: Scores = self._rarity(field, term) * (
            (frequencies * (K1 + 1)) / (frequencies + K1 * long)
        )
        return scores * TITLE_WEIGHT if field == "title" else scores

    def _average_length(self, field: str) -> float:
        if field not in self._average_lengths:
            total = sum(segment.total_length(field) for segment in self._segments)
            self._average_lengths[field] = total / (self._count or 1) or 1
        return self._average_lengths[field]

    def _rarity(self, field: str, term: bytes) -> float:
        key = (field, term)
        if key not in self._rarities:
            holding = sum(segment.document_frequency(*key) for segment in self._segments)
            self._rarities[key] = log(self._count / (holding + 1)) + 1
        return self._rarities[key]
