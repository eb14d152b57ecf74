"""What does a curator see of the tags?"""

from collections.abc import Iterable, Sequence

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of
from articles.admin.fixed_slug import FixedSlugAdmin
from articles.admin.seen_form import SeenForm
from articles.history import Watched
from articles.models import ArticleTag, Operation, Tag


class TagForm(SeenForm[Tag]):
    """A tag's name."""


@admin.register(Tag)
class TagAdmin(FixedSlugAdmin[Tag]):
    """Tags: the words. Which article has which is decided on the article's page."""

    recorded_as = Operation.Kind.TAG_EDIT
    form = TagForm
    fields = ("name", "slug", "seen")
    list_display = ("name", "slug")
    search_fields = ("name",)

    def get_deleted_objects(self, objs: Iterable[Tag], _request: HttpRequest) -> Deletion:
        """The tags, and on how many articles they are."""
        objs = list(objs)
        return deletion_of(objs, {"tags on articles": _uses_of([tag.pk for tag in objs]).count()})

    def articles_of(self, ids: Sequence[int]) -> list[int]:
        """The articles that have one of these tags."""
        return list(_uses_of(ids).values_list("article_id", flat=True))

    def rows_of(self, ids: Sequence[int]) -> list[Watched]:
        """The tags, and where they are."""
        return [*super().rows_of(ids), _uses_of(ids)]


def _uses_of(tag_ids: Sequence[int]) -> models.QuerySet[ArticleTag]:
    return ArticleTag.objects.filter(tag__in=tag_ids)
