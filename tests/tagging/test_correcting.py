"""An editor changes whom a name means, marks names, sets title and date; all of it is recorded."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError

from articles.dates import read_date
from articles.history import ChangedMeanwhileError
from articles.models import Article, Change, Decision, Entity, IndexChange, Mention, Operation
from articles.tagging import (
    add_mention,
    change_entity,
    confirm_mention,
    mark_span,
    put_tag,
    reject_mention,
    set_about,
    set_date,
    set_title,
    tag_articles,
)
from articles.tagging.editing import Editor
from tests.world import make_article, make_country, make_user

pytestmark = pytest.mark.django_db


def chad() -> Entity:
    """A third country, made once."""
    return Entity.objects.filter(code="TD").first() or make_country("Chad", "TD")


VERBS: dict[str, Callable[[Article, Entity, Editor], object]] = {
    "change": lambda article, france, user: change_entity(article, france, chad(), user),
    "mark": lambda article, france, user: mark_span(article, "body", 0, 6, france, user),
    "about": lambda article, france, user: set_about(article, france, user, is_about=False),
    "title": lambda article, _france, user: set_title(article, "Another title", user),
    "date": lambda article, _france, user: set_date(article, read_date("1990"), user),
}


@pytest.fixture
def france() -> Entity:
    """A country."""
    return make_country("France", "FR")


@pytest.fixture
def spain() -> Entity:
    """Another."""
    return make_country("Spain", "ES")


@pytest.fixture
def article(france: Entity) -> Article:
    """An article that names France, twice."""
    article = make_article(body="France agreed. Paris is the capital of France.")
    tag_articles([article])
    return article


@pytest.mark.parametrize("verb", VERBS)
def test_refuses_readers_and_records_what_editors_do(
    verb: str, article: Article, france: Entity, reader: User, editor: User
) -> None:
    for user in (reader, AnonymousUser()):
        with pytest.raises(PermissionDenied):
            VERBS[verb](article, france, user)
    assert not Operation.objects.exists()
    done = VERBS[verb](article, france, editor)
    assert isinstance(done, Operation)
    assert done.actor == editor
    assert done.changes.count() == done.number_of_changes > 0
    assert IndexChange.objects.filter(article_id=article.pk, is_urgent=True).count() == 1
    version = Article.objects.get(pk=article.pk).version
    assert set(done.changes.values_list("article_version", flat=True)) == {version}


def test_leaves_no_trace_of_what_changed_nothing(
    article: Article, france: Entity, editor: User
) -> None:
    assert put_tag(article, "oil", editor).operation
    assert put_tag(article, "oil", editor).operation is None
    assert set_title(article, article.title, editor) is None
    confirm_mention(article, france, editor)
    before = Operation.objects.count()
    assert confirm_mention(article, france, editor) is None
    assert Operation.objects.count() == before


def test_gives_the_places_of_one_entity_to_another(
    article: Article, france: Entity, spain: Entity, editor: User
) -> None:
    change_entity(article, france, spain, editor)
    mention = article.mentions.get()
    assert mention.entity == spain
    assert [(s["start"], s["end"], s.get("by")) for s in mention.spans] == [
        (0, 6, "editor"), (39, 45, "editor"),
    ]  # fmt: skip
    tag_articles([article])
    assert article.mentions.get().entity == spain
    with pytest.raises(ValidationError):
        change_entity(article, spain, spain, editor)


def test_keeps_a_marked_name_at_its_words_when_the_text_moves(
    article: Article, france: Entity, spain: Entity, editor: User
) -> None:
    mark_span(article, "body", 14, 21, spain, editor)
    assert article.mentions.get(entity=spain).spans == [
        {"field": "body", "start": 15, "end": 20, "by": "editor"}
    ]
    article.body = "It rained. " + article.body
    article.save()
    tag_articles([article])
    assert article.mentions.get(entity=spain).spans[0]["start"] == 26
    article.body = "Nothing is left."
    article.save()
    tag_articles([article])
    assert article.mentions.get(entity=spain).spans == []
    assert Decision.objects.get(entity=spain).spans[0]["text"] == "Paris"


def test_a_place_means_one_entity(
    article: Article, france: Entity, spain: Entity, editor: User
) -> None:
    mark_span(article, "body", 0, 6, spain, editor)
    assert [s["start"] for s in article.mentions.get(entity=france).spans] == [39]
    mark_span(article, "body", 39, 45, spain, editor)
    assert [mention.entity for mention in article.mentions.all()] == [spain]
    mark_span(article, "body", 0, 6, france, editor)
    assert [s["start"] for s in article.mentions.get(entity=spain).spans] == [39]


@pytest.mark.parametrize(
    ("field", "start", "end"),
    [("body", 0, 0), ("body", -1, 4), ("body", 40, 99), ("body", 13, 15), ("author", 0, 1)],
)
def test_refuses_places_that_are_none(
    field: str, start: int, end: int, article: Article, france: Entity, editor: User
) -> None:
    with pytest.raises(ValidationError):
        mark_span(article, field, start, end, france, editor)
    assert not Operation.objects.exists()


def test_tells_what_an_article_is_about_from_what_it_names(
    article: Article, france: Entity, spain: Entity, editor: User
) -> None:
    set_about(article, france, editor, is_about=False)
    add_mention(article, spain, editor)
    tag_articles([article])
    about = Mention.objects.about().values_list("entity__name", flat=True)
    assert list(about) == ["Spain"]
    assert Mention.objects.named().count() == 2


def test_sets_title_and_date_for_good(article: Article, editor: User) -> None:
    set_title(article, "  A new   title ", editor)
    set_date(article, read_date("March 1988"), editor)
    article.refresh_from_db()
    assert article.title == "A new title"
    assert article.published == read_date("March 1988")
    assert article.published_origin == "editor"
    assert {"title", "published_on"} <= set(article.edited_fields)
    set_date(article, None, editor)
    article.refresh_from_db()
    assert article.published is None


@pytest.mark.parametrize("title", ["", "  ", "x" * 501, "a\x00b"])
def test_refuses_titles_that_are_none(title: str, article: Article, editor: User) -> None:
    with pytest.raises(ValidationError):
        set_title(article, title, editor)


def test_tells_the_second_of_two_editors_and_loses_nothing(
    article: Article, france: Entity, spain: Entity, editor: User
) -> None:
    other = make_user("otto", group="Editor")
    seen = article.version
    reject_mention(article, france, editor, seen)
    with pytest.raises(ChangedMeanwhileError) as told:
        confirm_mention(article, france, other, seen)
    [change] = told.value.changes
    assert change.operation.actor == editor
    assert change.after is not None
    assert change.after["verdict"] == "reject"
    assert Decision.objects.get().verdict == Decision.Verdict.REJECT
    add_mention(article, spain, other, seen)
    set_title(article, "Meanwhile", other, seen)
    confirm_mention(article, france, other, Article.objects.get(pk=article.pk).version)
    assert Decision.objects.get(entity=france).verdict == Decision.Verdict.ACCEPT


def test_shows_both_titles_when_two_change_it(article: Article, editor: User) -> None:
    seen, before = article.version, article.title
    set_title(article, "The first", editor, seen, before)
    other = make_user("otto", group="Editor")
    with pytest.raises(ChangedMeanwhileError) as told:
        set_title(article, "The second", other, seen, before)
    assert told.value.now == {"title": "The first"}
    assert [change.before for change in told.value.changes] == [
        {"title": before, "edited_fields": []}
    ]
    Article.objects.filter(pk=article.pk).update(title="An import's")
    with pytest.raises(ChangedMeanwhileError):
        set_title(article, "The third", other, None, "The first")


def test_hears_of_a_date_that_another_set(article: Article, editor: User) -> None:
    seen = article.published
    set_date(article, read_date("1990"), editor, article.version, seen)
    with pytest.raises(ChangedMeanwhileError):
        set_date(article, read_date("1991"), editor, article.version, seen)
    assert Change.objects.filter(thing="article").count() == 1
