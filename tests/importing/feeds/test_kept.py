"""Feeds, asked by a real client of real servers: what is kept of them, and never twice."""

import datetime as dt
import json
from pathlib import Path

import pytest

from articles.models import Article, Feed, ImportRun, IndexChange, Source
from tests.importing.feeds.asking import BODY, NOW, ask, feed_at, rss, titles
from tests.importing.servers import Answer, Asked, Site
from tests.world import make_source

pytestmark = [pytest.mark.django_db]


def test_imports_what_a_feed_has_and_notes_how_it_went(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry", "Second ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    outcome = ask(feed)
    assert outcome.is_all_well
    assert outcome.line.startswith(f"{feed.address}: 2 created, 0 updated, 0 unchanged, 0 rejected")
    assert titles() == ["First ferry", "Second ferry"]
    assert IndexChange.objects.count() == 2
    assert (feed.status, feed.etag, feed.problem) == (Feed.Status.FRESH, '"1"', "")
    assert (feed.fetched_at, feed.next_fetch_at) == (NOW, NOW + dt.timedelta(hours=1))
    run = feed.last_run
    assert run is not None
    assert (run.state, run.created, run.address) == (ImportRun.State.DONE, 2, feed.address)
    assert run.files.get().created == 2


def test_gives_the_articles_the_source_that_the_feed_was_given(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    ask(feed_at(site, source=make_source("Harbour Wire")))
    assert str(Article.objects.get().source) == "Harbour Wire"
    assert Source.objects.count() == 1


def test_takes_the_source_from_the_feed_when_it_was_given_none(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    ask(feed_at(site))
    assert str(Article.objects.get().source) == "Island Wire"


def test_says_that_nothing_is_new_when_the_server_does(site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"1"':
            return Answer(304)
        return Answer(200, rss("First ferry", ttl=90), {"ETag": '"1"'})

    site.answers["/feed"] = answer
    feed = feed_at(site)
    ask(feed)
    later = NOW + dt.timedelta(hours=2)
    assert "nothing new" in ask(feed, later).words
    assert (feed.status, feed.etag) == (Feed.Status.UNCHANGED, '"1"')
    assert feed.next_fetch_at == later + dt.timedelta(minutes=90)
    assert ImportRun.objects.count() == 1


def test_imports_nothing_again_that_is_sent_again(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    feed = feed_at(site)
    ask(feed)
    assert "nothing new" in ask(feed).words
    assert feed.status == Feed.Status.UNCHANGED
    assert ImportRun.objects.count() == 1
    site.answers["/feed"] = Answer(200, rss("Second ferry", "First ferry"))
    assert "1 created, 0 updated, 1 unchanged" in ask(feed).words
    assert titles() == ["First ferry", "Second ferry"]


@pytest.mark.parametrize("state", [ImportRun.State.FAILED, ImportRun.State.INTERRUPTED])
def test_reads_all_again_when_the_last_import_did_not_end_well(
    site: Site, state: ImportRun.State
) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    ask(feed)
    ImportRun.objects.update(state=state)
    assert "0 created, 0 updated, 1 unchanged" in ask(feed).words
    assert "if-none-match" not in site.asked[-1].headers


def test_says_nothing_to_a_server_of_what_another_one_said(site: Site) -> None:
    site.answers |= {p: Answer(200, rss("First ferry"), {"ETag": '"1"'}) for p in ("/a", "/b")}
    feed = feed_at(site, "/a")
    ask(feed)
    Feed.objects.update(address=site.address("/b"))  # as an undo does it, which keeps the ETag
    assert "1 unchanged" in ask(feed).words
    assert "if-none-match" not in site.asked[-1].headers
    ask(feed)
    assert site.asked[-1].headers["if-none-match"] == '"1"'


def test_keeps_an_article_once_that_two_feeds_carry_under_one_link(site: Site) -> None:
    site.answers |= {"/a": Answer(200, rss("First ferry")), "/b": Answer(200, rss("First ferry"))}
    assert "1 created" in ask(feed_at(site, "/a")).words
    assert "0 created, 0 updated, 1 unchanged" in ask(feed_at(site, "/b")).words


@pytest.mark.parametrize("kind", ["json feed", "lines"])
def test_knows_articles_without_a_link_by_the_name_that_the_feed_gives(
    site: Site, kind: str
) -> None:
    def answer(second: str) -> Answer:
        items = [{"id": "1", "title": "First ferry", "content_text": f"{BODY} One."},
                 {"id": "2", "title": second, "content_text": f"{BODY} Two."}]  # fmt: skip
        if kind == "lines":
            named = [{**item, "text": item.pop("content_text")} for item in items]
            lines = "\n".join(json.dumps(item) for item in named)
            return Answer(200, lines.encode(), {"Content-Type": "application/x-ndjson"})
        version = "https://jsonfeed.org/version/1.1"
        whole = {"version": version, "title": "Island Wire", "items": items}
        return Answer(200, json.dumps(whole).encode(), {"Content-Type": "application/feed+json"})

    site.answers["/feed"] = answer("Second ferry")
    feed = feed_at(site)
    assert "2 created" in ask(feed).words
    site.answers["/feed"] = answer("Second ferry, corrected")
    assert "0 created, 1 updated, 1 unchanged" in ask(feed).words
    assert titles() == ["First ferry", "Second ferry, corrected"]


@pytest.mark.parametrize(
    "body",
    [
        rss(),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Island Wire</title></feed>',
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Island Wire", "items": []}',
    ],
)
def test_blames_no_feed_that_has_nothing_at_the_moment(site: Site, body: bytes) -> None:
    site.answers["/feed"] = Answer(200, body)
    feed = feed_at(site)
    assert "nothing new" in ask(feed, dry_run=True).words
    assert ask(feed).is_all_well
    assert (feed.status, feed.failures) == (Feed.Status.UNCHANGED, 0)
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    "body", [rss()[:-20], rss("First ferry")[:150], b'{"items": {}}', b'[{"items": []}']
)
def test_blames_a_feed_that_is_broken_off(site: Site, body: bytes) -> None:
    site.answers["/feed"] = Answer(200, body)
    feed = feed_at(site)
    assert not ask(feed).is_all_well
    assert feed.status == Feed.Status.FAILED


def test_counts_what_it_could_not_read_and_is_not_all_well(site: Site) -> None:
    lines = [{"title": "First ferry", "text": BODY}, {"text": ""}]
    body = "\n".join(json.dumps(line) for line in lines).encode()
    site.answers["/feed"] = Answer(200, body, {"Content-Type": "application/jsonl"})
    feed = feed_at(site)
    assert not ask(feed).is_all_well
    assert feed.status == Feed.Status.FRESH
    assert feed.problem == f"1 in it could not be read; import {feed.last_run_id} says why"


def test_keeps_nothing_on_a_dry_run(site: Site, newsdesk_var: Path) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    before = Feed.objects.values().get()
    assert "would be 1 created" in ask(feed, dry_run=True).words
    assert Feed.objects.values().get() == before
    assert titles() == []
    assert not ImportRun.objects.exists()
    assert list((newsdesk_var / "fetched").iterdir()) == []
    site.answers["/feed"] = Answer(410)
    assert "gone for good" in ask(feed, dry_run=True).words
    assert Feed.objects.values().get() == before
