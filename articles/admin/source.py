"""What does a curator see of the sources?"""

from collections.abc import Iterable, Sequence

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.deletion import Deletion, deletion_of, refusal
from articles.admin.fixed_slug import FixedSlugAdmin
from articles.admin.seen_form import SeenForm
from articles.history import Watched
from articles.models import Article, Feed, Operation, Source


class SourceForm(SeenForm[Source]):
    """A source's name and homepage."""


@admin.register(Source)
class SourceAdmin(FixedSlugAdmin[Source]):
    """Sources: publishers and feeds. The index keeps their ids, so a new name needs no reindex."""

    recorded_as = Operation.Kind.SOURCE
    form = SourceForm
    fields = ("name", "slug", "homepage", "seen")
    list_display = ("name", "slug", "homepage", "its_articles")
    search_fields = ("name",)

    def rows_of(self, ids: Sequence[int]) -> list[Watched]:
        """The sources, and the feeds that were given to them."""
        return [*super().rows_of(ids), Feed.objects.filter(source__in=ids)]

    @admin.display(description="articles")
    def its_articles(self, source: Source) -> SafeString:
        """A link to its articles."""
        return format_html(
            '<a href="{}?source={}">Its articles</a>',
            reverse("admin:articles_article_changelist"),
            source.pk,
        )

    def get_deleted_objects(self, objs: Iterable[Source], _request: HttpRequest) -> Deletion:
        """Only a source without articles may go."""
        objs = list(objs)
        articles = Article.objects.filter(source__in=[source.pk for source in objs])
        counted = (
            articles.values_list("source__name").annotate(Count("pk")).order_by("source__name")
        )
        reasons = [
            f"{name} has {count:,} {'article' if count == 1 else 'articles'}. "
            "Give them another source first."
            for name, count in counted
        ]
        return refusal(reasons) if reasons else deletion_of(objs, {})
