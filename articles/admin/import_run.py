"""What does a curator see of the imports, and how do they start one?"""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import ChoicesFieldListFilter
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst

from articles.admin.import_form import ImportForm
from articles.admin.import_page import build_run_page, came_of, state_words, what_of
from articles.admin.import_verbs import ImportVerbs
from articles.admin.pages import ReadOnlyAdmin
from articles.curating.imports import start_import
from articles.curating.receive_uploads import upload_problem
from articles.models import ImportRun

_LONGEST = 36


class StateFilter(ChoicesFieldListFilter):
    """By state, each with a large letter."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """All of them."""
        for choice in super().choices(changelist):
            yield choice | {"display": capfirst(choice["display"])}


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin[ImportRun]):
    """Imports. Their files have a list of their own: there may be 300,000."""

    list_display = ("number", "started_at", "its_state", "what", "came_of_it")
    list_filter = (("state", StateFilter),)
    sortable_by = ("number", "started_at")

    class Media:
        css: ClassVar = {"all": ["imports.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who may start imports."""
        return request.user.has_perm("articles.start_import")

    @admin.display(description="number", ordering="pk")
    def number(self, run: ImportRun) -> int:
        """By which commands, reports and other pages call it."""
        return run.pk

    @admin.display(description="what")
    def what(self, run: ImportRun) -> SafeString:
        """What is imported; whole under the mouse."""
        words = what_of(run)
        return format_html('<span title="{}">{}</span>', words, Truncator(words).chars(_LONGEST))

    @admin.display(description="state", ordering="state")
    def its_state(self, run: ImportRun) -> str:
        """In words."""
        return state_words(run)

    @admin.display(description="what came of it")
    def came_of_it(self, run: ImportRun) -> str:
        """In numbers, those that are not nothing."""
        return came_of(run)

    def get_urls(self) -> list[Any]:
        """With what may be done with an import."""
        return [*ImportVerbs(self).urls, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Ask for an import."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_sent = request.method == "POST"
        sent = (request.POST, request.FILES) if is_sent else ()
        form = ImportForm(*sent, problem=upload_problem(request))
        if is_sent and form.is_valid() and (run := _started(request, form)):
            return HttpResponseRedirect(reverse("admin:articles_importrun_change", args=[run.pk]))
        context = {"form": form, "title": "Import articles"}
        return self._render(request, "add", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One import: how far it is, and what may be done with it."""
        run: ImportRun | None = self.get_object(request, object_id)
        if run is None:
            raise Http404(f"There is no import {object_id}.")
        if request.method == "POST" or not self.has_view_permission(request, run):
            raise PermissionDenied
        page = build_run_page(run, request.user)
        context = {"page": page, "title": str(run)}
        if not getattr(request, "htmx", False):
            return self._render(request, "run", context)
        # Whoever is on a link or a button beside the counts must not lose it every two seconds.
        if request.GET.get("shown") == page.beside:
            return self._render(request, "live", context)
        whole = self._render(request, "state", context)
        whole["HX-Retarget"], whole["HX-Reswap"] = "#run", "outerHTML"
        return whole

    def _render(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        every = self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(
            request, f"admin/articles/importrun/{name}.html", every | context
        )  # fmt: skip


def _started(request: HttpRequest, form: ImportForm) -> ImportRun | None:
    wanted = form.cleaned_data
    try:
        return start_import(
            request.user,
            paths=[wanted["folder"]] if wanted.get("folder") else [],
            uploads=wanted["uploads"],
            address=wanted["address"],
            columns=wanted["columns"],
            source=wanted["source"],
        )
    except ValidationError as problem:
        form.add_error(None, problem)
        return None
