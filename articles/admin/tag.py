"""What does a curator see of the tags?"""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of
from articles.admin.fixed_slug import FixedSlugAdmin
from articles.models import ArticleTag, IndexChange, Tag


@admin.register(Tag)
class TagAdmin(FixedSlugAdmin[Tag]):
    """Tags: the words. Which article has which is decided on the article's page."""

    fields = ("name", "slug")
    list_display = ("name", "slug")
    search_fields = ("name",)

    def get_deleted_objects(self, objs: Iterable[Tag], _request: HttpRequest) -> Deletion:
        """The tags, and on how many articles they are."""
        objs = list(objs)
        return deletion_of(objs, {"tags on articles": _uses_of([tag.pk for tag in objs]).count()})

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        """Delete it, and tell the index of its articles."""
        self.delete_queryset(request, Tag.objects.filter(pk=obj.pk))

    def delete_queryset(self, _request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete them, and tell the index of their articles: both, or neither."""
        with transaction.atomic():
            ids = list(queryset.order_by().values_list("pk", flat=True))
            # The articles first, then the tags: everybody locks in this order.
            IndexChange.objects.record(_uses_of(ids).values_list("article_id", flat=True))
            Tag.objects.filter(pk__in=ids).delete()


def _uses_of(tag_ids: list[int]) -> models.QuerySet[ArticleTag]:
    return ArticleTag.objects.filter(tag__in=tag_ids)
