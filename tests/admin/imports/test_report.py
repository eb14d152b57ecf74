"""A curator reads what became of every file."""

import codecs
import csv
import json
from pathlib import Path

import pytest
from django.test import Client

from articles.models import ImportedFile, ImportRun
from tests.admin.imports.asking import State
from tests.admin.posting import address

pytestmark = pytest.mark.django_db


def test_gives_the_report_as_json_and_as_csv(desk: Client, run: ImportRun) -> None:
    response = desk.get(address("importrun_report", run.pk, "json"))
    report = json.loads(b"".join(response))
    assert (report["import"], report["created"], report["rejected"]) == (run.pk, 3, 1)
    assert report["files_read"] == 2
    assert [one["path"] for one in report["files"]] == ["/srv/a/1.txt", '=HYPERLINK("x")']
    assert report["files"][1]["reasons"] == ["it is <empty>"]
    response = desk.get(address("importrun_report", run.pk, "csv"))
    assert f"import-{run.pk}.csv" in response["Content-Disposition"]
    content = b"".join(response)
    assert content.startswith(codecs.BOM_UTF8)
    lines = content.decode("utf-8-sig").splitlines()
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


def test_names_a_file_that_was_sent_without_the_folder_it_is_kept_in(
    desk: Client, run: ImportRun, tmp_path: Path
) -> None:
    kept = tmp_path / "var" / "uploads" / "0a1b" / "sent.txt"
    one = ImportedFile.objects.create(run=run, path=str(kept), created=1)
    shown = desk.get(address("importedfile_change", one.pk)).content.decode()
    assert "sent.txt" in shown
    assert str(kept.parent) not in shown
