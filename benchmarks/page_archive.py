"""A whole archive, database and index, filled without importing anything.

To be imported once Django is set up.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from django.core.management import call_command
from django.db import transaction

from articles.dates import Precision
from articles.models import Article, ArticleTag, Entity, Mention, Source, Tag
from articles.search import IndexDocument
from benchmarks.collection import documents
from benchmarks.recombine import (
    COUNTRIES,
    FIRST_LEADER,
    FIRST_ORGANIZATION,
    LEADERS,
    ORGANIZATIONS,
    SOURCES,
    TAGS,
)

ROWS_TOGETHER = 2_000
_LETTERS = 26
_KINDS = (
    (Entity.Kind.COUNTRY, 1, COUNTRIES),
    (Entity.Kind.LEADER, FIRST_LEADER, LEADERS),
    (Entity.Kind.ORGANIZATION, FIRST_ORGANIZATION, ORGANIZATIONS),
)


def fill(articles: int) -> None:
    """Make the tables and fill them, with the collection's own ids as keys."""
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        Entity.objects.bulk_create(_entities())
        Source.objects.bulk_create(
            Source(pk=n, name=f"Source {n}", slug=f"source-{n}") for n in range(1, SOURCES + 1)
        )
        Tag.objects.bulk_create(
            Tag(pk=n, name=f"Tag {n}", slug=f"tag-{n}") for n in range(1, TAGS + 1)
        )
    stream = documents(articles)
    while part := list(islice(stream, ROWS_TOGETHER)):
        with transaction.atomic():
            Article.objects.bulk_create(map(_article, part))
            Mention.objects.bulk_create(m for document in part for m in _mentions(document))
            ArticleTag.objects.bulk_create(
                ArticleTag(article_id=document.article_id, tag_id=int(tag))
                for document in part
                for tag in document.facets["tag"]
            )


def link_index(folder: Path, index: Path) -> None:
    """Let the archive use an index that was built of the same collection."""
    link = folder / "index"
    link.unlink(missing_ok=True)
    link.symlink_to(index, target_is_directory=True)


def _entities() -> Iterator[Entity]:
    for kind, first, count in _KINDS:
        for number in range(count):
            high, low = divmod(number, _LETTERS)
            code = chr(ord("A") + high) + chr(ord("A") + low)
            yield Entity(
                pk=first + number,
                kind=kind,
                name=f"{kind.label} {number + 1}",
                slug=f"{kind.value}-{number + 1}",
                code=code if kind is Entity.Kind.COUNTRY else "",
            )


def _article(document: IndexDocument) -> Article:
    published = document.published
    return Article(
        pk=document.article_id,
        title=document.title[:500],
        body=document.body,
        language=document.facets["language"][0],
        source_id=int(document.facets["source"][0]),
        published_on=published.first if published else None,
        published_precision=published.precision if published else Precision.UNKNOWN,
        published_origin=Article.DateOrigin.METADATA if published else Article.DateOrigin.NONE,
    )


def _mentions(document: IndexDocument) -> Iterator[Mention]:
    rng = Random(document.article_id)
    for facet in ("country", "leader", "organization"):
        for value in document.facets[facet]:
            yield Mention(
                article_id=document.article_id,
                entity_id=int(value),
                salience=round(rng.random(), 3),
                found_by=Mention.FoundBy.NAME,
            )
