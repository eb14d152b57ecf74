"""It scores as Whoosh itself does, which looks at every posting."""

import tempfile
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import whoosh.query
from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import FileIndex

from articles.search.analysis import term
from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.engines.whoosh_engine.fields import SCHEMA
from articles.search.engines.whoosh_engine.generation import WhooshGeneration
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.scoring import TITLE_WEIGHT
from articles.search.query import Query
from articles.search.results import COUNT_NOTHING
from articles.search.spelling import is_near
from articles.search.tree import And, Fuzzy, Near, Node, Or, Phrase, Prefix, Term
from tests.engine_contract import Change, apply
from tests.search import strategies


def as_whoosh(node: Node) -> Any:
    """The same search as Whoosh's own query objects."""
    match node:
        case Term(word, field):
            return as_whoosh(Phrase((word,), field))
        case Phrase(words, field):
            readings = {tuple(term(word, code) for word in words) for code in strategies.LANGUAGES}
            return either(phrase_in(name, terms) for name in fields_of(field) for terms in readings)
        case Prefix(start, field):
            spelled = [word for word in strategies.FOLDED if word.startswith(start)]
            return either(spelled_in(name, word) for name in fields_of(field) for word in spelled)
        case Fuzzy(word, field):
            spelled = [other for other in strategies.FOLDED if is_near(word, other)]
            return either(spelled_in(name, word) for name in fields_of(field) for word in spelled)
        case And(parts):
            return whoosh.query.And([as_whoosh(part) for part in parts])
        case Or(parts):
            return whoosh.query.Or([as_whoosh(part) for part in parts])
    raise AssertionError(node)


def spelled_in(field: str, word: str) -> Any:
    """Whoosh's query for what `terms` says is spelled so."""
    found = [phrase_in(field, (f"\x1e{word}",))]
    for each in {term(word, code) for code in strategies.LANGUAGES}:
        if each.partition("\x1f")[0] == word:
            lacking = whoosh.query.Term(field, f"\x1d{each}")
            found.append(whoosh.query.AndNot(phrase_in(field, (each,)), lacking))
    return either(found)


def fields_of(field: str | None) -> tuple[str, ...]:
    """The fields that a node looks at."""
    return (field,) if field else ("title", "body")


def phrase_in(field: str, terms: tuple[str, ...]) -> Any:
    """Whoosh's query for terms side by side."""
    if len(terms) == 1:
        return whoosh.query.Term(field, terms[0], boost=weight_of(field))
    return whoosh.query.Phrase(field, list(terms), boost=weight_of(field))


def either(parts: Iterable[Any]) -> Any:
    """Whoosh's OR, two by two: of more it makes another matcher, which knows no positions."""
    return reduce(lambda one, other: whoosh.query.Or([one, other]), parts)


def weight_of(field: str | None) -> float:
    """How much a field's words count."""
    return TITLE_WEIGHT if field == "title" else 1.0


def whoosh_scores(generation: WhooshGeneration, query: Any) -> dict[int, float]:
    """What an exhaustive search of Whoosh itself finds, by article id."""
    index = FileIndex(MappedStorage(str(generation.folder)), SCHEMA)
    with index.searcher() as searcher:
        found = searcher.search(query, limit=None, optimize=False)
        if found.is_empty():
            return {}
        column = searcher.reader().column_reader("article_id")
        return {column[place]: score for place, score in found.items()}


@pytest.mark.slow
@given(
    strategies.histories,
    st.lists(strategies.trees_of(strategies.indexed_leaves), min_size=1, max_size=4),
)
def test_scores_as_an_exhaustive_search_of_whoosh_does(
    history: list[list[Change]], trees: list[Node]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        generation = WhooshEngine(Path(folder)).begin()
        for changes in history:
            apply(generation, changes)
        for tree in trees:
            hits = generation.search(Query(tree=tree, size=1000), COUNT_NOTHING).hits
            expected = whoosh_scores(generation, as_whoosh(tree))
            assert {hit.article_id: hit.score for hit in hits} == pytest.approx(expected)


@pytest.mark.slow
@given(strategies.histories, strategies.several_words, st.integers(0, 4))
def test_scores_words_near_each_other_as_the_words_alone(
    history: list[list[Change]], words: tuple[str, ...], distance: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        generation = WhooshEngine(Path(folder)).begin()
        for changes in history:
            apply(generation, changes)
        near = generation.search(Query(tree=Near(words, distance, "body"), size=1000)).hits
        alone = And(tuple(Term(word, "body") for word in words))
        expected = whoosh_scores(generation, as_whoosh(alone))
        for hit in near:
            assert hit.score == pytest.approx(expected[hit.article_id])
