"""What does a curator see of the articles?"""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from articles.admin.article_actions import ACTIONS
from articles.admin.article_filters import (
    LanguageFilter,
    PublishedFilter,
    SourceFilter,
    VisibilityFilter,
)
from articles.admin.article_form import ArticleForm
from articles.admin.deletion import Deletion, deletion_of
from articles.admin.pages import ArchiveAdmin
from articles.admin.undo_offer import say_done
from articles.curating.article_edits import add_article, edit_article
from articles.curating.visibility import delete_for_good, set_visibility
from articles.models import Article, ArticleTag, Decision, Mention, Operation
from articles.models.provenance_lines import provenance_lines
from articles.models.short_id import ALPHABET, LENGTH
from articles.tagging.editing import set_date, set_title
from articles.tagging.editing_words import DATE_FIELDS

_LONGEST_TITLE = 80
_SHORT_ID = re.compile(rf"(?:.*/articles/)?([{ALPHABET}]{{{LENGTH}}})(?:/.*)?")


@admin.register(Article)
class ArticleAdmin(ArchiveAdmin[Article]):
    """Articles: their own words and dates. Their mentions and tags are corrected on their pages."""

    form = ArticleForm
    actions = ACTIONS
    list_display = (
        "headline", "source", "published", "visibility", "language", "imported", "public_page",
    )  # fmt: skip
    list_select_related = ("source",)
    list_filter = (VisibilityFilter, PublishedFilter, SourceFilter, LanguageFilter)
    sortable_by = ("published", "imported")
    search_fields = ("title",)
    search_help_text = "Words of the title; or an article's short id or address."
    autocomplete_fields = ("source",)
    readonly_fields = (
        "short_id", "published_origin", "tag_names", "set_by_people", "where_from", "original_name",
        "imported_at", "modified_at", "version",
    )  # fmt: skip
    fieldsets = (
        (
            None,
            {"fields": (
                "title", ("published", "published_origin"), "source", "dateline", "author",
                "language", "url", "body", "shown_to", "seen",
            )},
        ),
        (
            "How it came here",
            {"fields": (
                "short_id", "tag_names", "set_by_people", "where_from", "original_name",
                "imported_at", "modified_at", "version",
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

    @admin.display(description="where this comes from")
    def where_from(self, article: Article) -> SafeString:
        """Where the importer found each field, or that a person set it."""
        lines = [(line.label, line.words) for line in provenance_lines(article)]
        return format_html_join(mark_safe("<br>"), "{}: {}", lines) or mark_safe("not known")

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

    def has_visibility_permission(self, request: HttpRequest) -> bool:
        """Who may hide, publish, put into the trash and restore."""
        return request.user.has_perm("articles.change_visibility")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Who sees it is shown to all, and decided by those who may."""
        form = super().get_form(request, obj, change, **kwargs)
        if "shown_to" in form.base_fields:
            may = self.has_visibility_permission(request)
            form.base_fields["shown_to"].disabled = not may
        return form

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """By the verbs: recorded, found again, and told to the index."""
        if not change:
            say_done(request, add_article(obj, request.user))
        elif form.changed_columns:
            say_done(request, _edit(obj, form.changed_columns, request.user))
        if "shown_to" in form.changed_data:
            to = Article.Visibility(form.cleaned_data["shown_to"])
            say_done(request, set_visibility([obj], to, request.user))

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
        """Delete it for good, from the index too."""
        delete_for_good([obj], request.user)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete them for good, from the index and their originals too: all of it, or nothing."""
        delete_for_good(
            list(queryset.select_related(None).only("pk", "title").order_by("pk")), request.user
        )

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Django's own deletion is called what it is."""
        actions: dict[str, Any] = super().get_actions(request)
        if "delete_selected" in actions:
            function, name, _ = actions["delete_selected"]
            actions["delete_selected"] = (function, name, "Delete selected articles for good")
        return actions


def _edit(article: Article, columns: list[str], curator: Any) -> Operation | None:
    """By the narrowest verb."""
    if columns == ["title"]:
        return set_title(article, article.title, curator)
    if set(columns) == set(DATE_FIELDS):
        return set_date(article, article.published, curator)
    return edit_article(article, {name: getattr(article, name) for name in columns}, curator)
