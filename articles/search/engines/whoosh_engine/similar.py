"""Which articles are like another one?

Those that say its most telling words: what it says often and few others say at all (tf-idf; Spärck
Jones: A Statistical Interpretation of Term Specificity, 1972). They are asked for with OR, and so
ordered as any search.
"""

from collections.abc import Sequence
from math import log

from articles.search.engines.whoosh_engine.answer import answer
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.snapshot import Snapshot
from articles.search.engines.whoosh_engine.terms import language_of_document, term_of
from articles.search.facets import STORY
from articles.search.index_document import IndexDocument
from articles.search.query import Copies, Query
from articles.search.results import COUNT_NOTHING, Hit
from articles.search.suggest import weighed_words
from articles.search.tree import And, FacetIs, Node, Not, Or, Term

MOST_TELLING = 12


def articles_like(
    snapshot: Snapshot, document: IndexDocument, limit: int, deadline: Deadline
) -> tuple[Hit, ...]:
    """The articles most like a document, one per story; its own and their copies left out."""
    segments = [part.segment for part in snapshot.parts]
    words = telling_words(segments, document)
    if len(words) < 2:
        return ()
    tree: Node = Or(tuple(Term(word) for word in words))
    if own := document.facets.get(STORY, ()):
        tree = And((tree, Not(FacetIs(STORY, own))))
    query = Query(tree=tree, copies=Copies.STORIES, size=limit + 1)
    found = answer(snapshot, query, COUNT_NOTHING, deadline).hits
    return tuple(hit for hit in found if hit.article_id != document.article_id)[:limit]


def telling_words(segments: Sequence[OpenSegment], document: IndexDocument) -> tuple[str, ...]:
    """Its words of the highest tf-idf, one for each term.

    What one text says, or all, finds nothing, and numbers tell little.
    """
    language = language_of_document(document)
    count = sum(segment.size for segment in segments)
    weights: dict[bytes, tuple[float, str]] = {}
    for word, times in weighed_words(document).items():
        term = term_of(word, language)
        holding = sum(segment.document_frequency("body", term) for segment in segments)
        if 1 < holding < count and not word.isdecimal():
            before = weights.get(term, (0.0, word))[0]
            weights[term] = (before + (1 + log(times)) * log(count / holding), word)
    best = sorted(weights.values(), key=lambda weighed: (-weighed[0], weighed[1]))
    return tuple(word for _, word in best[:MOST_TELLING])
