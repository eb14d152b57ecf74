"""What does a curator see of the files of an import?"""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.admin.import_page import came_of
from articles.admin.pages import ReadOnlyAdmin
from articles.curating.import_report import state_of
from articles.curating.uploads import shown_path
from articles.models import ImportedFile, ImportRun

_COUNTS = ("rejected", "created", "updated", "unchanged")
_LAST_RUNS = 20
_LOOKED_AT = 5_000
_LONGEST_REASON = 200


class RunFilter(SimpleListFilter):
    """By import: the last ones, and the one that the list of imports led to."""

    title = "import"
    parameter_name = "run"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """The imports that may be chosen here."""
        runs = list(ImportRun.objects.all()[:_LAST_RUNS])
        chosen = self.value()
        if chosen and not _is_number(chosen):
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


class FormatFilter(SimpleListFilter):
    """By the format in which the articles were written."""

    title = "format"
    parameter_name = "format"

    def lookups(self, request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """The formats of the last files, of the chosen import where one is chosen."""
        files = ImportedFile.objects.order_by("-pk")
        run = request.GET.get("run", "")
        if _is_number(run):
            files = files.filter(run=int(run))
        names = set(files.values_list("format", flat=True)[:_LOOKED_AT])
        return [(name or "none", name or "none, it was not recognised") for name in sorted(names)]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[ImportedFile]
    ) -> QuerySet[ImportedFile] | None:
        """The files of this format."""
        chosen = self.value()
        return queryset.filter(format="" if chosen == "none" else chosen) if chosen else None


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin[ImportedFile]):
    """What became of every file."""

    list_display = ("its_path", "format", "came_of_it", "first_reason")
    list_filter = (RunFilter, RejectedFilter, FormatFilter)
    sortable_by = ()
    search_fields = ("path",)
    search_help_text = "A part of the path. Choose an import first: it is quicker."
    fields = ("run", "its_path", "format", "state", *_COUNTS, "named_reasons")

    class Media:
        css: ClassVar = {"all": ["imports.css"]}

    @admin.display(description="path")
    def its_path(self, file: ImportedFile) -> str:
        """As people know it."""
        return shown_path(file.path)

    @admin.display(description="what came of it")
    def came_of_it(self, file: ImportedFile) -> str:
        """In numbers, those that are not nothing."""
        return came_of(file)

    @admin.display(description="state")
    def state(self, file: ImportedFile) -> str:
        """How far it is, in the word of the reports."""
        is_under_way = not (file.is_done or file.is_passed_over)
        saved = f": {file.done_pieces:,} pieces are saved" if is_under_way else ""
        return state_of(file) + saved

    @admin.display(description="why", empty_value="")
    def first_reason(self, file: ImportedFile) -> str | None:
        """The first reason, and how many more there are."""
        if not file.reasons:
            return None
        more = f" … and {file.rejected - 1:,} more" if file.rejected > 1 else ""
        return Truncator(file.reasons[0]).chars(_LONGEST_REASON) + more

    @admin.display(description="why something was rejected", empty_value="nothing was")
    def named_reasons(self, file: ImportedFile) -> SafeString | None:
        """The reasons, a line each."""
        if not file.reasons:
            return None
        lines = format_html_join("", "<div>{}</div>", ((reason,) for reason in file.reasons))
        more = file.rejected - len(file.reasons)
        return format_html("{}<div>… and {} more</div>", lines, f"{more:,}") if more > 0 else lines


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
