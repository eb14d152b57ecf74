"""It takes back all that an operation did, or nothing, and says what is in the way."""

from typing import Any, cast

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from articles.curating.undo import may_undo, revert, undo
from articles.dates import read_date
from articles.history import CannotUndoError, note_run
from articles.models import Article, ArticleTag, Decision, Entity, IndexChange, Mention, Operation
from articles.tagging import (
    change_entity,
    confirm_mention,
    mark_span,
    never_match,
    put_tag,
    reject_mention,
    set_about,
    set_date,
    set_title,
    tag_articles,
)
from tests.world import make_article, make_country, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def france() -> Entity:
    """A country."""
    return make_country("France", "FR")


@pytest.fixture
def article(france: Entity) -> Article:
    """An article that names it."""
    article = make_article(body="France agreed.")
    tag_articles([article])
    return article


def everything() -> list[Any]:
    """All rows that verbs change, but for what every save changes."""
    silent = {"version", "modified_at", "decided_at"}
    rows: list[Any] = [
        {name: value for name, value in row.items() if name not in silent}
        for table in (Article, Mention, Decision)
        for row in cast("Any", table).objects.order_by("pk").values()
    ]
    return [*rows, *ArticleTag.objects.order_by("pk").values("article", "tag", "editor")]


def verbs(article: Article, france: Entity, editor: User) -> list[Operation | None]:
    """One of each, one after the other."""
    spain = make_country("Spain", "ES")
    return [
        confirm_mention(article, france, editor),
        reject_mention(article, france, editor),
        mark_span(article, "body", 7, 13, spain, editor),
        change_entity(article, spain, france, editor),
        set_about(article, france, editor, is_about=False),
        never_match(article, spain, "agreed", editor),
        set_title(article, "Another", editor),
        set_date(article, read_date("1990"), editor),
        put_tag(article, "oil", editor).operation,
    ]


def test_takes_every_verb_back_exactly_and_does_it_again(
    article: Article, france: Entity, editor: User
) -> None:
    before = everything()
    done = [operation for operation in verbs(article, france, editor) if operation]
    assert len(done) == 9
    after = everything()
    undone = [undo(operation, editor) for operation in reversed(done)]
    assert everything() == before
    IndexChange.objects.all().delete()
    for operation in reversed(undone):
        undo(operation, editor)
    assert everything() == after
    assert IndexChange.objects.filter(article_id=article.pk).count() == 9
    assert all(not one.is_undone for one in Operation.objects.filter(pk__in=[d.pk for d in done]))


def test_takes_nothing_back_that_somebody_built_on(
    article: Article, france: Entity, editor: User
) -> None:
    other = make_user("otto", group="Editor")
    first = reject_mention(article, france, editor)
    later = confirm_mention(article, france, other)
    assert first
    before = everything()
    with pytest.raises(CannotUndoError) as told:
        undo(first, editor)
    [obstacle] = told.value.obstacles
    assert obstacle.later
    assert obstacle.later.operation == later
    assert "changed by otto" in str(told.value)
    assert everything() == before
    assert later
    undo(later, other)
    undo(first, editor)
    assert article.mentions.get().found_by == Mention.FoundBy.NAME


def test_lets_independent_things_stand(article: Article, france: Entity, editor: User) -> None:
    spain = make_country("Spain", "ES")
    first = reject_mention(article, france, editor)
    mark_span(article, "body", 7, 13, spain, editor)
    assert first
    undo(first, editor)
    assert {m.entity for m in article.mentions.all()} == {france, spain}


def test_finds_names_again_where_the_text_moved_on(
    article: Article, france: Entity, editor: User
) -> None:
    first = confirm_mention(article, france, editor)
    Article.objects.filter(pk=article.pk).update(body="Well, France agreed.")
    tag_articles([Article.objects.get(pk=article.pk)])
    assert first
    undo(first, editor)
    mention = article.mentions.get()
    assert (mention.found_by, mention.spans[0]["start"]) == (Mention.FoundBy.NAME, 6)
    again = confirm_mention(article, france, editor)
    Article.objects.filter(pk=article.pk).update(body="Nobody agreed.")
    tag_articles([Article.objects.get(pk=article.pk)])
    assert article.mentions.exists()
    assert again
    undo(again, editor)
    assert not article.mentions.exists()


def test_undoes_nothing_twice_and_no_machine_run(
    article: Article, france: Entity, editor: User, curator: User
) -> None:
    done = reject_mention(article, france, editor)
    assert done
    assert may_undo(done, editor)
    undo(done, editor)
    done.refresh_from_db()
    assert done.undone_by == editor
    assert not may_undo(done, editor)
    with pytest.raises(CannotUndoError, match="undone already, by edith"):
        undo(done, editor)
    run = note_run(Operation.Kind.IMPORT, "imported 3 articles", {"created": 3})
    with pytest.raises(CannotUndoError, match="machine run"):
        undo(run, editor)


def test_asks_for_the_permission_to_do_it(
    article: Article, france: Entity, editor: User, reader: User
) -> None:
    done = reject_mention(article, france, editor)
    assert done
    with pytest.raises(PermissionDenied):
        undo(done, reader)
    assert not may_undo(done, reader)


def test_reverts_a_single_change(article: Article, france: Entity, editor: User) -> None:
    done = set_title(article, "Another", editor)
    assert done
    revert(done.changes.get(thing="article"), editor)
    article.refresh_from_db()
    assert article.title == "Ministers meet in Vienna"


def test_tells_the_history_of_an_article_and_of_an_entity(
    article: Article, france: Entity, editor: User
) -> None:
    done = verbs(article, france, editor)
    assert list(Operation.objects.of_article(article.pk)) == [*reversed(done)]
    assert list(Operation.objects.of_entity(france.pk))[-1] == done[0]
    assert Operation.objects.by_people().count() == 9


def test_says_what_holds_after_undoing_an_undo(
    article: Article, france: Entity, editor: User
) -> None:
    confirmed = confirm_mention(article, france, editor)
    assert confirmed is not None
    first = undo(confirmed, editor)
    second = undo(first, editor)
    third = undo(second, editor)
    assert [undone.summary.partition(": ")[0] for undone in (first, second, third)] == [
        "undid",
        "did again",
        "undid",
    ]
