"""A curator starts an import without a script: of files, a folder, an address."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.curating import receive_uploads
from articles.importing.containers import known_containers
from articles.importing.formats import FORMATS
from articles.models import Article, ImportRun
from tests.admin.imports.asking import errors, page_of, sent
from tests.admin.posting import address
from tests.curating.importing_world import upload, work
from tests.world import make_source

pytestmark = pytest.mark.django_db


def test_imports_files_that_are_sent_and_shows_what_came_of_them(desk: Client) -> None:
    shown = sent(desk, uploads=[upload(), upload("b.txt", b"Other\n\nText.")]).content.decode()
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
    response = sent(desk, uploads=[upload(content=b"x" * 300)])
    assert "is not received" in " ".join(errors(response)["uploads"])
    monkeypatch.setattr(receive_uploads, "LARGEST", 550)
    response = sent(desk, uploads=[upload(content=b"x" * 300), upload(content=b"x" * 300)])
    assert "is not received" in " ".join(errors(response)["uploads"])
    assert list(receive_uploads.receiving().glob("*")) == []
    monkeypatch.setattr(receive_uploads, "LARGEST", 10_000)
    monkeypatch.setattr(receive_uploads, "MOST_FILES", 2)
    response = sent(desk, uploads=[upload(f"{number}.txt") for number in range(3)])
    assert "zip archive" in " ".join(errors(response)["uploads"])
    assert not ImportRun.objects.exists()


def test_names_every_format_and_archive_that_is_read(desk: Client) -> None:
    shown = desk.get(address("importrun_add")).content.decode()
    told = {f"{format_.label} ({', '.join(format_.endings)})" for format_ in FORMATS}
    assert {words for words in told if words not in shown} == set()
    assert {end for end in known_containers().split(", ") if end not in shown} == set()


def test_imports_what_was_sent_beside_an_empty_file(desk: Client) -> None:
    sent(desk, uploads=[upload(), upload("b.txt", b"")])
    work()
    run = ImportRun.objects.get()
    assert (run.created, run.rejected) == (1, 1)
    assert list(run.files.filter(rejected=1).values_list("reasons", flat=True)) == [["it is empty"]]


def test_writes_nothing_down_that_somebody_sends_who_may_not(
    run: ImportRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[bytes] = []

    def written(_handler: receive_uploads.OnDisk, raw: bytes, _start: int) -> None:
        received.append(raw)

    monkeypatch.setattr(receive_uploads.OnDisk, "receive_data_chunk", written)
    stranger = Client(enforce_csrf_checks=True)
    stranger.post(reverse("sign_in"), {"uploads": upload(content=b"x" * 5000)})
    stranger.get(reverse("sign_in"))
    assert stranger.cookies
    for page in (reverse("sign_in"), address("importrun_add"), address("importrun_pause", run.pk)):
        stranger.post(page, {"uploads": upload(content=b"x" * 5000)})
    assert not received
    assert list(receive_uploads.receiving().glob("*")) == []
