"""It builds the index aside, loses nothing meanwhile, and swaps it in whole."""

import importlib
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from articles.indexing import drain, find_drift, rebuild, unfinished, write_changes
from articles.indexing.build_document import build_documents
from articles.indexing.one_writer import AnotherIsAtWorkError, one_rebuild
from articles.indexing.rebuild import RebuildError, RebuildStopped, unheard
from articles.models import Article, IndexChange
from articles.search import Engine, Generation, IndexDocument, NotBuiltError, Query
from articles.search.configured import _opened, configured_engine
from articles.search.tree import Term
from tests.world import make_article, make_tag

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


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(0, 8, 2))
def test_catches_what_changes_while_it_is_building(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    monkeypatch.setattr(MODULE, "ARTICLES_A_BATCH", 2)
    articles = [make_article(f"Report {number}") for number in range(8)]
    rebuild(engine, unheard)
    old = engine.current().name
    first, last = articles[0], articles[-1]
    meddled: list[int] = []

    def meddle(done: int, total: int) -> None:
        if done != moment or total != 8 or meddled:
            return
        meddled.append(done)
        # What is written already, and what is not yet: changed, tagged, gone; and a new one.
        for article in (first, last):
            article.tags.add(make_tag("opec"))
        Article.objects.filter(pk__in=[articles[1].pk, articles[6].pk]).update(title="Changed")
        IndexChange.objects.record(article.pk for article in articles)
        articles[2].delete()
        articles[5].delete()
        IndexChange.objects.record_new([make_article("Report new").pk])
        # The indexer goes on meanwhile, and brings it all into the old generation only.
        drain(engine)
        assert engine.current().name == old

    rebuild(engine, meddle)
    assert meddled
    assert engine.current().name != old
    assert not find_drift(engine.current())
    results = engine.current().search(Query())
    assert results.total == 7
    tags = results.facets["tag"].counts
    assert [(value.value, value.count) for value in tags] == [(str(make_tag("opec").pk), 2)]
    assert engine.current().search(Query(tree=Term("changed"))).total == 2


def test_keeps_the_old_index_when_the_new_one_is_not_whole(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    rebuild(engine, unheard)
    old = engine.current().name
    make_article("Another")
    monkeypatch.setattr(write_changes, "follow", lambda batch, ids, tell: None)
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


def interrupted(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a generation that was left half full."""
    monkeypatch.setattr(MODULE, "ARTICLES_A_BATCH", 2)
    for number in range(6):
        make_article(f"Report {number}")

    def stop_at_four(done: int, total: int) -> None:
        if done >= 4:
            raise RebuildStopped

    with pytest.raises(RebuildStopped):
        rebuild(engine, stop_at_four)
    left = engine.unfinished()
    assert left is not None
    return Path(settings.NEWSDESK_VAR) / "index" / "generations" / left.name


def heard(engine: Engine, *, afresh: bool = False) -> int:
    """Rebuild, and say how many articles it found missing at first."""
    told: list[int] = []
    built = rebuild(engine, lambda done, total: told.append(total), afresh=afresh)
    assert built.articles == 6
    assert engine.current().search(Query()).total == 6
    return told[0]


def test_begins_anew_when_it_is_told_to(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    left = interrupted(engine, monkeypatch)
    assert heard(engine, afresh=True) == 6
    assert not left.exists()


@pytest.mark.parametrize("damage", ["emptied", "gone", "noise"])
def test_begins_anew_when_what_was_left_is_damaged(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    left = interrupted(engine, monkeypatch)
    for file in [file for file in left.rglob("*") if file.is_file() and file.name != "fields"]:
        match damage:
            case "emptied":
                file.write_bytes(b"")
            case "noise":
                file.write_bytes(b"\x07noise" * 50)
            case _:
                file.unlink()
    _opened.clear()
    again = configured_engine()
    rebuild(again, unheard)
    assert again.current().search(Query()).total == 6
    assert not find_drift(again.current())


def test_begins_anew_when_the_documents_are_others_now(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(engine, monkeypatch)
    monkeypatch.setattr(unfinished, "DOCUMENT_VERSION", 99)
    assert heard(engine) == 6


def test_begins_anew_when_what_was_left_does_not_pass_the_check(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    rebuild(engine, unheard)
    make_article("Another")
    with monkeypatch.context() as broken:
        broken.setattr(write_changes, "follow", lambda batch, ids, tell: None)
        with pytest.raises(RebuildError):
            rebuild(engine, unheard)
    checks: list[str] = []
    check = MODULE._check

    def fail_once(generation: Generation) -> int:
        checks.append(generation.name)
        if len(checks) == 1:
            raise RebuildError("It is not whole.")
        return int(check(generation))

    monkeypatch.setattr(MODULE, "_check", fail_once)
    assert rebuild(engine, unheard).articles == 2
    assert len(set(checks)) == 2


def test_leaves_out_what_the_index_will_not_take_and_says_so(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd, even = make_article("Odd"), make_article("Even")
    whole = build_documents

    def choke(ids: Collection[int]) -> Iterator[IndexDocument]:
        for document in whole(ids):
            if document.title == "Odd":
                raise ValueError("too odd")
            yield document

    monkeypatch.setattr(write_changes, "build_documents", choke)
    rebuild(engine, unheard)
    assert find_drift(engine.current()).article_ids == [odd.pk]
    change = IndexChange.objects.get()
    assert (change.article_id, change.problem) == (odd.pk, "ValueError: too odd")
    assert engine.current().search(Query()).total == 1
    assert even.pk != odd.pk


def test_lets_only_one_rebuild_at_a_time(engine: Engine) -> None:
    with one_rebuild(), pytest.raises(AnotherIsAtWorkError, match="under way"):
        rebuild(engine, unheard)
