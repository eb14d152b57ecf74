"""What does a curator see of the articles?"""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.admin.article_filters import LanguageFilter, PublishedFilter, SourceFilter
from articles.admin.article_form import ArticleForm
from articles.admin.deletion import Deletion, deletion_of
from articles.admin.pages import ArchiveAdmin
from articles.models import Article, ArticleTag, Decision, IndexChange, Mention, Removed
from articles.models.originals import forget_originals
from articles.models.short_id import ALPHABET, LENGTH
from articles.tagging import tag_articles

# What names are found in, and the date that tells whether a surname is believed.
_TAGGED_FIELDS = {"title", "body", "dateline", "published_on"}
# What is noted of a removed article, so that no import brings it back.
_REMEMBERED = ("title", "import_key", "content_hash", "original_digest")
_LONGEST_TITLE = 80
_SHORT_ID = re.compile(rf"(?:.*/articles/)?([{ALPHABET}]{{{LENGTH}}})(?:/.*)?")


@admin.register(Article)
class ArticleAdmin(ArchiveAdmin[Article]):
    """Articles: their own words and dates. Their mentions and tags are corrected on their pages."""

    form = ArticleForm
    list_display = ("headline", "source", "published", "language", "imported", "public_page")
    list_select_related = ("source",)
    list_filter = (PublishedFilter, SourceFilter, LanguageFilter)
    sortable_by = ("published", "imported")
    search_fields = ("title",)
    search_help_text = "Words of the title; or an article's short id or address."
    autocomplete_fields = ("source",)
    readonly_fields = (
        "short_id", "published_origin", "tag_names", "set_by_people", "original_name",
        "imported_at", "modified_at", "version",
    )  # fmt: skip
    fieldsets = (
        (
            None,
            {"fields": (
                "title", ("published", "published_origin"), "source", "dateline", "author",
                "language", "url", "body", "seen_version",
            )},
        ),
        (
            "How it came here",
            {"fields": (
                "short_id", "tag_names", "set_by_people", "original_name", "imported_at",
                "modified_at", "version",
            )},
        ),
    )  # fmt: skip

    @admin.display(description="title")
    def headline(self, article: Article) -> SafeString:
        """The title, cut so that it leaves room for the other columns; whole under the mouse."""
        short = Truncator(article.title).chars(_LONGEST_TITLE)
        if short == article.title:
            return format_html("{}", short)
        return format_html('<span title="{}">{}</span>', article.title, short)

    @admin.display(description="published", ordering="published_on", empty_value="unknown")
    def published(self, article: Article) -> str | None:
        """The date in words."""
        return article.published.words if article.published else None

    @admin.display(description="imported", ordering="imported_at")
    def imported(self, article: Article) -> str:
        """The day it came."""
        return f"{article.imported_at:%d %b %Y}"

    @admin.display(description="page")
    def public_page(self, article: Article) -> SafeString:
        """A link to the page that readers see."""
        return format_html('<a href="{}">Read</a>', article.get_absolute_url())

    @admin.display(description="tags")
    def tag_names(self, article: Article) -> str:
        """Its tags, to look at: they are put and taken on its page."""
        return ", ".join(article.tags.values_list("name", flat=True)) or "none"

    @admin.display(description="kept from imports")
    def set_by_people(self, article: Article) -> str:
        """The fields that an import leaves alone."""
        return ", ".join(article.edited_fields) or "nothing"

    def view_on_site(self, obj: Article) -> str:
        """The page that readers see."""
        return obj.get_absolute_url()

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """The last that came first; within years by date, so that one index serves both."""
        return ["-published_on", "-pk"] if request.GET.get("published") else ["-pk"]

    def get_queryset(self, _request: HttpRequest) -> models.QuerySet[Article]:
        """Without the long text, which one page of one article fetches when it shows it."""
        return Article.objects.without_body()

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """The article; of two who save it at once the second waits, and sees what the first did."""
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "POST":
            article.refresh_from_db(from_queryset=Article.objects.select_for_update())
        return article

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Article], bool]:
        """By short id or address when it is one, else by the words of the title."""
        match = _SHORT_ID.fullmatch(search_term.strip())
        if match:
            return queryset.filter(short_id=match[1]), False
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Save what changed, find its names again, and tell the index."""
        changed: set[str] = form.changed_fields
        if change and not changed:
            return
        obj.keep_from_imports(changed)
        super().save_model(request, obj, form, change)
        if not change or changed & _TAGGED_FIELDS:
            tag_articles([obj])
        if change:
            IndexChange.objects.record([obj.pk], urgent=True)
        else:
            IndexChange.objects.record_new([obj.pk], urgent=True)

    def get_deleted_objects(self, objs: Iterable[Article], _request: HttpRequest) -> Deletion:
        """The articles by name, and how much goes with them."""
        objs = list(objs)
        rows = {"article__in": [article.pk for article in objs]}
        return deletion_of(
            objs,
            {
                "mentions": Mention.objects.filter(**rows).count(),
                "tags on articles": ArticleTag.objects.filter(**rows).count(),
                "editors' decisions": Decision.objects.filter(**rows).count(),
            },
        )

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        """Delete it, from the index too."""
        self.delete_queryset(request, Article.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete them for good, from the index and their originals too: all of it, or nothing."""
        with transaction.atomic():
            ids = sorted(queryset.order_by().values_list("pk", flat=True))
            gone = Article.objects.filter(pk__in=ids).order_by("pk").only(*_REMEMBERED)
            articles = list(gone.select_for_update())
            Removed.objects.note_articles(articles, request.user)
            Article.objects.filter(pk__in=ids).only("pk").delete()
            IndexChange.objects.record_new(ids, urgent=True)
            digests = {article.original_digest for article in articles}
            transaction.on_commit(lambda: _forget_unused(digests))


def _forget_unused(digests: set[str]) -> None:
    """Delete the originals that no article came from any more."""
    used = Article.objects.filter(original_digest__in=digests)
    forget_originals(digests - set(used.values_list("original_digest", flat=True)))
