"""The editor's verbs: who may, what is recorded, what the index learns."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet

from articles.models import Article, ArticleTag, Decision, Entity, IndexChange, Mention, Tag
from articles.tagging import (
    add_mention,
    add_tag,
    confirm_mention,
    never_match,
    reject_mention,
    remove_tag,
    tag_articles,
    undo_decision,
)
from articles.tagging.editing import Editor
from tests.world import make_article, make_country, make_tag

pytestmark = pytest.mark.django_db

VERBS: dict[str, Callable[[Article, Entity, Editor], object]] = {
    "confirm": confirm_mention,
    "reject": reject_mention,
    "add": add_mention,
    "undo": undo_decision,
    "never": lambda article, entity, user: never_match(article, entity, "France", user),
    "add tag": lambda article, entity, user: add_tag(article, "oil", user),
    "remove tag": lambda article, entity, user: remove_tag(article, make_tag("oil"), user),
}


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


def changes(article: Article) -> QuerySet[IndexChange]:
    """What the index is told of an article."""
    return IndexChange.objects.filter(article_id=article.pk)


@pytest.mark.parametrize("verb", VERBS)
def test_refuses_readers_and_strangers(
    verb: str, article: Article, france: Entity, reader: User
) -> None:
    before = list(Mention.objects.values())
    for user in (reader, AnonymousUser()):
        with pytest.raises(PermissionDenied):
            VERBS[verb](article, france, user)
    assert list(Mention.objects.values()) == before
    assert not Decision.objects.exists()
    assert not ArticleTag.objects.exists()
    assert not changes(article).exists()


@pytest.mark.parametrize("verb", VERBS)
def test_lets_curators_do_what_editors_do(
    verb: str, article: Article, france: Entity, curator: User
) -> None:
    VERBS[verb](article, france, curator)


def test_confirming_records_who_and_keeps_the_places(
    article: Article, france: Entity, editor: User
) -> None:
    confirm_mention(article, france, editor)
    decision = Decision.objects.get()
    assert (decision.verdict, decision.editor) == (Decision.Verdict.ACCEPT, editor)
    mention = article.mentions.get()
    assert mention.found_by == Mention.FoundBy.EDITOR
    assert len(mention.spans) == 1
    assert changes(article).count() == 1


def test_rejecting_removes_and_undoing_brings_the_machines_view_back(
    article: Article, france: Entity, editor: User
) -> None:
    before = article.mentions.values("spans", "salience", "found_by").get()
    reject_mention(article, france, editor)
    assert not article.mentions.exists()
    undo_decision(article, france, editor)
    assert article.mentions.values("spans", "salience", "found_by").get() == before
    assert not Decision.objects.exists()
    assert changes(article).count() == 2


def test_adding_what_is_not_named_and_undoing_it(article: Article, editor: User) -> None:
    spain = make_country("Spain", "ES")
    add_mention(article, spain, editor)
    mention = article.mentions.get(entity=spain)
    assert (mention.spans, mention.found_by) == ([], Mention.FoundBy.EDITOR)
    undo_decision(article, spain, editor)
    assert not article.mentions.filter(entity=spain).exists()


def test_the_last_verdict_counts(article: Article, france: Entity, editor: User) -> None:
    reject_mention(article, france, editor)
    confirm_mention(article, france, editor)
    assert article.mentions.get().found_by == Mention.FoundBy.EDITOR
    reject_mention(article, france, editor)
    assert not article.mentions.exists()
    assert Decision.objects.count() == 1


def test_raises_the_articles_version(article: Article, france: Entity, editor: User) -> None:
    version = article.version
    reject_mention(article, france, editor)
    article.refresh_from_db()
    assert article.version == version + 1


def test_refuses_an_alias_that_is_none(article: Article, france: Entity, editor: User) -> None:
    for alias in ("", "  ", "x" * 201, "a\x00b"):
        with pytest.raises(ValidationError):
            never_match(article, france, alias, editor)


def test_puts_a_tag_on_and_takes_it_off(article: Article, editor: User) -> None:
    tag = add_tag(article, "  Oil   prices ", editor)
    assert (tag.name, tag.slug) == ("Oil prices", "oil-prices")
    assert ArticleTag.objects.get().editor == editor
    assert add_tag(article, "OIL PRICES", editor) == tag
    assert changes(article).count() == 1
    remove_tag(article, tag, editor)
    remove_tag(article, tag, editor)
    assert not ArticleTag.objects.exists()
    assert Tag.objects.get() == tag
    assert changes(article).count() == 2


def test_makes_one_tag_of_one_word_in_any_script(article: Article, editor: User) -> None:
    names = ["нефть", "НЕФТЬ", "石油", "été", "ÉTÉ", "ete", "Straße", "STRASSE", "oil", "oil-2"]
    tags = [add_tag(article, name, editor) for name in names]
    assert [tag.name for tag in tags] == [
        "нефть", "нефть", "石油", "été", "été", "ete", "Straße", "Straße", "oil", "oil-2",
    ]  # fmt: skip
    slugs = list(Tag.objects.values_list("slug", flat=True))
    assert len(set(slugs)) == len(slugs) == 7
    assert all(slug.isascii() and slug for slug in slugs)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\u200bb", "\x07", "--", "a\x00b"])
def test_says_why_a_name_cannot_be_a_tags(name: str, article: Article, editor: User) -> None:
    with pytest.raises(ValidationError) as problem:
        add_tag(article, name, editor)
    assert problem.value.messages[0].startswith("A tag")
    assert not Tag.objects.exists()


def test_takes_the_longest_name(article: Article, editor: User) -> None:
    assert len(add_tag(article, "x" * 80, editor).name) == 80
    assert add_tag(article, "x" * 79 + "y", editor).slug != add_tag(article, "x" * 80, editor).slug


def test_lets_the_index_hear_of_it_before_everything_else(editor: User) -> None:
    france, article = make_country("France", "FR"), make_article()
    reject_mention(article, france, editor)
    add_tag(article, "opec", editor)
    remove_tag(article, make_tag("opec"), editor)
    assert set(IndexChange.objects.values_list("is_urgent", flat=True)) == {True}


def test_knows_a_tag_again_whatever_its_address(editor: User) -> None:
    tag = Tag.objects.create(name="OPEC", slug="oil-cartel")
    assert add_tag(make_article(), "opec", editor) == tag
    assert Tag.objects.count() == 1


def test_gives_no_tag_the_address_that_means_none_tagged(editor: User) -> None:
    assert add_tag(make_article(), "None", editor).slug == "none-2"
