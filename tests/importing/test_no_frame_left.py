"""It leaves no original in a pack that belongs to no article."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import OperationalError

from articles.importing import save_article
from articles.importing.outcome import Candidate
from articles.importing.parsed_article import ParsedArticle
from articles.importing.save_article import save_articles
from articles.importing.tag_imported import tag_imported
from articles.models import Article, ImportedUpdate, ImportRun, original_packs
from articles.models.originals import original_of

pytestmark = pytest.mark.django_db
PORTS = ParsedArticle(
    title="Ports open", body="Ports opened.", url="https://wire.example/ports", original=b"first"
)


def save(article: ParsedArticle, run: ImportRun | None = None) -> None:
    save_articles([Candidate(article, "/a.jsonl")], run=run)


def sizes(var: Path) -> dict[str, int]:
    packs = (var / "originals" / "packs").glob("*.pack")
    return {pack.name: pack.stat().st_size for pack in packs if pack.stat().st_size}


def test_cuts_off_what_it_wrote_when_the_batch_is_not_saved(
    newsdesk_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> set[int]:
        raise RuntimeError("the tagger fell over")

    save(PORTS)
    before = sizes(newsdesk_var)
    monkeypatch.setattr(save_article, "tag_imported", fail)
    for largest in (original_packs.LARGEST_PACK, 1):
        monkeypatch.setattr(original_packs, "LARGEST_PACK", largest)
        with pytest.raises(RuntimeError):
            save(replace(PORTS, url="https://wire.example/2", original=b"second"))
    assert sizes(newsdesk_var) == before
    assert original_of(Article.objects.get()) == b"first"


def test_writes_it_once_when_a_batch_is_saved_again(
    newsdesk_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [OperationalError("deadlock detected")]

    def fail_once(*articles: object) -> set[int]:
        if failures:
            raise failures.pop()
        return tag_imported(*articles)  # type: ignore[arg-type]

    monkeypatch.setattr(save_article, "tag_imported", fail_once)
    save(PORTS)
    article = Article.objects.get()
    assert not failures
    assert sum(sizes(newsdesk_var).values()) == article.original_length
    assert original_of(article) == b"first"


def test_keeps_where_it_came_from_when_only_what_an_editor_set_differs(newsdesk_var: Path) -> None:
    save(PORTS)
    article = Article.objects.get()
    article.keep_from_imports(["title"])
    article.save()
    run = ImportRun.objects.create()
    save(replace(PORTS, title="Other", original=b"second"), run)
    update = ImportedUpdate.objects.get()
    assert (update.run, update.after) == (run, {})
    assert update.before["original_digest"] == article.original_digest
    assert update.before["content_hash"] == article.content_hash
