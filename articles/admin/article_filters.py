"""How can a curator narrow the articles? Each way reads an index or a short list."""

import datetime as dt
import re
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Exists, QuerySet
from django.http import HttpRequest

from articles.models import Article, Source

_MOST_SOURCES = 30
_UNKNOWN = "unknown"
_YEARS = re.compile(r"([1-9]\d{3})(s?)")
# Written down, because asking the archive for its languages would read every article.
_LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "pt": "Portuguese",
    "it": "Italian", "nl": "Dutch", "ru": "Russian", "ar": "Arabic", "zh": "Chinese",
    "ja": "Japanese",
}  # fmt: skip

Choices = list[tuple[str, str]]


class SourceFilter(SimpleListFilter):
    """By source: all of them while they are few, else the one that the list of sources led to."""

    title = "source"
    parameter_name = "source"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> Choices:
        """The sources that may be chosen here."""
        sources = list(Source.objects.order_by("name")[: _MOST_SOURCES + 1])
        if len(sources) > _MOST_SOURCES:
            chosen = _number(self.value())
            sources = list(Source.objects.filter(pk=chosen)) if chosen else []
        return [(str(source.pk), source.name) for source in sources]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Article]
    ) -> QuerySet[Article] | None:
        """The articles of the chosen source."""
        return queryset.filter(source=_number(self.value())) if self.value() else None

    def has_output(self) -> bool:
        """It is read from the address even when there is nothing to choose from."""
        return True


class VisibilityFilter(SimpleListFilter):
    """By who sees them."""

    title = "who sees it"
    parameter_name = "visibility"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> Choices:
        """Published, hidden, in the trash."""
        return [(str(value), str(label)) for value, label in Article.Visibility.choices]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Article]
    ) -> QuerySet[Article] | None:
        """The articles that are seen so."""
        chosen = self.value()
        if chosen and chosen not in Article.Visibility.values:
            raise IncorrectLookupParameters(f"“{chosen}” is no way to be seen.")
        return queryset.filter(visibility=chosen) if chosen else None


class PublishedFilter(SimpleListFilter):
    """By decade, then by year, or those whose date is unknown."""

    title = "publication date"
    parameter_name = "published"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> Choices:
        """The decades that have articles, and the years of the chosen one."""
        chosen = _span(self.value())
        choices: Choices = []
        for decade in _decades(chosen[0].year if chosen else None):
            choices.append((f"{decade}s", f"{decade}s"))
            if chosen and chosen[0].year // 10 * 10 == decade:
                choices += [(str(year), f"– {year}") for year in range(decade + 9, decade - 1, -1)]
        return [*choices, (_UNKNOWN, "date unknown")]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Article]
    ) -> QuerySet[Article] | None:
        """The articles of the chosen years."""
        if self.value() == _UNKNOWN:
            return queryset.filter(published_on__isnull=True)
        span = _span(self.value())
        return queryset.filter(published_on__range=span) if span else None


class LanguageFilter(SimpleListFilter):
    """By language: the common ones, and any other that the address names."""

    title = "language"
    parameter_name = "language"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> Choices:
        """The languages that may be chosen here."""
        chosen = self.value()
        known = _LANGUAGES | {_UNKNOWN: "unknown"}
        return list((known | ({chosen: known.get(chosen, chosen)} if chosen else {})).items())

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Article]
    ) -> QuerySet[Article] | None:
        """The articles in the chosen language."""
        code = self.value()
        return queryset.filter(language="" if code == _UNKNOWN else code) if code else None


def _number(text: str | None) -> int | None:
    if text and not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise IncorrectLookupParameters(f"“{text}” is not the number of a source.")
    return int(text) if text else None


def _span(text: str | None) -> tuple[dt.date, dt.date] | None:
    if not text or text == _UNKNOWN:
        return None
    match = _YEARS.fullmatch(text)
    if match is None:
        raise IncorrectLookupParameters(f"“{text}” is neither a year nor a decade.")
    first = int(match[1])
    return dt.date(first, 1, 1), dt.date(min(first + 9, 9999) if match[2] else first, 12, 31)


def _decades(chosen: int | None) -> list[int]:
    """Those that have articles, and that of a chosen year; the newest first."""
    kept = set() if chosen is None else {chosen // 10 * 10}
    all_of_them = list(range(_oldest_year() // 10 * 10, _newest_year() + 1, 10))
    # One look into the index of dates for each, all in one query over one row.
    looks = {
        f"from_{decade}": Exists(
            Article.objects.filter(
                published_on__range=(dt.date(max(decade, 1), 1, 1), dt.date(decade + 9, 12, 31))
            )
        )
        for decade in all_of_them
    }
    if looks:
        row = Article.objects.order_by("pk").annotate(**looks).values_list(*looks)[0]
        kept.update(decade for decade, is_used in zip(all_of_them, row, strict=True) if is_used)
    return sorted(kept, reverse=True)


def _newest_year() -> int:
    newest = Article.objects.newest().values_list("published_on", flat=True).first()
    return newest.year if newest else dt.MINYEAR


def _oldest_year() -> int:
    dated = Article.objects.filter(published_on__isnull=False).order_by("published_on")
    oldest = dated.values_list("published_on", flat=True).first()
    return oldest.year if oldest else dt.MAXYEAR
