"""Which words of an index are spelled as a wildcard or a fuzzy word asks?

Words of deleted documents count until they are merged away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from articles.search.engine import TooBroadError
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.fields import TEXT_FIELDS
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.spelling_table import SpellingTable, spelling_tables
from articles.search.tree import Fuzzy, Prefix

MOST_EXPANSIONS = 200


class Expansions:
    """The spellings that the nodes of one query stand for, over all segments of a snapshot."""

    def __init__(self, segments: Sequence[OpenSegment], deadline: Deadline) -> None:
        self._segments = segments
        self._deadline = deadline
        self._found: dict[Prefix | Fuzzy, tuple[str, ...]] = {}

    def of(self, node: Prefix | Fuzzy) -> tuple[str, ...]:
        """The words, sorted. Raises TooBroadError where there are more than MOST_EXPANSIONS."""
        if node not in self._found:
            self._found[node] = tuple(sorted(self._expand(node)))
        return self._found[node]

    def _expand(self, node: Prefix | Fuzzy) -> set[str]:
        fields = (node.field,) if node.field else TEXT_FIELDS
        words: set[str] = set()
        for table in _tables(self._segments, fields, self._deadline):
            if isinstance(node, Fuzzy):
                words.update(word for word, _ in table.words_near(node.word))
            elif table.held(node.start) <= 2 * MOST_EXPANSIONS:
                words.update(word for word, _ in table.words(node.start))
            else:
                raise _too_many(node)
            if len(words) > MOST_EXPANSIONS:
                raise _too_many(node)
        return words


def count_starting(segments: Iterable[OpenSegment], start: str, deadline: Deadline) -> Counter[str]:
    """The words that start so, and how many titles and texts hold each."""
    counts: Counter[str] = Counter()
    for table in _tables(segments, TEXT_FIELDS, deadline):
        for word, count in table.words(start):
            counts[word] += count
    return counts


def count_near(segments: Iterable[OpenSegment], word: str, deadline: Deadline) -> Counter[str]:
    """The words that are near one, and how many titles and texts hold each."""
    counts: Counter[str] = Counter()
    for table in _tables(segments, TEXT_FIELDS, deadline):
        for other, count in table.words_near(word):
            counts[other] += count
    return counts


def _tables(
    segments: Iterable[OpenSegment], fields: Iterable[str], deadline: Deadline
) -> Iterator[SpellingTable]:
    for segment in segments:
        for field in fields:
            for table in spelling_tables(segment, field):
                deadline.check()
                if len(table):
                    yield table


def _too_many(node: Prefix | Fuzzy) -> TooBroadError:
    sign, cure = ("*", "more letters") if isinstance(node, Prefix) else ("~", "a rarer word")
    typed = f"{node.start if isinstance(node, Prefix) else node.word}{sign}"
    return TooBroadError(
        f"“{typed}” stands for more than {MOST_EXPANSIONS} words. "
        f"Write {cure} before the “{sign}”, or the very words you mean with OR between them."
    )
