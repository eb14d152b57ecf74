"""`fetch_feeds`: what the operator types, sees, and what the shell is told."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from filelock import FileLock

from articles.models import Feed
from tests.importing.feeds.asking import feed_at, titles
from tests.importing.servers import Answer, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(site: Site) -> Site:
    """A server with two feeds: /one is due, /two is not; and /off, which is disabled."""
    later = timezone.now() + dt.timedelta(hours=1)
    for name in ("one", "two", "off"):
        items = [{"id": name, "title": f"Ferry {name}", "content_text": f"Ferry {name} runs."}]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "W", "items": items}
        site.answers[f"/{name}"] = Answer(200, json.dumps(feed).encode())
        feed_at(site, f"/{name}", next_fetch_at=later if name == "two" else None,
                is_enabled=name != "off")  # fmt: skip
    return site


def test_asks_what_is_due_and_says_so_in_a_line(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("fetch_feeds")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{site.address('/one')}: 1 created, 0 updated, 0 unchanged, 0 rejected")
    assert titles() == ["Ferry one"]
    call_command("fetch_feeds")
    assert capsys.readouterr().out.startswith("No feed is due.")


def test_asks_all_that_are_enabled(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("fetch_feeds", "--all")
    assert titles() == ["Ferry one", "Ferry two"]
    assert capsys.readouterr().out.endswith("2 of 2 feeds went well.\n")


def test_asks_the_named_ones_even_when_they_are_disabled(site: Site) -> None:
    off = Feed.objects.get(is_enabled=False)
    call_command("fetch_feeds", "--feed", str(off.pk))
    assert titles() == ["Ferry off"]


def test_keeps_nothing_on_a_dry_run(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("fetch_feeds", "--all", "--dry-run")
    shown = capsys.readouterr().out
    assert shown.count("would be 1 created") == 2
    assert shown.endswith("This was a dry run: nothing was kept.\n")
    assert titles() == []
    assert not Feed.objects.exclude(status=Feed.Status.NEVER).exists()


def test_exits_with_1_when_a_feed_failed_and_asks_the_others(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.answers["/one"] = Answer(500)
    with pytest.raises(SystemExit) as left:
        call_command("fetch_feeds", "--all")
    assert left.value.code == 1
    assert titles() == ["Ferry two"]
    shown = capsys.readouterr().out
    assert "/one: failed: the server answered 500 Internal Server Error; next " in shown
    assert shown.endswith("1 of 2 feeds went well.\n")


def test_exits_with_2_when_there_is_no_such_feed(site: Site) -> None:
    with pytest.raises(CommandError, match="There is no feed 98765") as problem:
        call_command("fetch_feeds", "--feed", "98765")
    assert problem.value.returncode == 2


def test_exits_with_2_when_somebody_else_fetches(site: Site, newsdesk_var: Path) -> None:
    with (
        FileLock(newsdesk_var / "feeds.lock"),
        pytest.raises(CommandError, match="Another process is fetching") as problem,
    ):
        call_command("fetch_feeds")
    assert problem.value.returncode == 2


def test_exits_with_2_when_somebody_else_imports(site: Site, newsdesk_var: Path) -> None:
    with (
        FileLock(newsdesk_var / "import.lock"),
        pytest.raises(CommandError, match="Another import is running") as problem,
    ):
        call_command("fetch_feeds", "--all")
    assert problem.value.returncode == 2


def test_is_done_by_the_process_that_imports_when_nothing_waits(site: Site) -> None:
    call_command("run_imports", "--once")
    assert titles() == ["Ferry one"]
    assert Feed.objects.get(address=site.address("/one")).status == Feed.Status.FRESH
