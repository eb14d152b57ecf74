"""Which words and which articles does it suggest?"""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from articles.search import Generation, IndexDocument
from tests import reference
from tests.engine_promises.changes import apply
from tests.engine_promises.opened_engine import OpenedEngine, shared
from tests.search import strategies


class Suggestions(OpenedEngine):
    """Words that start so, the word that was meant, and articles like one."""

    @shared
    @given(st.lists(strategies.documents, max_size=8, unique_by=lambda d: d.article_id))
    def test_suggests_the_words_that_there_are(self, documents: list[IndexDocument]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            generation = self.open_engine(Path(folder)).begin()
            apply(generation, documents[:4])
            apply(generation, documents[4:])
            for start in ("p", "Pri", "café", "d", "東", "1", "x", ""):
                assert generation.suggest(start, 3) == reference.suggested(documents, start, 3)
            for word in ("prise", "cafes", "oli", "oill", "pricing", "dyinn", "zzzzz", "prices"):
                assert generation.nearest(word) == reference.nearest(documents, word)

    def test_finds_articles_that_say_the_same_telling_words(self, generation: Generation) -> None:
        filler = "the minister said that the talks of the day were long and the mood was good"
        apply(
            generation,
            [
                IndexDocument(1, 1, "Tanker aground", f"{filler} tanker harbour pilot oil slick"),
                IndexDocument(2, 1, "Slick spreads", f"{filler} tankers, oil slicks and pilots"),
                IndexDocument(3, 1, "Budget passed", f"{filler} budget tax parliament vote oil"),
                *(IndexDocument(n, 1, f"Day {n}", filler) for n in range(4, 30)),
            ],
        )
        told = IndexDocument(1, 1, "Tanker aground", f"{filler} tanker harbour pilot oil slick")
        assert [hit.article_id for hit in generation.similar(told, 2)] == [2, 3]
        assert generation.similar(told, 1)[0].article_id == 2
        assert generation.similar(IndexDocument(99, 1, "", ""), 5) == ()

    def test_leaves_out_copies_of_what_is_told_already(self, generation: Generation) -> None:
        filler = "the minister said that the talks of the day were long and the mood was good"
        text = f"{filler} tanker harbour pilot oil slick"
        own, other = {"story": ("1",)}, {"story": ("2",)}
        apply(generation, [IndexDocument(n, 1, f"Day {n}", filler) for n in range(10, 40)])
        apply(
            generation,
            [
                IndexDocument(1, 1, "Tanker aground", text, facets=own),
                IndexDocument(2, 1, "Tanker aground", text, facets=own),
                IndexDocument(3, 1, "Slick", f"{text} spreads", facets=other),
                IndexDocument(4, 1, "Slick", f"{text} spreads", facets=other),
                IndexDocument(5, 1, "Pilots", f"{filler} harbour pilot"),
            ],
        )
        told = IndexDocument(1, 1, "Tanker aground", text, facets=own)
        assert [hit.article_id for hit in generation.similar(told, 2)] == [4, 5]
