"""What lies idle? Tags without articles, entities that nothing names, articles without either."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from articles.models import Article, ArticleTag, Entity, Mention, Tag

SHOWN = 10


@dataclass(frozen=True)
class Neglected:
    """Something that lies idle, and where it is put right."""

    label: str
    address: str
    edit_address: str = ""


@dataclass(frozen=True)
class NeglectedGroup:
    """All of one kind: how many, a sample, and where all of them are, if there is such a page."""

    label: str
    total: int
    sample: list[Neglected]
    all_address: str = ""


def tags_without_articles(user: User | AnonymousUser) -> NeglectedGroup:
    """Tags that are on no article any more."""
    rows = Tag.objects.filter(~Exists(ArticleTag.objects.filter(tag=OuterRef("pk"))))
    sample = [
        Neglected(tag.name, f"{reverse('search')}?tag={tag.slug}", _edit("tag", tag.pk, user))
        for tag in rows.order_by("name")[:SHOWN]
    ]
    return NeglectedGroup("Tags without articles", rows.count(), sample)


def entities_never_named(user: User | AnonymousUser) -> list[NeglectedGroup]:
    """Entities that no article names, one group for each kind."""
    rows = Entity.objects.filter(~Exists(Mention.objects.filter(entity=OuterRef("pk"))))
    counts = dict(rows.order_by().values_list("kind").annotate(Count("pk")))
    place = Window(RowNumber(), partition_by=F("kind"), order_by=F("name").asc())
    sample = list(rows.annotate(place=place).filter(place__lte=SHOWN).order_by("kind", "name"))
    return [
        NeglectedGroup(
            {"country": "Countries", "leader": "Leaders"}.get(kind, "Organizations"),
            counts.get(kind, 0),
            [
                Neglected(entity.name, entity.get_absolute_url(), _edit("entity", entity.pk, user))
                for entity in sample
                if entity.kind == kind
            ],
        )
        for kind in Entity.Kind.values
    ]


def articles_without(kind: str) -> NeglectedGroup:
    """Published articles without a tag, or that name nothing; the last imported first."""
    if kind == "tags":
        own: QuerySet[Any] = ArticleTag.objects.filter(article=OuterRef("pk"))
        label, query = "Articles without tags", "tag=none"
    else:
        own = Mention.objects.named().filter(article=OuterRef("pk"))
        label = "Articles that name nothing known"
        query = "country=none&leader=none&organization=none&mentions=named"
    # By the keys alone, in the order of an index, and counted on the way: rows have long texts.
    unseen = Article.objects.exclude(visibility=Article.Visibility.PUBLISHED)
    rows = Article.objects.filter(~Exists(own)).exclude(pk__in=unseen.values("pk"))
    counted = rows.annotate(total=Window(Count("pk"))).order_by("-imported_at")
    found = list(counted.values_list("pk", "total")[:SHOWN])
    sample = Article.objects.without_body().in_order([key for key, _ in found])
    return NeglectedGroup(
        label,
        found[0][1] if found else 0,
        [Neglected(article.title, article.get_absolute_url()) for article in sample],
        f"{reverse('search')}?{query}",
    )


def _edit(model: str, key: int, user: User | AnonymousUser) -> str:
    """Where the admin edits it, for who gets in."""
    may = user.is_staff and user.has_perm(f"articles.change_{model}")
    return reverse(f"admin:articles_{model}_change", args=[key]) if may else ""
