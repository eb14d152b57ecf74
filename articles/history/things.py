"""Which things have a history, and which of their columns belong to it?"""

from dataclasses import dataclass
from typing import Any

from django.db import models

from articles.models import (
    Alias,
    Article,
    ArticleTag,
    Change,
    Decision,
    Entity,
    EntityRedirect,
    Feed,
    Mention,
    NotTheSame,
    Office,
    Removed,
    Source,
    Tag,
    Tenure,
)

# What a save sets by itself: alone it is no change.
SILENT = frozenset({"decided_at", "modified_at", "added_at", "removed_at", "version"})
# How an article came here is not history: only imports set it; nor is how a feed was fetched.
_NOT_KEPT: dict[type[models.Model], frozenset[str]] = {
    Article: frozenset({
        "short_id", "import_key", "content_hash", "original_name", "original_digest",
        "original_pack", "original_offset", "original_length", "format", "provenance",
        "import_run_id", "story_id", "imported_at", "modified_at", "version",
    }),
    Feed: frozenset({
        "status", "etag", "last_modified", "fetched_at", "next_fetch_at", "failures", "problem",
        "last_run_id",
    }),
}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """A kind of thing: its table, its columns, and which of them name its article and entity."""

    thing: Change.Thing
    model: type[models.Model]
    article: str = ""
    entity: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that the history keeps, the key first."""
        left_out = _NOT_KEPT.get(self.model, frozenset())
        fields = self.model._meta.concrete_fields  # noqa: SLF001 - documented by Django
        return tuple(field.attname for field in fields if field.attname not in left_out)

    def rows(self) -> models.QuerySet[Any]:
        """All rows of the table."""
        return self.model._default_manager.order_by("pk")  # noqa: SLF001 - documented by Django


KEPT: tuple[Kept, ...] = (
    Kept(Change.Thing.ARTICLE, Article, article="id"),
    Kept(Change.Thing.MENTION, Mention, article="article_id", entity="entity_id"),
    Kept(Change.Thing.DECISION, Decision, article="article_id", entity="entity_id"),
    Kept(Change.Thing.ARTICLE_TAG, ArticleTag, article="article_id"),
    Kept(Change.Thing.TAG, Tag),
    Kept(Change.Thing.SOURCE, Source),
    Kept(Change.Thing.FEED, Feed),
    Kept(Change.Thing.ENTITY, Entity, entity="id"),
    Kept(Change.Thing.SUCCESSION, Entity.successors.through, entity="from_entity_id"),
    Kept(Change.Thing.ALIAS, Alias, entity="entity_id"),
    Kept(Change.Thing.OFFICE, Office, entity="of_id"),
    Kept(Change.Thing.TENURE, Tenure, entity="leader_id"),
    Kept(Change.Thing.REDIRECT, EntityRedirect, entity="entity_id"),
    Kept(Change.Thing.NOT_SAME, NotTheSame, entity="first_id"),
    Kept(Change.Thing.REMOVED, Removed),
)
BY_MODEL: dict[type[models.Model], Kept] = {kept.model: kept for kept in KEPT}
BY_THING: dict[str, Kept] = {kept.thing.value: kept for kept in KEPT}
