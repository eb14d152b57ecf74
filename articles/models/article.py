"""Article: one saved news article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from articles.dates import PartialDate, Precision
from articles.models.short_id import new_short_id
from articles.models.source import Source

if TYPE_CHECKING:
    from articles.models.tag import ArticleTag, Tag

# What else stands at an article's address: no title may lead there.
_PAGES = frozenset({"original", "mentions", "tags", "history", "story"})


class ArticleQuerySet(models.QuerySet["Article"]):
    """How articles are asked for."""

    def in_order(self, ids: Sequence[int]) -> list[Article]:
        """The articles with these primary keys, in this order; without what is gone or hidden."""
        found = self.visible().in_bulk(list(ids))
        return [found[id_] for id_ in ids if id_ in found]

    def visible(self) -> ArticleQuerySet:
        """Those that everybody may see: neither hidden nor in the trash."""
        return self.filter(visibility=Article.Visibility.PUBLISHED)

    def seen_by(self, user: User | AnonymousUser) -> ArticleQuerySet:
        """All of them for who decides on that, the visible ones for everybody else."""
        return self.all() if user.has_perm("articles.change_visibility") else self.visible()

    def with_source(self) -> ArticleQuerySet:
        """With the source fetched in the same query."""
        return self.select_related("source")

    def newest(self) -> ArticleQuerySet:
        """Newest first, by the published date; those without one are left out."""
        return self.filter(published_on__isnull=False).order_by("-published_on", "-pk")

    def without_body(self) -> ArticleQuerySet:
        """Without the long text, for lists."""
        return self.defer("body")


class Article(models.Model):
    """One saved news article.

    The published date keeps how much of it is known and where it came from; `published_on` is
    its first day, and empty when nothing is known. `version` rises with every change that a
    search could show.
    """

    class Precision(models.TextChoices):
        DAY = "day"
        MONTH = "month"
        YEAR = "year"
        UNKNOWN = "unknown"

    class DateOrigin(models.TextChoices):
        METADATA = "metadata", "the file's metadata"
        DATELINE = "dateline", "the dateline"
        TEXT = "text", "the text"
        COPYRIGHT = "copyright", "the copyright line"
        ADDRESS = "address", "the address"
        EDITOR = "editor", "an editor"
        NONE = "", "nowhere"

    class Visibility(models.TextChoices):
        PUBLISHED = "published"
        HIDDEN = "hidden"
        TRASH = "trash"

    short_id = models.CharField(
        max_length=10, unique=True, editable=False, default=new_short_id,
        help_text="Its permanent name in addresses.",
    )  # fmt: skip
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    title = models.CharField(max_length=500)
    body = models.TextField(blank=True)
    author = models.CharField(max_length=300, blank=True)
    language = models.CharField(
        max_length=8, blank=True, help_text="ISO 639-1, such as en; empty: unknown."
    )
    url = models.URLField("address", max_length=2000, blank=True)
    section = models.CharField(
        max_length=100, blank=True, help_text="Where the paper put it, such as Business."
    )
    dateline = models.CharField(
        max_length=200, blank=True, help_text="Where it was written, as printed."
    )
    published_on = models.DateField(null=True, blank=True, help_text="The first day it may be.")
    published_precision = models.CharField(
        max_length=7, choices=Precision, default=Precision.UNKNOWN
    )
    published_origin = models.CharField(
        max_length=9, choices=DateOrigin, default=DateOrigin.NONE, blank=True,
        help_text="What the date was read from.",
    )  # fmt: skip
    import_key = models.CharField(
        max_length=64, null=True, blank=True, unique=True, editable=False,
        help_text="The digest of what tells this article again at the next import.",
    )  # fmt: skip
    content_hash = models.CharField(
        max_length=64, blank=True, editable=False,
        help_text="The SHA-256 of the article as the importer last read it.",
    )  # fmt: skip
    original_name = models.CharField(max_length=500, blank=True, editable=False)
    original_digest = models.CharField(
        max_length=64, blank=True, editable=False, help_text="The SHA-256 of the original bytes."
    )
    original_pack = models.PositiveIntegerField(
        null=True, blank=True, editable=False,
        help_text="Which pack holds the original bytes, from original_offset on.",
    )  # fmt: skip
    original_offset = models.PositiveBigIntegerField(default=0, editable=False)
    original_length = models.PositiveIntegerField(default=0, editable=False)
    format = models.CharField(
        max_length=20, blank=True, editable=False, help_text="How it was written in its file."
    )
    provenance: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        default=dict, blank=True, editable=False,
        help_text="From which part of the file the importer took the title, the text, the date.",
    )  # fmt: skip
    import_run = models.ForeignKey(
        "articles.ImportRun", on_delete=models.SET_NULL, null=True, blank=True,
        editable=False, related_name="articles", help_text="The import that brought it.",
    )  # fmt: skip
    story = models.ForeignKey(
        "articles.Story", on_delete=models.SET_NULL, null=True, blank=True, editable=False,
        related_name="articles", help_text="Who else tells the same, nearly word for word.",
    )  # fmt: skip
    stands_alone = models.BooleanField(
        default=False, db_default=False, editable=False,
        help_text="An editor's lasting verdict: it is of no story with others.",
    )  # fmt: skip
    edited_fields = models.JSONField(
        default=list, blank=True, editable=False,
        help_text="The fields that a person set; imports leave them alone.",
    )  # fmt: skip
    visibility = models.CharField(
        max_length=9, choices=Visibility, default=Visibility.PUBLISHED, editable=False,
        help_text="Whatever is not published is gone from searches, counts and pages.",
    )  # fmt: skip
    trashed_at = models.DateTimeField(null=True, blank=True, editable=False)
    imported_at = models.DateTimeField(default=timezone.now, editable=False)
    modified_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    tags: models.ManyToManyField[Tag, ArticleTag] = models.ManyToManyField(
        "articles.Tag", through="articles.ArticleTag", related_name="articles"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        permissions = [
            ("correct_article", "Can correct an article's mentions and tags"),
            ("change_visibility", "Can hide articles, and put them into the trash"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_date_and_precision_agree",
                condition=Q(published_on__isnull=True, published_precision="unknown")
                | Q(published_on__isnull=False, published_precision__in=["day", "month", "year"]),
            ),
            models.CheckConstraint(
                name="article_trashed_at_in_the_trash",
                condition=Q(visibility="trash", trashed_at__isnull=False)
                | ~Q(visibility="trash") & Q(trashed_at__isnull=True),
            ),
            models.CheckConstraint(name="article_has_a_title", condition=~Q(title="")),
        ]
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="article_newest"),
            models.Index(fields=["content_hash"], name="article_content_hash"),
            models.Index(fields=["-imported_at"], name="article_imported"),
            models.Index(fields=["original_digest"], name="article_original"),
            models.Index(
                fields=["visibility", "-trashed_at"], name="article_not_published",
                condition=~Q(visibility="published"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its address; only the short id counts, the words are for people."""
        slug = slugify(self.title)[:80].strip("-") or "untitled"
        if slug in _PAGES:
            slug = f"{slug}-article"
        return reverse("article", args=[self.short_id, slug])

    @property
    def published(self) -> PartialDate | None:
        """When it was published, as far as that is known."""
        if self.published_on is None:
            return None
        return PartialDate(self.published_on, Precision(self.published_precision))

    def set_published(self, date: PartialDate | None, origin: str) -> None:
        """Set the published date with its precision and where it came from."""
        self.published_on = date.first if date else None
        self.published_precision = date.precision if date else Precision.UNKNOWN
        self.published_origin = origin if date else self.DateOrigin.NONE

    def keep_from_imports(self, fields: Iterable[str]) -> None:
        """Remember that a person set these fields."""
        self.edited_fields = sorted({*self.edited_fields, *fields})
