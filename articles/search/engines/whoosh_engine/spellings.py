"""Which words of an index are spelled as a wildcard or a fuzzy word asks?

Words of deleted documents count until they are merged away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from articles.search.engine import TooBroadError
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.fields import TEXT_FIELDS
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.terms import LACKING, SPELLED, stem_of
from articles.search.spelling import is_near
from articles.search.tree import Fuzzy, Prefix

MOST_EXPANSIONS = 200
_CHECKED_EVERY = 1_000


class Expansions:
    """The spellings that the nodes of one query stand for, over all segments of a snapshot."""

    def __init__(self, segments: Iterable[OpenSegment], deadline: Deadline) -> None:
        self._segments = tuple(segments)
        self._deadline = deadline
        self._found: dict[Prefix | Fuzzy, tuple[str, ...]] = {}

    def of(self, node: Prefix | Fuzzy) -> tuple[str, ...]:
        """The words, sorted. Raises TooBroadError where there are more than MOST_EXPANSIONS."""
        if node not in self._found:
            self._found[node] = tuple(sorted(self._expand(node)))
        return self._found[node]

    def _expand(self, node: Prefix | Fuzzy) -> set[str]:
        start = node.start if isinstance(node, Prefix) else node.word[0]
        words: set[str] = set()
        for segment in self._segments:
            for field in (node.field,) if node.field else TEXT_FIELDS:
                for place, (word, _) in enumerate(spellings(segment, field, start)):
                    if place % _CHECKED_EVERY == 0:
                        self._deadline.check()
                    if isinstance(node, Prefix) or is_near(node.word, word):
                        words.add(word)
                    if len(words) > MOST_EXPANSIONS:
                        raise _too_many(node)
        return words


def spellings(segment: OpenSegment, field: str, start: str) -> Iterator[tuple[str, int]]:
    """Each folded word of the texts that starts so, and how many documents hold it.

    A word of several languages may come several times, each time with other documents.
    """
    beginning = start.encode()
    for term, count in segment.terms_from(field, SPELLED + beginning):
        yield term[len(SPELLED) :].decode(), count
    for term, count in segment.terms_from(field, beginning):
        count -= segment.document_frequency(field, LACKING + term)
        if count:
            yield stem_of(term).decode(), count


def count_spellings(
    segments: Iterable[OpenSegment], fields: Sequence[str], start: str, deadline: Deadline
) -> Counter[str]:
    """The words that start so, and how many texts of these fields hold each."""
    counts: Counter[str] = Counter()
    for segment in segments:
        for field in fields:
            for place, (word, count) in enumerate(spellings(segment, field, start)):
                if place % _CHECKED_EVERY == 0:
                    deadline.check()
                counts[word] += count
    return counts


def _too_many(node: Prefix | Fuzzy) -> TooBroadError:
    sign, cure = ("*", "more letters") if isinstance(node, Prefix) else ("~", "a rarer word")
    typed = f"{node.start if isinstance(node, Prefix) else node.word}{sign}"
    return TooBroadError(
        f"“{typed}” stands for more than {MOST_EXPANSIONS} words. "
        f"Write {cure} before the “{sign}”, or the very words you mean with OR between them."
    )
