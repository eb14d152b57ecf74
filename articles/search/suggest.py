"""What may a reader mean, and what else may they like? The values that engines suggest with."""

from collections import Counter
from dataclasses import dataclass

from articles.search.analysis import words
from articles.search.index_document import IndexDocument

# Below this many letters too many words are near each other.
SHORTEST_MISTAKE = 4
# So many words of a body are weighed, the most frequent ones; of a title all are.
MOST_WEIGHED = 100
TITLE_TIMES = 2


@dataclass(frozen=True)
class WordCount:
    """A word of the index, folded, and how many titles and texts hold it."""

    word: str
    count: int


def weighed_words(document: IndexDocument) -> dict[str, int]:
    """The words that may tell an article from others, and how much it says each of them."""
    title = Counter(words(document.title))
    weights = Counter({word: times * TITLE_TIMES for word, times in title.items()})
    for word, times in Counter(words(document.body)).most_common(MOST_WEIGHED):
        weights[word] += times
    return dict(weights)
