"""It builds the index aside, loses nothing meanwhile, and swaps it in whole."""

import importlib
from pathlib import Path

import pytest

from articles.indexing import drain, find_drift, rebuild
from articles.indexing.one_writer import AnotherIsAtWorkError, one_rebuild
from articles.indexing.rebuild import RebuildError, unheard
from articles.models import Article, IndexChange
from articles.search import Engine, NotBuiltError, Query
from articles.search.configured import configured_engine
from tests.world import make_article

# The room gives the function of the same name; the module itself is needed to change its parts.
MODULE = importlib.import_module("articles.indexing.rebuild")


@pytest.fixture
def engine(newsdesk_var: Path, db: None) -> Engine:
    """The engine of an archive without an index."""
    return configured_engine()


def test_says_that_there_is_no_index_yet(engine: Engine) -> None:
    with pytest.raises(NotBuiltError, match="rebuild_index"):
        engine.current()


def test_holds_every_article_and_tells_how_far_it_is(engine: Engine) -> None:
    for number in range(7):
        make_article(f"Report {number}")
    heard: list[tuple[int, int]] = []
    built = rebuild(engine, lambda done, total: heard.append((done, total)))
    assert built.articles == 7
    assert heard[0] == (0, 7)
    assert (7, 7) in heard
    assert engine.current().search(Query()).total == 7


def test_catches_what_changes_while_it_is_building(engine: Engine) -> None:
    kept, changed, gone = (make_article(f"Report {number}") for number in range(3))
    rebuild(engine, unheard)
    old = engine.current().name

    def meddle(done: int, total: int) -> None:
        if done == 0 and total == 3:
            Article.objects.filter(pk=changed.pk).update(title="Report changed")
            IndexChange.objects.record([changed.pk, gone.pk])
            gone.delete()
            IndexChange.objects.record_new([make_article("Report new").pk])
            # The indexer goes on meanwhile, and brings it all into the old generation only.
            drain(engine)
            assert engine.current().name == old

    rebuild(engine, meddle)
    assert engine.current().name != old
    assert not find_drift(engine.current())
    assert engine.current().search(Query()).total == 3
    assert Article.objects.filter(pk=kept.pk).exists()


def test_keeps_the_old_index_when_the_new_one_is_not_whole(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    rebuild(engine, unheard)
    old = engine.current().name
    make_article("Another")
    monkeypatch.setattr(MODULE, "follow", lambda batch, ids: None)
    with pytest.raises(RebuildError, match="still answers"):
        rebuild(engine, unheard)
    assert engine.current().name == old
    assert engine.current().search(Query()).total == 1


def test_goes_on_where_it_was_interrupted(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "ARTICLES_A_BATCH", 2)
    for number in range(6):
        make_article(f"Report {number}")

    def stop_at_four(done: int, total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(engine, stop_at_four)
    left: list[int] = []
    rebuild(engine, lambda done, total: left.append(total))
    assert 0 < left[0] < 6
    assert engine.current().search(Query()).total == 6


def test_lets_only_one_rebuild_at_a_time(engine: Engine) -> None:
    with one_rebuild(), pytest.raises(AnotherIsAtWorkError, match="under way"):
        rebuild(engine, unheard)
