"""What does a curator see of the imports?"""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.pages import ReadOnlyAdmin
from articles.models import ImportedFile, ImportRun

_COUNTS = ("created", "updated", "unchanged", "rejected")
_LAST_RUNS = 20


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin[ImportRun]):
    """Imports, to look at. Their files have a list of their own: there may be 300,000."""

    list_display = ("started_at", "state", "finished_at", *_COUNTS, "its_files")
    list_filter = ("state",)
    fields = ("started_at", "finished_at", "state", "named_paths", *_COUNTS, "its_files")

    @admin.display(description="paths")
    def named_paths(self, run: ImportRun) -> SafeString:
        """What was asked to be imported."""
        return _lines(run.paths)

    @admin.display(description="files")
    def its_files(self, run: ImportRun) -> SafeString:
        """Links to its files."""
        files = reverse("admin:articles_importedfile_changelist")
        return format_html(
            '<a href="{0}?run={1}">All files</a>, <a href="{0}?run={1}&amp;rejected=yes">'
            "with rejections</a>",
            files,
            run.pk,
        )


class RunFilter(SimpleListFilter):
    """By import: the last ones, and the one that the list of imports led to."""

    title = "import"
    parameter_name = "run"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """The imports that may be chosen here."""
        runs = list(ImportRun.objects.all()[:_LAST_RUNS])
        chosen = self.value()
        if chosen and not (chosen.isascii() and chosen.isdecimal() and len(chosen) < 19):
            raise IncorrectLookupParameters(f"“{chosen}” is not the number of an import.")
        if chosen and chosen not in [str(run.pk) for run in runs]:
            runs += ImportRun.objects.filter(pk=int(chosen))
        return [(str(run.pk), str(run)) for run in runs]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[ImportedFile]
    ) -> QuerySet[ImportedFile] | None:
        """The files of the chosen import."""
        return queryset.filter(run=int(chosen)) if (chosen := self.value()) else None

    def has_output(self) -> bool:
        """It is read from the address even when there is nothing to choose from."""
        return True


class RejectedFilter(SimpleListFilter):
    """Those in which something was rejected."""

    title = "rejections"
    parameter_name = "rejected"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """There is one question."""
        return [("yes", "with rejections")]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[ImportedFile]
    ) -> QuerySet[ImportedFile] | None:
        """The files with rejections, if these are asked for."""
        return queryset.filter(rejected__gt=0) if self.value() == "yes" else None


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin[ImportedFile]):
    """What became of every file."""

    list_display = ("path", "rejected", "created", "updated", "unchanged", "run")
    list_select_related = ("run",)
    list_filter = (RunFilter, RejectedFilter)
    sortable_by = ()
    search_fields = ("path",)
    search_help_text = "A part of the path. Choose an import first: it is quicker."
    fields = ("run", "path", *_COUNTS, "named_reasons")

    @admin.display(description="why something was rejected", empty_value="nothing was")
    def named_reasons(self, file: ImportedFile) -> SafeString | None:
        """The reasons, a line each."""
        return _lines(file.reasons) if file.reasons else None


def _lines(texts: list[str]) -> SafeString:
    return format_html_join("", "<div>{}</div>", ((text,) for text in texts))
