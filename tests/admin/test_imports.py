"""A curator imports, watches, and reads the report, without a script; nobody else does."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.curating import receive_uploads
from articles.importing.containers import known_containers
from articles.importing.formats import FORMATS
from articles.models import Article, ImportedFile, ImportRun
from tests.admin.posting import address, messages
from tests.curating.importing_world import work, write_articles
from tests.world import make_source, make_user

pytestmark = pytest.mark.django_db
State = ImportRun.State
VERBS = ("pause", "resume", "retry", "undo")


@pytest.fixture(autouse=True)
def allowed(tmp_path: Path, settings: Settings) -> Path:
    """A folder of the server that may be imported from."""
    settings.NEWSDESK_VAR = tmp_path / "var"
    settings.NEWSDESK_IMPORT_FOLDERS = [tmp_path / "allowed"]
    (tmp_path / "allowed").mkdir()
    return tmp_path / "allowed"


@pytest.fixture
def run(curator: User) -> ImportRun:
    """An import that has ended, with a file that was rejected."""
    run = ImportRun.objects.create(
        state=State.DONE, paths=["/srv/a"], created=3, rejected=1, total_files=2, done_files=2
    )
    ImportedFile.objects.create(run=run, path="/srv/a/1.txt", created=3, format="text")
    ImportedFile.objects.create(
        run=run, path='=HYPERLINK("x")', rejected=1, reasons=["it is <empty>"], is_done=True
    )
    return run


def sent(desk: Client, **fields: Any) -> Any:
    return desk.post(address("importrun_add"), fields, follow=True)


def page_of(desk: Client, run: ImportRun, **headers: str) -> str:
    return desk.get(address("importrun_change", run.pk), headers=headers).content.decode()


def do(desk: Client, run: ImportRun, verb: str) -> Any:
    return desk.post(address(f"importrun_{verb}", run.pk), follow=True)


def file(name: str = "a.txt", content: bytes = b"Headline\n\nText.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)


def test_imports_files_that_are_sent_and_shows_what_came_of_them(desk: Client) -> None:
    shown = sent(desk, uploads=[file(), file("b.txt", b"Other\n\nText.")]).content.decode()
    assert "Waiting for its turn" in shown
    work()
    run = ImportRun.objects.get()
    shown = page_of(desk, run)
    assert '<h2 id="run-state">Done</h2>' in shown
    assert "2 files read" in shown
    assert "a.txt and 1 more" in shown
    assert "hx-trigger" not in shown
    assert set(Article.objects.values_list("title", flat=True)) == {"Headline", "Other"}


def test_imports_a_folder_with_a_source_and_columns(desk: Client, allowed: Path) -> None:
    (allowed / "a.jsonl").write_text('{"Headline": "One", "text": "Text."}\n')
    wire = make_source("Harbour Wire")
    sent(desk, folder=str(allowed), source="harbour wire", columns="title = Headline\r\n")
    work()
    article = Article.objects.get()
    assert (article.title, article.source) == ("One", wire)


def test_offers_no_folder_where_none_is_allowed(desk: Client, settings: Settings) -> None:
    settings.NEWSDESK_IMPORT_FOLDERS = []
    assert 'name="folder"' not in desk.get(address("importrun_add")).content.decode()
    assert "uploads" in errors(sent(desk, folder="/etc"))


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({}, "uploads", "Choose files"),
        ({"uploads": SimpleUploadedFile("a.txt", b"")}, "uploads", "is empty"),
        ({"folder": "/etc"}, "folder", "nothing of this name"),
        ({"address": "http://10.0.0.1/"}, "address", "private network"),
        ({"address": "https://a.example/" + "x" * 3000}, "address", "at most 2000"),
        ({"address": "https://a.example/", "source": "Nobody"}, "source", "no source “Nobody”"),
        ({"address": "https://a.example/", "columns": "colour=x"}, "columns", "knows no field"),
        ({"address": "https://a.example/", "columns": "title"}, "columns", "no “=”"),
        (
            {"address": "https://a.example/", "uploads": SimpleUploadedFile("a.txt", b"T")},
            "address", "One at a time",
        ),
    ],
)  # fmt: skip
def test_says_at_the_field_what_is_wrong(
    desk: Client, fields: dict[str, Any], field: str, words: str
) -> None:
    response = sent(desk, **fields)
    assert response.status_code == 200
    assert words in " ".join(errors(response)[field])
    assert not ImportRun.objects.exists()


def test_says_when_more_is_sent_than_there_is_room_for(
    desk: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(receive_uploads, "LARGEST", 100)
    response = sent(desk, uploads=[file(content=b"x" * 300)])
    assert "is not received" in " ".join(errors(response)["uploads"])
    monkeypatch.setattr(receive_uploads, "LARGEST", 550)
    response = sent(desk, uploads=[file(content=b"x" * 300), file(content=b"x" * 300)])
    assert "is not received" in " ".join(errors(response)["uploads"])
    assert list(receive_uploads.receiving().glob("*")) == []
    monkeypatch.setattr(receive_uploads, "LARGEST", 10_000)
    monkeypatch.setattr(receive_uploads, "MOST_FILES", 2)
    response = sent(desk, uploads=[file(f"{number}.txt") for number in range(3)])
    assert "zip archive" in " ".join(errors(response)["uploads"])
    assert not ImportRun.objects.exists()


def test_names_every_format_and_archive_that_is_read(desk: Client) -> None:
    shown = desk.get(address("importrun_add")).content.decode()
    told = {f"{format_.label} ({', '.join(format_.endings)})" for format_ in FORMATS}
    assert {words for words in told if words not in shown} == set()
    assert {end for end in known_containers().split(", ") if end not in shown} == set()


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


def test_gives_the_report_as_json_and_as_csv(desk: Client, run: ImportRun) -> None:
    response = desk.get(address("importrun_report", run.pk, "json"))
    report = json.loads(b"".join(response))
    assert (report["import"], report["created"], report["rejected"]) == (run.pk, 3, 1)
    assert [one["path"] for one in report["files"]] == ["/srv/a/1.txt", '=HYPERLINK("x")']
    assert report["files"][1]["reasons"] == ["it is <empty>"]
    response = desk.get(address("importrun_report", run.pk, "csv"))
    assert f"import-{run.pk}.csv" in response["Content-Disposition"]
    lines = b"".join(response).decode().splitlines()
    rows = list(csv.DictReader(lines))
    assert [row["path"] for row in rows] == ["/srv/a/1.txt", '\'=HYPERLINK("x")']
    assert [row["state"] for row in rows] == ["unfinished", "rejected"]
    assert desk.get(address("importrun_report", run.pk, "xml")).status_code == 404


def test_reports_an_import_without_files(desk: Client) -> None:
    run = ImportRun.objects.create(state=State.DONE)
    response = desk.get(address("importrun_report", run.pk, "json"))
    assert json.loads(b"".join(response))["files"] == []


def test_lists_the_files_by_format_and_with_the_reasons(desk: Client, run: ImportRun) -> None:
    files = address("importedfile_changelist")
    shown = desk.get(f"{files}?run={run.pk}&format=text").content.decode()
    assert "/srv/a/1.txt" in shown
    assert "HYPERLINK" not in shown
    shown = desk.get(f"{files}?run={run.pk}&format=none").content.decode()
    assert "it is &lt;empty&gt;" in shown
    assert "/srv/a/1.txt" not in shown


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
    assert "5 of 2" not in shown
    assert "1 date was not understood" in shown
    assert f"<dt>Number</dt>\n      <dd>{run.pk}</dd>" in shown


def test_names_a_file_that_was_sent_without_the_folder_it_is_kept_in(
    desk: Client, run: ImportRun, tmp_path: Path
) -> None:
    kept = tmp_path / "var" / "uploads" / "0a1b" / "sent.txt"
    one = ImportedFile.objects.create(run=run, path=str(kept), created=1)
    shown = desk.get(address("importedfile_change", one.pk)).content.decode()
    assert "sent.txt" in shown
    assert str(kept.parent) not in shown


def test_names_how_many_files_are_empty(desk: Client) -> None:
    refused = errors(sent(desk, uploads=[file(), file("b.txt", b""), file("c.txt", b"")]))
    assert refused["uploads"] == [
        "“b.txt” and 1 more are empty. Choose the files again without what is empty."
    ]


def test_writes_nothing_down_that_somebody_sends_who_may_not(
    run: ImportRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[bytes] = []

    def written(_handler: receive_uploads.OnDisk, raw: bytes, _start: int) -> None:
        received.append(raw)

    monkeypatch.setattr(receive_uploads.OnDisk, "receive_data_chunk", written)
    stranger = Client(enforce_csrf_checks=True)
    stranger.post(reverse("sign_in"), {"uploads": file(content=b"x" * 5000)})
    stranger.get(reverse("sign_in"))
    assert stranger.cookies
    for page in (reverse("sign_in"), address("importrun_add"), address("importrun_pause", run.pk)):
        stranger.post(page, {"uploads": file(content=b"x" * 5000)})
    assert not received
    assert list(receive_uploads.receiving().glob("*")) == []
