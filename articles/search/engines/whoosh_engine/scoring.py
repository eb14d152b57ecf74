"""How well a document answers a word: BM25F, as an exhaustive search of Whoosh computes it.

Scores are comparable across segments because the statistics are those of the whole index,
documents that are deleted and not yet merged away included.

    score = rarity * f * (K1 + 1) / (f + K1 * (1 - B + B * length / average length))
    rarity = ln(documents / (documents with the term + 1)) + 1

after Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009), with the
rarity and the one-byte lengths of Whoosh.
"""

from functools import lru_cache
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers, Scores
from articles.search.engines.whoosh_engine.segment import LENGTHS, OpenSegment
from articles.search.engines.whoosh_engine.snapshot import Snapshot

B = 0.75
K1 = 1.2
TITLE_WEIGHT = 2.0  # A word of the title says more about an article than one of its body.
# Frequencies below this are looked up together with the length; rare larger ones are computed.
_TABLED = 64
_REMEMBERED_TERMS = 20_000


class Scoring:
    """The statistics of the segments of one snapshot."""

    def __init__(self, segments: tuple[OpenSegment, ...]) -> None:
        self._segments = segments
        self._count = sum(segment.size for segment in segments)
        self._tables: dict[str, Scores] = {}
        self._rarities: dict[tuple[str, bytes], float] = {}

    def score(
        self,
        segment: OpenSegment,
        field: str,
        term: bytes,
        documents: Numbers,
        frequencies: NDArray[Any],
    ) -> Scores:
        """The scores of documents by a term's frequency in their texts, and the texts' lengths."""
        lengths = segment.length_bytes(field).take(documents)
        weight = self._rarity(field, term) * (TITLE_WEIGHT if field == "title" else 1.0)
        if len(frequencies) and int(frequencies.max()) >= _TABLED:
            return _worth(frequencies.astype(np.float64), self._relative(field)[lengths]) * weight
        table = self._table(field)
        places = frequencies.astype(np.uint16)
        places <<= 8
        places |= lengths
        if len(places) > len(table):
            return (table * weight).take(places)
        return table.take(places) * weight

    def _table(self, field: str) -> Scores:
        """What a frequency is worth at each of the 256 lengths."""
        if field not in self._tables:
            frequencies = np.repeat(np.arange(_TABLED, dtype=np.float64), 256)
            self._tables[field] = _worth(frequencies, np.tile(self._relative(field), _TABLED))
        return self._tables[field]

    def _relative(self, field: str) -> Scores:
        """What each of the 256 lengths does to a frequency."""
        total = sum(segment.total_length(field) for segment in self._segments)
        average = total / (self._count or 1) or 1
        return np.asarray((1 - B) + B * LENGTHS / average, np.float64)

    def _rarity(self, field: str, term: bytes) -> float:
        key = (field, term)
        if key not in self._rarities:
            if len(self._rarities) >= _REMEMBERED_TERMS:
                self._rarities.clear()
            holding = sum(segment.document_frequency(*key) for segment in self._segments)
            self._rarities[key] = log(self._count / (holding + 1)) + 1
        return self._rarities[key]


def scoring_of(snapshot: Snapshot) -> Scoring:
    """The statistics of a snapshot; those of the last few are kept."""
    return _scoring_of(tuple(part.segment for part in snapshot.parts))


@lru_cache(maxsize=4)
def _scoring_of(segments: tuple[OpenSegment, ...]) -> Scoring:
    return Scoring(segments)


def _worth(frequencies: Scores, relative: Scores) -> Scores:
    worth: Scores = (frequencies * (K1 + 1)) / (frequencies + K1 * relative)
    return worth
