"""It says that something is gone when somebody deleted it while an editor looked at it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from articles.curating.merge_entities import merge_entities
from articles.models import Article, ArticleTag, Decision
from articles.tagging import (
    add_mention,
    change_entity,
    confirm_mention,
    mark_span,
    put_tag,
    set_title,
)
from articles.web.views import correct_words
from tests.world import make_article, make_country

pytestmark = pytest.mark.django_db


def test_refuses_a_verdict_on_an_entity_that_was_merged_away(editor: User, curator: User) -> None:
    gaul, france, spain = (make_country(name, "") for name in ("Gaul", "France", "Spain"))
    article = make_article(body="Gaul and Spain.")
    old = type(gaul)(pk=gaul.pk, kind=gaul.kind, name=gaul.name, slug=gaul.slug)
    merge_entities(france, gaul, curator)
    verbs: list[Callable[[], object]] = [
        lambda: confirm_mention(article, old, editor),
        lambda: add_mention(article, old, editor),
        lambda: change_entity(article, spain, old, editor),
        lambda: mark_span(article, "body", 0, 4, old, editor),
    ]
    for verb in verbs:
        with pytest.raises(ValidationError, match="Gaul is gone"):
            verb()
    assert not Decision.objects.exists()


def test_refuses_what_is_said_of_an_article_that_was_deleted(editor: User) -> None:
    article, france = make_article("Oil"), make_country("France", "FR")
    gone = Article.objects.get(pk=article.pk)
    article.delete()
    verbs: list[Callable[[], object]] = [
        lambda: confirm_mention(gone, france, editor),
        lambda: set_title(gone, "Other", editor),
        lambda: put_tag(gone, "oil", editor),
    ]
    for verb in verbs:
        with pytest.raises(ValidationError, match="“Oil” is gone"):
            verb()
    assert not ArticleTag.objects.exists()


def test_answers_that_the_article_is_not_there(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article("Oil")
    verb = set_title

    def deleted_first(*args: object) -> object:
        Article.objects.all().delete()
        return verb(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(correct_words, "set_title", deleted_first)
    client.force_login(editor)
    address = f"/articles/{article.short_id}/correct/title/"
    assert client.post(address, {"title": "Other"}).status_code == 404
