"""The pages that take tables in and give them out, through recorded operations."""

from typing import Any, ClassVar, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from import_export.admin import ImportExportMixin  # type: ignore[import-untyped]
from import_export.forms import ExportForm  # type: ignore[import-untyped]

from articles.admin.affected import find_articles
from articles.admin.exchange.formats import FORMATS
from articles.admin.exchange.forms import ConfirmForm, UploadForm
from articles.admin.exchange.waiting_files import WaitingFile
from articles.admin.subscriptable import ModelAdmin
from articles.admin.undo_offer import say_done
from articles.curating.edit_facts import edit_facts
from articles.history import Watched
from articles.models import Entity, Operation

M = TypeVar("M", bound=models.Model)
# Django makes this table itself, which its types do not know.
_Succession: Any = Entity.successors.through


class _RefusedError(Exception):
    """Rows were refused after the preview: nothing of the file is kept."""


class ExchangeAdmin(ImportExportMixin, ModelAdmin[M]):  # type: ignore[misc]
    """A list with import and export. Nothing is kept of a file with a bad row."""

    recorded_as: ClassVar[Operation.Kind]
    formats = FORMATS
    import_form_class = UploadForm
    confirm_form_class = ConfirmForm
    export_form_class = ExportForm
    tmp_storage_class = WaitingFile
    import_template_name = "admin/articles/import.html"
    to_encoding = "utf-8"

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Who may add and change such things by hand."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Who may see them."""
        return self.has_view_permission(request)

    def add_data_read_fail_error_to_form(self, form: Any, _error: Exception) -> None:
        """Say what a file has to be."""
        form.add_error(
            "import_file",
            "It cannot be read in the format that you chose. A CSV file has one line a row, the "
            "first with the names of the columns, in UTF-8.",
        )

    def process_import(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Import the file of the preview; or ask for it again."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = self.create_confirm_form(request)
        if request.method == "POST" and not form.is_valid():
            return self._again(request, "The page of the preview came back incomplete.")
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            return self._again(request, "The file of the preview is not there any more.")

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Save all rows as one Operation, and let the articles follow."""
        results: list[Any] = []
        save_rows = super().process_dataset

        def save() -> None:
            result = save_rows(dataset, form, request, rollback_on_validation_errors=True, **kwargs)
            results.append(result)
            if result.has_errors() or result.has_validation_errors():
                raise _RefusedError

        summary = f"imported a table of {self.opts.verbose_name_plural}"
        try:
            saved = edit_facts(
                request.user, self.recorded_as, summary, save, *self._every_row(),
                find=find_articles,
            )  # fmt: skip
        except _RefusedError:
            return results[-1]
        say_done(request, saved.operation, saved.job)
        return results[-1]

    def process_result(self, result: Any, request: HttpRequest) -> Any:
        """Say what was done, or why nothing was."""
        if result.has_errors() or result.has_validation_errors():
            return self._again(
                request, "Something changed since the preview, and rows are refused now."
            )
        return super().process_result(result, request)

    def _again(self, request: HttpRequest, why: str) -> HttpResponseRedirect:
        messages.error(request, f"{why} Nothing was imported. Upload the file again.")
        page = f"admin:{self.opts.app_label}_{self.opts.model_name}_import"
        return HttpResponseRedirect(reverse(page))

    def _every_row(self) -> list[Watched]:
        rows: list[Watched] = [self.model._default_manager.all()]  # noqa: SLF001 - documented
        return [*rows, _Succession.objects.all()] if self.model is Entity else rows
