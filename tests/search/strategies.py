"""Generated articles and queries from a small world, so that they often meet."""

import datetime as dt

from hypothesis import strategies as st

from articles.dates import PartialDate, Precision
from articles.search.analysis import tokens
from articles.search.date_filter import DateFilter
from articles.search.facets import FACETS, NONE, STORY, Facet, Mentions
from articles.search.index_document import IndexDocument
from articles.search.query import Copies, Query, Selection, Sort
from articles.search.tree import (
    EVERYTHING,
    And,
    DateIn,
    FacetIs,
    Fuzzy,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Term,
)

# Some share a stem, in one language or another, some only differ in accents or case, some have
# marks inside; some are of scripts without spaces.
SURFACES = (
    "oil", "price", "Prices", "pricing", "priced", "café", "cafe's", "U.S.", "1,200", "don't",
    "l'oil", "die", "dying", "東京", "東京都", "都",
)  # fmt: skip
FOLDED = tuple(sorted({token.word for surface in SURFACES for token in tokens(surface)}))
VALUES = ("1", "2", "3", "10")
# Read as English, by other rules, by none.
LANGUAGES = ("en", "en-GB", "fr", "de", "ja", "xx")
ARTICLE_IDS = st.integers(1, 12)

fields = st.sampled_from((None, "title", "body"))
words = st.sampled_from(FOLDED)
days = st.sampled_from(
    (
        dt.date(1986, 12, 31),
        dt.date(1987, 1, 1),
        dt.date(1987, 3, 1),
        dt.date(1987, 3, 31),
        dt.date(1988, 2, 29),
        dt.date(2001, 9, 11),
    )
)
partial_dates = st.builds(
    PartialDate, days, st.sampled_from((Precision.DAY, Precision.MONTH, Precision.YEAR))
)
date_filters = st.one_of(
    st.builds(DateFilter, st.none() | partial_dates, st.none() | partial_dates),
    partial_dates.map(lambda date: DateFilter(date, date)),
    st.just(DateFilter(unknown=True)),
)


def texts(longest: int) -> st.SearchStrategy[str]:
    """A text of at most so many words."""
    return st.lists(st.sampled_from(SURFACES), max_size=longest).map(" ".join)


def _values(facet: Facet) -> st.SearchStrategy[tuple[str, ...]]:
    values = LANGUAGES if facet.name == "language" else VALUES
    most = 3 if facet.several else 1
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


_named = {f"named_{facet.name}": _values(facet) for facet in FACETS if facet.is_entity}
_story = {STORY: st.lists(st.sampled_from(VALUES), max_size=1).map(tuple)}
facet_values = st.fixed_dictionaries(
    {}, optional={facet.name: _values(facet) for facet in FACETS} | _named | _story
)
documents = st.builds(
    IndexDocument,
    article_id=ARTICLE_IDS,
    version=st.integers(1, 1000),
    title=texts(4),
    body=texts(8),
    published=st.none() | partial_dates,
    facets=facet_values,
)
# One batch: what is put (by document) or deleted (by article id), in this order.
batches = st.lists(documents | ARTICLE_IDS, max_size=10)
histories = st.lists(batches, min_size=1, max_size=5)

facet_names = st.sampled_from([facet.name for facet in FACETS])
ticks = st.lists(st.sampled_from((*VALUES, "en", "fr", NONE)), max_size=2).map(tuple)
selections = st.lists(
    st.builds(Selection, facet_names, ticks, ticks, st.booleans()),
    max_size=3,
    unique_by=lambda selection: selection.facet,
).map(tuple)

several_words = st.lists(words, min_size=2, max_size=3).map(tuple)
# What Whoosh can be asked for too.
indexed_leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, words, fields),
    st.builds(Phrase, several_words, fields),
    st.builds(Prefix, st.sampled_from(("pri", "price", "prices", "die", "dyi", "caf")), fields),
    st.builds(
        Fuzzy, st.sampled_from(("price", "prcie", "pricess", "dyin", "cafes", "cafee")), fields
    ),
)
text_leaves: st.SearchStrategy[Node] = indexed_leaves | st.builds(
    Near, several_words, st.integers(0, 4), fields
)
leaves: st.SearchStrategy[Node] = st.one_of(
    text_leaves,
    st.builds(FacetIs, facet_names, st.lists(st.sampled_from(VALUES), max_size=2).map(tuple)),
    st.builds(DateIn, date_filters),
    st.sampled_from((EVERYTHING, Nothing())),
)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return _joined_without_not(parts) | st.builds(Not, parts)


def _joined_without_not(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.builds(And, several) | st.builds(Or, several)


trees = st.just(EVERYTHING) | st.recursive(leaves, _joined, max_leaves=6)


def trees_of(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Trees of these leaves, joined by AND and OR."""
    return st.recursive(parts, _joined_without_not, max_leaves=4)


text_trees = trees_of(text_leaves)
text_queries = st.builds(Query, tree=text_trees, size=st.just(1000))
queries = st.builds(
    Query,
    tree=trees,
    selections=selections,
    dates=st.just(DateFilter()) | date_filters,
    mentions=st.sampled_from(Mentions),
    copies=st.sampled_from(Copies),
    sort=st.none() | st.sampled_from(Sort),
    page=st.integers(1, 3),
    size=st.sampled_from((2, 5, 20)),
)
