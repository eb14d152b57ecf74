"""Phrases at the edges of texts."""

from pathlib import Path

from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.query import Query
from articles.search.tree import Phrase
from tests.engine_contract import apply, document, ids


def test_finds_a_phrase_whose_rarest_word_opens_another_text(tmp_path: Path) -> None:
    generation = WhooshEngine(tmp_path).begin()
    titles = ["oil", "mark oil price", "price oil", "mark", "oil mark", "rise oil mark price"]
    apply(generation, [document(number, title) for number, title in enumerate(titles, start=1)])
    assert ids(generation, Query(tree=Phrase(("mark", "oil", "price")))) == [2]
    assert ids(generation, Query(tree=Phrase(("rise", "oil", "mark")))) == [6]
    assert ids(generation, Query(tree=Phrase(("oil", "mark", "rise")))) == []
