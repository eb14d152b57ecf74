"""A curator watches an import, pauses it, tries again and undoes it; nobody else does."""

import re
from pathlib import Path

import pytest
from django.test import Client

from articles.models import Article, ImportRun
from tests.admin.imports.asking import VERBS, State, do, page_of, sent
from tests.admin.posting import address, messages
from tests.curating.importing_world import work, write_articles
from tests.world import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_shows_how_far_it_is_and_asks_again_by_itself(desk: Client, run: ImportRun) -> None:
    ImportRun.objects.update(
        state=State.RUNNING, total_bytes=4_000_000, done_bytes=1_000_000, seconds=60.0
    )
    shown = page_of(desk, run)
    assert '<progress max="4000000" value="1000000"' in shown
    assert "1 MB of 4 MB" in shown
    assert "about 3 minutes left" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    assert 'hx-trigger="every 2s"' in shown
    assert ">Refresh</a>" in shown
    part = page_of(desk, run, **{"HX-Request": "true"})
    assert part.startswith('<div id="run"')
    assert "<html" not in part


@pytest.mark.parametrize("state", State.values)
def test_offers_only_what_can_be_done(desk: Client, run: ImportRun, state: str) -> None:
    ImportRun.objects.update(state=state)
    shown = page_of(desk, run)
    for verb in ("pause", "resume", "undo"):
        ImportRun.objects.update(state=state, wish="")
        is_offered = f'id="run-{verb}"' in shown
        said = messages(do(desk, run, verb))
        assert bool(said) != is_offered, (verb, said)


def test_pauses_and_resumes(desk: Client, allowed: Path) -> None:
    write_articles(allowed / "a.jsonl", "One")
    sent(desk, folder=str(allowed))
    run = ImportRun.objects.get()
    assert '<h2 id="run-state">Paused</h2>' in do(desk, run, "pause").content.decode()
    work()
    assert not Article.objects.exists()
    do(desk, run, "resume")
    work()
    assert Article.objects.count() == 1


def test_lets_a_pause_be_taken_back_before_it_begins(desk: Client, run: ImportRun) -> None:
    ImportRun.objects.update(state=State.RUNNING)
    shown = do(desk, run, "pause").content.decode()
    assert "Pausing as soon as what is in hand is saved" in shown
    assert 'id="run-pause"' not in shown
    assert '<h2 id="run-state">Running</h2>' in do(desk, run, "resume").content.decode()


def test_tries_the_rejected_files_again_and_leads_there(desk: Client, allowed: Path) -> None:
    (allowed / "a.jsonl").write_text("{broken\n")
    sent(desk, folder=str(allowed))
    work()
    first = ImportRun.objects.get()
    assert "Try the rejected files again" in page_of(desk, first)
    response = do(desk, first, "retry")
    assert response.context["page"].run.retries == first
    assert f"import {first.pk}</a>" in response.content.decode()


def test_says_what_would_go_before_it_undoes(desk: Client, allowed: Path) -> None:
    write_articles(allowed / "a.jsonl", "One", "Two")
    sent(desk, folder=str(allowed))
    work()
    run = ImportRun.objects.get()
    asked = desk.get(address("importrun_undo", run.pk)).content.decode()
    assert '<th scope="row">Articles that it brought and that go</th><td>2</td>' in asked
    assert ">Two</a>" in asked
    assert Article.objects.count() == 2
    assert "Being undone" in do(desk, run, "undo").content.decode()
    work()
    assert not Article.objects.exists()
    assert "2 articles deleted" in page_of(desk, run)


def test_lets_only_curators_near_it(client: Client, run: ImportRun) -> None:
    pages = [address("importrun_add"), address("importrun_change", run.pk)]
    pages += [address(f"importrun_{verb}", run.pk) for verb in VERBS]
    pages += [address("importrun_report", run.pk, "csv")]
    for page in pages:
        assert client.get(page).status_code == 302
        assert client.post(page).status_code == 302
    staff = make_user("sue", group="Editor")
    staff.is_staff = True
    staff.save()
    client.force_login(staff)
    assert client.get(address("importrun_add")).status_code == 403
    for verb in VERBS:
        assert client.post(address(f"importrun_{verb}", run.pk)).status_code == 403
    assert client.get(address("importrun_report", run.pk, "csv")).status_code == 403
    assert list(ImportRun.objects.values_list("state", flat=True)) == [State.DONE]


