"""It keeps the generations that may be needed, and says which one cannot be opened and why."""

import shutil
from pathlib import Path

import pytest

from articles.search import NotBuiltError
from articles.search.engines.whoosh_engine import UnusableIndexError, WhooshEngine, storage
from articles.search.query import Query
from articles.search.tree import Term
from tests.engine_contract import apply, document, ids


def test_keeps_the_published_generation_and_the_one_before(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    first, second, given_up, third = (engine.begin() for _ in range(4))
    for generation in (first, second, third):
        engine.publish(generation)
    ahead = engine.begin()
    engine.publish(third)
    left = sorted(folder.name for folder in (tmp_path / "generations").iterdir())
    assert left == [second.name, third.name, ahead.name]
    assert not given_up.folder.exists()


def test_refuses_an_index_of_other_fields_and_leaves_it_alone(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = engine.begin()
    engine.publish(old)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(storage, "fingerprint", lambda: "other fields")
    upgraded = WhooshEngine(tmp_path)
    with pytest.raises(UnusableIndexError, match="rebuild_index"):
        upgraded.current()
    assert sorted(tmp_path.rglob("*")) == before
    upgraded.publish(upgraded.begin())
    assert upgraded.current().search(Query()).total == 0


def test_says_where_a_lost_index_was_expected(engine: WhooshEngine, tmp_path: Path) -> None:
    (tmp_path / "generations").mkdir()
    (tmp_path / "current").write_text("000009\n")
    with pytest.raises(NotBuiltError, match=r"generations/000009.*rebuild_index"):
        engine.current()


def test_says_which_file_was_lost(engine: WhooshEngine, tmp_path: Path) -> None:
    generation = engine.begin()
    apply(generation, [document(1, "oil")])
    engine.publish(generation)
    next(generation.folder.glob("*.arrays")).unlink()
    with pytest.raises(UnusableIndexError, match=r"\.arrays.*rebuild_index"):
        WhooshEngine(tmp_path).current().search(Query())


def test_follows_when_somebody_wipes_the_folder_and_builds_anew(tmp_path: Path) -> None:
    reader = WhooshEngine(tmp_path)
    for title in ("first", "second"):
        engine = WhooshEngine(tmp_path)
        generation = engine.begin()
        apply(generation, [document(1, title)])
        engine.publish(generation)
        assert ids(reader.current(), Query(tree=Term(title))) == [1]
        shutil.rmtree(tmp_path / "generations")
    with pytest.raises(UnusableIndexError):
        reader.current().search(Query())
