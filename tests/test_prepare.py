"""It fills a new archive with samples once, whatever interrupts the first start."""

import socket
from io import StringIO
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.indexing.one_writer import one_indexer
from articles.management.commands import prepare
from articles.models import Article, ImportRun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]


@pytest.fixture(autouse=True)
def _small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two samples, one of them bad, and a gazetteer that is left alone."""
    samples = tmp_path / "samples"
    samples.mkdir()
    (samples / "a.txt").write_text("A headline\n\nSome text.")
    (samples / "b.txt").touch()
    monkeypatch.setattr(prepare, "_SAMPLES", samples)


def run() -> str:
    out = StringIO()
    beside = call_command

    def call(name: str, *words: object, **options: object) -> None:
        if name == "rebuild_index":
            beside(name, *words, **options)

    with mock.patch.object(prepare, "call_command", call):
        call_command("prepare", stdout=out)
    return out.getvalue()


def test_goes_on_when_a_sample_is_rejected() -> None:
    assert "it is empty" in run()
    assert Article.objects.count() == 1


def test_imports_the_samples_once() -> None:
    run()
    Article.objects.all().delete()
    run()
    assert not Article.objects.exists()


@pytest.mark.parametrize("state", [ImportRun.State.RUNNING, ImportRun.State.INTERRUPTED])
def test_imports_the_samples_after_an_interrupted_first_start(state: str) -> None:
    ImportRun.objects.create(state=state, paths=[str(prepare._SAMPLES)])
    run()
    assert Article.objects.count() == 1


def test_says_that_the_archive_is_served_already() -> None:
    with one_indexer(), pytest.raises(CommandError, match="is served already"):
        call_command("prepare", address=_free_address())
    assert not Article.objects.exists()


def _free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def test_imports_no_samples_where_somebody_imports_something_else() -> None:
    ImportRun.objects.create(state=ImportRun.State.INTERRUPTED, paths=["/srv/articles"])
    run()
    assert not Article.objects.exists()
    assert (settings.ROOT / "seeds").is_dir()
