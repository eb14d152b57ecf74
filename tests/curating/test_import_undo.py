"""It takes a whole import back, but nothing that somebody built on it."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import TestCase

from articles.curating import import_undo, imports
from articles.curating.import_undo import preview_undo, undo_import, undone_so_far
from articles.curating.visibility import hide
from articles.models import (
    Article,
    ImportedUpdate,
    ImportRun,
    IndexChange,
    Operation,
    Removed,
    Source,
    Story,
)
from articles.models.originals import original_of
from articles.stories.leave import hold_stories
from articles.tagging import put_tag, reject_mention, set_title
from tests.curating.importing_world import imported, work, write_articles
from tests.world import make_country

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("allowed")]
State = ImportRun.State


def named(title: str) -> Article:
    return Article.objects.get(title=title)


def titles() -> set[str]:
    return set(Article.objects.values_list("title", flat=True))


def undone(run: ImportRun, who: User) -> ImportRun:
    imports.start_undo(run, who)
    with TestCase.captureOnCommitCallbacks(execute=True):
        work()
    run.refresh_from_db()
    assert run.state == State.UNDONE
    return run


def test_deletes_what_it_brought_so_that_it_may_come_again(curator: User, allowed: Path) -> None:
    write_articles(allowed / "old.jsonl", "Old")
    imported(curator, allowed / "old.jsonl")
    run = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two"))
    ids = list(run.articles.values_list("pk", flat=True))
    original = named("One")
    assert original_of(original).startswith(b'{"id": "One"')
    IndexChange.objects.all().delete()
    preview = preview_undo(run)
    assert (preview.going, preview.worked_on, preview.reverting) == (2, 0, 0)
    assert {article.title for article in preview.sample} == {"One", "Two"}
    undone(run, curator)
    assert titles() == {"Old"}
    assert set(IndexChange.objects.values_list("article_id", flat=True)) >= set(ids)
    assert not Removed.objects.exists()
    with pytest.raises(FileNotFoundError):
        original_of(original)
    again = imported(curator, allowed / "a.jsonl")
    assert again.created == 2


def test_keeps_what_somebody_worked_on(curator: User, editor: User, allowed: Path) -> None:
    france = make_country("France", "FR")
    run = imported(curator, write_articles(
        allowed / "a.jsonl", "Titled", "Tagged", "Decided", "Hidden", "Plain", text="In France.",
    ))  # fmt: skip
    set_title(named("Titled"), "Retitled", editor)
    put_tag(named("Tagged"), "reviewed", editor)
    reject_mention(named("Decided"), france, editor)
    hide([named("Hidden")], curator)
    preview = preview_undo(run)
    assert (preview.going, preview.worked_on) == (1, 4)
    assert {article.title for article in preview.worked_on_sample} == {
        "Retitled", "Tagged", "Decided", "Hidden",
    }  # fmt: skip
    undone(run, curator)
    assert titles() == {"Retitled", "Tagged", "Decided", "Hidden"}


def test_keeps_what_somebody_works_on_at_that_very_moment(
    curator: User, editor: User, allowed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two"))

    def be_quicker() -> None:
        put_tag(named("One"), "reviewed", editor)
        hold_stories()

    monkeypatch.setattr(import_undo, "hold_stories", be_quicker)
    undone(run, curator)
    assert titles() == {"One"}


def test_keeps_what_a_later_import_changed_until_that_is_undone(
    curator: User, allowed: Path
) -> None:
    first = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two", source="Wire"))
    later = imported(
        curator, write_articles(allowed / "b.jsonl", "One", text="Corrected.", source="Wire")
    )
    assert later.updated == 1
    preview = preview_undo(first)
    assert (preview.going, preview.updated_later) == (1, 1)
    undone(first, curator)
    assert titles() == {"One"}
    undone(later, curator)
    assert named("One").body.startswith("Some text.")


def test_makes_what_it_changed_as_it_was_with_names_source_and_original(
    curator: User, allowed: Path
) -> None:
    france, spain = make_country("France", "FR"), make_country("Spain", "ES")
    old = {"source": "Wire", "date": "1987-03-05"}
    imported(curator, write_articles(allowed / "a.jsonl", "One", text="In France.", **old))
    before: dict[str, Any] = {**Article.objects.values().get()}
    run = imported(curator, write_articles(
        allowed / "b.jsonl", "One", text="In Spain.", source="Wire", date="1988",
    ))  # fmt: skip
    assert run.updated == 1
    assert list(named("One").mentions.values_list("entity", flat=True)) == [spain.pk]
    IndexChange.objects.all().delete()
    preview = preview_undo(run)
    assert (preview.going, preview.reverting, preview.not_reverting) == (0, 1, 0)
    undone(run, curator)
    after: dict[str, Any] = {**Article.objects.values().get()}
    silent = {"version", "modified_at"}
    assert {k for k in before if before[k] != after[k]} - silent == set()
    assert after["version"] > before["version"]
    assert list(named("One").mentions.values_list("entity", flat=True)) == [france.pk]
    assert b"France" in original_of(named("One"))
    assert IndexChange.objects.filter(article_id=before["id"]).exists()
    assert not ImportedUpdate.objects.exists()


def test_leaves_the_fields_that_an_editor_set_since(
    curator: User, editor: User, allowed: Path
) -> None:
    old = {"source": "Wire", "author": "Ann May"}
    imported(curator, write_articles(allowed / "a.jsonl", "One", **old))
    new = write_articles(allowed / "b.jsonl", "One", source="Wire", author="Bob Oak")
    new.write_text(new.read_text().replace('"title": "One"', '"title": "Uno"'))
    run = imported(curator, new)
    set_title(named("Uno"), "Eins", editor)
    assert preview_undo(run).reverting == 1
    undone(run, curator)
    article = Article.objects.get()
    assert (article.title, article.author) == ("Eins", "Ann May")


def test_leaves_an_article_of_which_all_was_set_since(
    curator: User, editor: User, allowed: Path
) -> None:
    imported(curator, write_articles(allowed / "a.jsonl", "One", source="Wire"))
    new = write_articles(allowed / "b.jsonl", "One", source="Wire")
    new.write_text(new.read_text().replace('"title": "One"', '"title": "Uno"'))
    run = imported(curator, new)
    set_title(named("Uno"), "Eins", editor)
    assert (preview_undo(run).reverting, preview_undo(run).not_reverting) == (0, 1)
    undone(run, curator)
    assert named("Eins")
    assert undone_so_far(run)["kept, changed since"] == 1


def test_keeps_the_source_where_the_former_one_is_gone(curator: User, allowed: Path) -> None:
    address = {"url": "https://wire.example/one"}
    imported(curator, write_articles(allowed / "a.jsonl", "One", source="Former", **address))
    run = imported(curator, write_articles(allowed / "b.jsonl", "One", source="Latter", **address))
    Source.objects.get(name="Former").delete()
    undone(run, curator)
    assert str(named("One").source) == "Latter"


def test_takes_copies_out_of_their_story(curator: User, allowed: Path) -> None:
    text = " ".join(f"word{number} of the same report" for number in range(60))
    imported(curator, write_articles(allowed / "a.jsonl", "Copy", text=text, source="A"))
    run = imported(curator, write_articles(allowed / "b.jsonl", "Copy", text=text, source="B"))
    assert Story.objects.get().size == 2
    undone(run, curator)
    assert not Story.objects.exists()
    assert named("Copy").story is None


def test_says_who_did_it_and_how_much(curator: User, allowed: Path) -> None:
    run = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two"))
    undone(run, curator)
    noted = Operation.objects.filter(
        actor=curator, summary__startswith=f"undid import {run.pk} of"
    ).get()
    assert noted.counts["deleted"] == 2
    assert undone_so_far(run) == {"deleted": 2, "made as before": 0, "kept, changed since": 0}


def test_goes_on_where_it_was_stopped(
    curator: User, allowed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_undo, "BATCH", 2)
    run = imported(curator, write_articles(allowed / "a.jsonl", *(f"T{n}" for n in range(7))))
    imports.start_undo(run, curator)
    steps = undo_import(run)
    assert [next(steps), next(steps)] == [2, 2]
    steps.close()
    run.refresh_from_db()
    assert (run.state, Article.objects.count()) == (State.UNDOING, 3)
    work()
    run.refresh_from_db()
    assert (run.state, Article.objects.count()) == (State.UNDONE, 0)
    assert undone_so_far(run)["deleted"] == 7


@pytest.mark.parametrize("state", [State.WAITING, State.RUNNING, State.UNDOING, State.UNDONE])
def test_undoes_nothing_that_is_not_over(curator: User, allowed: Path, state: str) -> None:
    run = imported(curator, write_articles(allowed / "a.jsonl", "One"))
    ImportRun.objects.update(state=state)
    with pytest.raises(ValidationError, match=r"Pause it first|already"):
        imports.start_undo(run, curator)
    assert titles() == {"One"}
