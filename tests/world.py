"""The one named world of the tests: plain functions that make what a test needs."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, User
from django.utils.text import slugify

from articles.dates import read_date
from articles.models import Alias, Article, Entity, Mention, Office, Source, Tag, Tenure


def make_user(name: str, group: str | None = None) -> User:
    """A user, in a group or in none; curators may enter the admin."""
    user = User.objects.create_user(name, password=name, is_staff=group == "Curator")
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_source(name: str = "Harbour Wire") -> Source:
    """A publisher."""
    return Source.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def make_article(
    title: str = "Ministers meet in Vienna",
    body: str = "Oil ministers met in Vienna on Monday.",
    date: str = "1987-03-05",
    source: str | None = "Harbour Wire",
    **fields: Any,
) -> Article:
    """A saved article; `date` as people write it, "" for unknown."""
    article = Article(title=title, body=body, **({"language": "en"} | fields))
    article.source = make_source(source) if source else None
    article.set_published(read_date(date), Article.DateOrigin.METADATA)
    article.save()
    return article


def make_entity(kind: str, name: str, code: str = "", **fields: Any) -> Entity:
    """A country, leader or organization with its name."""
    return Entity.objects.create(
        kind=kind, name=name, code=code, slug=fields.pop("slug", slugify(name)), **fields
    )


def make_country(name: str, code: str, *aliases: str, **fields: Any) -> Entity:
    """A country with its code and aliases."""
    country = make_entity(Entity.Kind.COUNTRY, name, code, **fields)
    for alias in aliases:
        Alias.objects.create(entity=country, text=alias)
    return country


def make_leader(
    name: str, surname: str, office: str, of: Entity, start: str, end: str = ""
) -> Entity:
    """A leader with a surname and one term of office."""
    leader = make_entity(Entity.Kind.LEADER, name)
    Alias.objects.create(entity=leader, text=surname, kind=Alias.Kind.SURNAME)
    post, _ = Office.objects.get_or_create(title=office, of=of)
    first, last = read_date(start), read_date(end)
    Tenure.objects.create(
        leader=leader,
        office=post,
        start=first.first if first else None,
        end=last.last if last else None,
    )
    return leader


def make_organization(name: str, *acronyms: str) -> Entity:
    """An organization with its acronyms."""
    organization = make_entity(Entity.Kind.ORGANIZATION, name)
    for acronym in acronyms:
        Alias.objects.create(entity=organization, text=acronym, kind=Alias.Kind.ACRONYM)
    return organization


def make_mention(article: Article, entity: Entity, salience: float = 0.5) -> Mention:
    """A mention that an editor could have made."""
    return Mention.objects.create(
        article=article, entity=entity, salience=salience, found_by=Mention.FoundBy.EDITOR
    )


def naming(entity: Entity) -> set[int]:
    """The articles that name it."""
    return set(Mention.objects.filter(entity=entity).values_list("article_id", flat=True))


def make_tag(name: str) -> Tag:
    """A tag."""
    return Tag.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]
