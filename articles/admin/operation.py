"""What does a curator see of what was done? And how do they take it back?"""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.asking import Question, ask
from articles.admin.pages import ReadOnlyAdmin
from articles.admin.undo_offer import say_done
from articles.curating.jobs import undo_in_batches
from articles.curating.undo import TooManyChangesError, may_undo, undo
from articles.history import CannotUndoError
from articles.models import Operation


@admin.register(Operation)
class OperationAdmin(ReadOnlyAdmin[Operation]):
    """Operations, to look at and to undo."""

    list_display = ("summary", "kind", "actor", "started_at", "number_of_changes", "state")
    list_select_related = ("actor", "undone_by")
    list_filter = ("kind",)
    sortable_by = ()
    search_fields = ("summary",)
    search_help_text = "Words of what was done."
    fields = (
        "summary", "kind", "actor", "started_at", "number_of_changes", "counts", "parent",
        "undoes", "state",
    )  # fmt: skip

    @admin.display(description="undo")
    def state(self, operation: Operation) -> str | SafeString:
        """Was it undone, by whom; or where it is undone."""
        if operation.is_undone:
            return f"undone by {operation.undone_by or 'somebody'}"
        if not operation.number_of_changes:
            return "a machine run, which keeps only counts"
        address = reverse("admin:articles_operation_undo", args=[operation.pk])
        return format_html('<a href="{}">Undo…</a>', address)

    def get_urls(self) -> list[Any]:
        """With the page that undoes."""
        undo_page = self.admin_site.admin_view(self.undo_view)
        own = path("<int:pk>/undo/", undo_page, name="articles_operation_undo")
        return [own, *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask whether to undo it; then undo it, or say what is in the way."""
        operation = Operation.objects.select_related("actor", "undoes").filter(pk=pk).first()
        if operation is None:
            raise Http404(f"There is no operation {pk}.")
        if not self.has_view_permission(request, operation):
            raise PermissionDenied
        if not may_undo(operation, request.user):
            return self._ask(request, operation, "It is undone already, or not yours to undo.")
        if request.method != "POST":
            return self._ask(request, operation)
        try:
            say_done(request, undo(operation, request.user))
        except TooManyChangesError:
            job = undo_in_batches(operation, cast("User", request.user))
            messages.info(request, f"{job.total:,} parts are being undone in the background.")
        except CannotUndoError as problem:
            return self._ask(request, operation, str(problem))
        return HttpResponseRedirect(reverse("admin:articles_operation_changelist"))

    def _ask(self, request: HttpRequest, operation: Operation, problem: str = "") -> HttpResponse:
        facts = (
            ("What was done", operation.summary),
            ("By", str(operation.actor or "a machine run")),
            ("When", f"{operation.started_at:%d %b %Y %H:%M}"),
            ("Changes", f"{operation.number_of_changes:,}"),
        )
        question = Question(
            title="Undo", button="" if problem else "Undo it", facts=facts,
            problems=(problem,) if problem else (),
            links=(
                ("See what would become of what", reverse("undo_operation", args=[operation.pk])),
            ),
            back=reverse("admin:articles_operation_changelist"),
        )  # fmt: skip
        return ask(self.admin_site, request, self.opts, question)
