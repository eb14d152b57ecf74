"""Which words of the index may a reader mean?"""

from collections.abc import Sequence

from articles.search.analysis import fold_word
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.fields import TEXT_FIELDS
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.spellings import count_near, count_starting
from articles.search.engines.whoosh_engine.terms import term_of
from articles.search.suggest import SHORTEST_MISTAKE, WordCount


def words_starting(
    segments: Sequence[OpenSegment], start: str, limit: int, deadline: Deadline
) -> tuple[WordCount, ...]:
    """The words that start so, those of most texts first, then by the alphabet."""
    folded = fold_word(start)
    if not folded:
        return ()
    counts = count_starting(segments, folded, deadline)
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return tuple(WordCount(word, count) for word, count in best)


def word_near(segments: Sequence[OpenSegment], word: str, deadline: Deadline) -> str:
    """The commonest word near one that no text holds in any form; "" where there is none."""
    if len(word) < SHORTEST_MISTAKE or any(_holds(segment, word) for segment in segments):
        return ""
    near = [(-count, other) for other, count in count_near(segments, word, deadline).items()]
    return min(near)[1] if near else ""


def _holds(segment: OpenSegment, word: str) -> bool:
    terms = {term_of(word, language) for language in segment.languages}
    return any(segment.document_frequency(field, term) for field in TEXT_FIELDS for term in terms)
