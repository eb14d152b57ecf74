"""Which generation answers, and which one is gone on with?"""

from pathlib import Path

import pytest

from articles.search import Engine, NotBuiltError
from articles.search.query import Query
from tests.engine_promises.changes import apply, document, ids
from tests.engine_promises.opened_engine import OpenedEngine


class Generations(OpenedEngine):
    """What becomes of a generation."""

    def test_says_how_to_build_an_index_where_there_is_none(self, engine: Engine) -> None:
        with pytest.raises(NotBuiltError, match="rebuild_index"):
            engine.current()
        engine.begin()
        with pytest.raises(NotBuiltError):
            engine.current()

    def test_answers_from_the_published_generation(self, engine: Engine, tmp_path: Path) -> None:
        other = self.open_engine(tmp_path)
        first = engine.begin()
        apply(first, [document(1)])
        engine.publish(first)
        second = engine.begin()
        apply(second, [document(2)])
        assert ids(other.current(), Query()) == [1]
        assert other.current().name == first.name
        engine.publish(second)
        assert ids(other.current(), Query()) == [2]
        assert first.name < second.name == other.current().name

    def test_answers_the_same_after_it_is_compacted(self, engine: Engine) -> None:
        generation = engine.begin()
        for number in range(1, 13):
            apply(generation, [document(number)])
        with generation.batch() as batch:
            batch.delete(3)
        before = generation.search(Query())
        generation.compact()
        generation.compact()
        assert generation.search(Query()) == before
        assert before.total == 11
        apply(generation, [document(20)])
        assert generation.search(Query()).total == 12

    def test_goes_on_with_what_was_begun_and_not_published(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        assert engine.unfinished() is None
        first = engine.begin()
        engine.publish(first)
        assert engine.unfinished() is None
        begun = engine.begin()
        apply(begun, [document(7)])
        left = self.open_engine(tmp_path).unfinished()
        assert left is not None
        assert left.name == begun.name
        assert dict(left.versions()) == {7: document(7).version}
        engine.publish(left)
        assert engine.unfinished() is None

    def test_can_go_back_to_the_generation_before(self, engine: Engine) -> None:
        first, second = engine.begin(), engine.begin()
        for generation in (first, second):
            apply(generation, [document(len(generation.name))])
            engine.publish(generation)
        engine.publish(first)
        assert engine.current().name == first.name
        assert engine.current().search(Query()).total == 1

    def test_names_every_generation_later_than_the_one_before(self, engine: Engine) -> None:
        names = []
        for _ in range(4):
            generation = engine.begin()
            engine.publish(generation)
            names.append(generation.name)
        assert names == sorted(set(names))
