"""It makes one of two entities, loses no verdict, and splits them again exactly."""

from typing import Any, cast

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from articles.curating import merge_entities as merging
from articles.curating.merge_entities import merge_entities, preview_merge
from articles.curating.not_the_same import likely_duplicates, not_the_same
from articles.curating.undo import undo
from articles.history import CannotUndoError
from articles.models import (
    Alias,
    Article,
    Decision,
    Entity,
    EntityRedirect,
    IndexChange,
    Mention,
    NotTheSame,
    Office,
    Removed,
    Tenure,
)
from articles.tagging import (
    add_mention,
    confirm_mention,
    never_match,
    reject_mention,
    tag_articles,
)
from tests.world import make_article, make_country, make_leader

pytestmark = pytest.mark.django_db


@pytest.fixture
def germany() -> Entity:
    """The one that stays."""
    return make_country("Germany", "DE", "Deutschland")


@pytest.fixture
def germania(germany: Entity) -> Entity:
    """The same under another name, with much that is said of it."""
    germania = make_country("Germania", "GX", "Allemagne", "Deutschland", valid_from=1900)
    germania.loaded = {"key": "country:GX", "fields": {}}
    germania.save()
    make_leader("Hans Doe", "Doe", "Chancellor", germania, "1980", "1990")
    make_leader("Kurt Roe", "Roe", "Chancellor", germany, "1990", "1995")
    germania.successors.add(make_country("Austria", "AT"), germany)
    return germania


@pytest.fixture
def articles(germany: Entity, germania: Entity) -> list[Article]:
    """Of one, of the other, of both."""
    bodies = ["Germany won.", "Allemagne won.", "Germany met Allemagne.", "Nobody won."]
    articles = [make_article(body=body) for body in bodies]
    tag_articles(articles)
    return articles


def everything() -> list[Any]:
    """All rows that a merge may change."""
    tables = (Entity, Alias, Office, Tenure, Mention, Decision, EntityRedirect, NotTheSame, Removed)
    rows = [list(cast("Any", table).objects.order_by("pk").values()) for table in tables]
    for decision in rows[5]:
        del decision["decided_at"]
    ends = ("from_entity", "to_entity")
    return [*rows, sorted(cast("Any", Entity.successors.through).objects.values_list(*ends))]


def test_previews_and_merges_and_splits_again(
    articles: list[Article], germany: Entity, germania: Entity, editor: User, curator: User
) -> None:
    confirm_mention(articles[1], germania, editor)
    reject_mention(articles[3], germania, editor)
    never_match(articles[2], germania, "Deutschland", editor)
    before = everything()
    preview = preview_merge(germany, germania)
    assert (preview.articles, preview.in_both, preview.decisions) == (2, 1, 3)
    assert (preview.aliases, preview.offices, preview.tenures) == (2, 1, 0)
    assert {article.pk for article in preview.sample} == {articles[1].pk, articles[2].pk}
    IndexChange.objects.all().delete()
    merged = merge_entities(germany, germania, curator)
    assert not Entity.objects.filter(pk=germania.pk).exists()
    assert set(Mention.objects.values_list("article_id", "entity_id")) == {
        (article.pk, germany.pk) for article in articles[:3]
    }
    assert len(articles[2].mentions.get().spans) == 2
    assert set(IndexChange.objects.values_list("article_id", flat=True)) >= {
        articles[1].pk, articles[2].pk,
    }  # fmt: skip
    aliases = set(germany.aliases.values_list("text", flat=True))
    assert aliases == {"Deutschland", "Allemagne", "Germania"}
    assert Office.objects.get().of == germany
    assert Tenure.objects.count() == 2
    redirects = EntityRedirect.objects.leading("country", ["germania", "gx", "none"])
    assert redirects == {"germania": germany, "gx": germany}
    assert Removed.objects.entities().get().key == "country:GX"
    undo(merged, curator)
    assert everything() == before


def test_keeps_the_verdicts_on_both(
    articles: list[Article], germany: Entity, germania: Entity, editor: User, curator: User
) -> None:
    reject_mention(articles[0], germany, editor)
    add_mention(articles[0], germania, editor)
    reject_mention(articles[1], germania, editor)
    never_match(articles[2], germania, "Allemagne", editor)
    assert preview_merge(germany, germania).contradictions == 1
    merge_entities(germany, germania, curator)
    tag_articles(list(Article.objects.all()))
    assert articles[0].mentions.get().entity == germany
    assert Decision.objects.get(article=articles[0]).verdict == Decision.Verdict.ACCEPT
    assert not articles[1].mentions.exists()
    assert [s["start"] for s in articles[2].mentions.get().spans] == [0]


def test_splits_again_after_the_archive_was_tagged(
    articles: list[Article], germany: Entity, germania: Entity, curator: User
) -> None:
    before = set(Mention.objects.values_list("article_id", "entity_id"))
    merged = merge_entities(germany, germania, curator)
    tag_articles(list(Article.objects.all()))
    undo(merged, curator)
    tag_articles(list(Article.objects.all()))
    assert set(Mention.objects.values_list("article_id", "entity_id")) == before


def test_does_not_split_what_a_curator_went_on_with(
    articles: list[Article], germany: Entity, germania: Entity, curator: User
) -> None:
    merged = merge_entities(germany, germania, curator)
    Alias.objects.filter(text="Allemagne").delete()
    before = everything()
    with pytest.raises(CannotUndoError):
        undo(merged, curator)
    assert everything() == before


def test_refuses_what_is_not_the_same(
    germany: Entity, germania: Entity, editor: User, curator: User
) -> None:
    with pytest.raises(PermissionDenied):
        merge_entities(germany, germania, editor)
    assert likely_duplicates() == [(germany, germania)]
    done = not_the_same(germania, germany, curator)
    assert likely_duplicates() == []
    with pytest.raises(ValidationError, match="not the same"):
        merge_entities(germany, germania, curator)
    for other in (germany, make_leader("A B", "B", "King", germany, "1980")):
        with pytest.raises(ValidationError):
            merge_entities(germany, other, curator)
    assert done
    undo(done, curator)
    merge_entities(germany, germania, curator)


def test_loses_no_verdict_that_comes_while_it_merges(
    curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = make_country("France", "FR"), make_country("Gaul", "")
    late = make_article(body="Nobody agreed.")
    tries: list[Entity] = []

    def refuse(*both: Entity) -> None:
        # As if another transaction had ended after the look at the articles.
        tries.append(both[0])
        if len(tries) == 1:
            Decision.objects.create(article=late, entity=gone, verdict="accept")

    monkeypatch.setattr(merging, "refuse_merge", refuse)
    merge_entities(kept, gone, curator)
    assert len(tries) == 2
    tries.clear()
    never_still = make_country("Gallia", "")
    monkeypatch.setattr(
        merging, "refuse_merge",
        lambda *_: Decision.objects.create(article=late, entity=never_still, verdict="accept"),
    )  # fmt: skip
    with pytest.raises(ValidationError, match="Try again"):
        merge_entities(kept, never_still, curator)
    assert Entity.objects.filter(pk=never_still.pk).exists()