@pytest.mark.parametrize("pk", [0, 999, 10**30])
def test_knows_no_import_that_is_not_there(desk: Client, pk: int) -> None:
    assert desk.get(address("importrun_undo", pk)).status_code == 404
    assert desk.post(address("importrun_pause", pk)).status_code == 404
    assert desk.get(address("importrun_report", pk, "csv")).status_code == 404


def test_changes_nothing_when_it_is_only_looked_at(desk: Client, run: ImportRun) -> None:
    for verb in ("pause", "resume", "retry"):
        assert desk.get(address(f"importrun_{verb}", run.pk)).status_code == 405
    assert ImportRun.objects.count() == 1


def test_counts_files_in_archives_and_a_single_date_in_words_that_are_true(
    desk: Client, run: ImportRun
) -> None:
    ImportRun.objects.update(total_files=9, done_files=5)
    assert "5 files read" in page_of(desk, run)
    ImportRun.objects.update(
        state=State.PAUSED, total_files=2, done_files=5, total_bytes=9, unread_dates=1
    )
    shown = page_of(desk, run)
    assert "5 files, those in archives counted" in shown
    assert "of 2 files" not in shown
    assert "1 date was not understood" in shown
    assert f"<dt>Number</dt>\n      <dd>{run.pk}</dd>" in shown


def test_offers_no_retry_of_what_tried_again_an_import_that_was_undone(
    desk: Client, run: ImportRun
) -> None:
    again = ImportRun.objects.create(state=State.DONE, paths=run.paths, retries=run, rejected=1)
    assert "an archive is read as a whole" in page_of(desk, again)
    ImportRun.objects.filter(pk=run.pk).update(state=State.UNDONE)
    shown = page_of(desk, again)
    assert 'id="run-retry"' not in shown
    assert f"Import {run.pk}, whose files these are, was undone" in shown
    assert f"Import {run.pk}, whose files these are" in messages(do(desk, again, "retry"))


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (State.DONE, "Ended"), (State.PAUSED, "Paused at"), (State.UNDONE, "Undone at"),
        (State.INTERRUPTED, "Interrupted at"), (State.FAILED, "Failed at"),
    ],
)  # fmt: skip
def test_says_of_the_moment_what_it_was(
    desk: Client, run: ImportRun, state: str, label: str
) -> None:
    ImportRun.objects.update(state=state, finished_at=run.started_at)
    assert re.search(rf"<dt>{label}</dt>\s*<dd>\d", page_of(desk, run))


def test_counts_what_was_undone_as_what_it_was(desk: Client, run: ImportRun) -> None:
    assert "<dt>new articles</dt>" in page_of(desk, run)
    ImportRun.objects.update(state=State.UNDONE)
    shown = page_of(desk, run)
    assert "<dt>were new</dt>" in shown
    assert "<dt>was rejected</dt>" in shown
    listed = desk.get(address("importrun_changelist")).content.decode()
    assert "1 was rejected, 3 were new" in listed


def test_calls_every_import_by_its_number(desk: Client, run: ImportRun) -> None:
    page = page_of(desk, run)
    assert f"<h1>Import {run.pk} of " in page
    assert f"<title>Import {run.pk} of " in page
    listed = desk.get(address("importrun_changelist")).content.decode()
    to_it = address("importrun_change", run.pk)
    assert re.search(rf'field-number"><a href="{to_it}[^"]*">{run.pk}</a>', listed)
    assert (
        f">Undo import {run.pk} of " in desk.get(address("importrun_undo", run.pk)).content.decode()
    )


def test_writes_every_state_to_filter_by_with_a_large_letter(desk: Client, run: ImportRun) -> None:
    listed = desk.get(address("importrun_changelist")).content.decode()
    assert "Being undone</a>" in listed
    assert "being undone</a>" not in listed
    assert str(run.pk) in listed


def test_says_which_import_has_what_stays(desk: Client, allowed: Path) -> None:
    write_articles(allowed / "a.jsonl", "One", "Two")
    for _ in range(2):
        sent(desk, folder=str(allowed))
        work()
    first, second = ImportRun.objects.order_by("pk")
    has = f"2 stay: import {second.pk} brought them, too, and has them"
    asked = desk.get(address("importrun_undo", first.pk)).content.decode()
    assert f"{has} then; undo import {second.pk} to take them back." in asked
    do(desk, first, "undo")
    work()
    assert f"{has} now; undo import {second.pk} to take them back." in page_of(desk, first)
    do(desk, second, "undo")
    work()
    assert "brought them, too" not in page_of(desk, first)
