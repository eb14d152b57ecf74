"""What may a curator do with an import? The addresses behind the buttons on its page."""

from collections.abc import Callable
from itertools import chain
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.http.response import StreamingHttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from articles.admin.asking import Question, ask, named
from articles.curating import imports
from articles.curating.import_bonds import left_words
from articles.curating.import_report import WRITERS
from articles.curating.import_undo import UndoPreview, preview_undo, why_not_undoable
from articles.models import ImportRun

# Without it spreadsheets take what is no English letter for two others.
_MARKS = {"csv": "\N{BYTE ORDER MARK}"}
_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


class ImportVerbs:
    """The addresses of one import beside its page."""

    def __init__(self, page: Any) -> None:
        self.page = page

    @property
    def urls(self) -> list[Any]:
        """For the admin's table of addresses."""
        verbs: dict[str, Callable[..., HttpResponseBase]] = {
            "pause": require_POST(self.pause),
            "resume": require_POST(self.resume),
            "retry": require_POST(self.retry),
            "undo": self.undo,
        }
        admin_view = self.page.admin_site.admin_view
        found: list[Any] = [
            path(f"<int:pk>/{name}/", admin_view(view), name=f"articles_importrun_{name}")
            for name, view in verbs.items()
        ]
        report = admin_view(require_GET(self.report))
        name = "articles_importrun_report"
        return [*found, path("<int:pk>/report.<slug:kind>", report, name=name)]

    def pause(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Pause it."""
        return self._do(request, pk, imports.pause)

    def resume(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Let it go on."""
        return self._do(request, pk, imports.resume)

    def retry(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Start another import of what was rejected, and lead there."""
        return self._do(request, pk, imports.retry_rejected)

    def undo(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Say what would go and what stays, and ask; then have it done."""
        run = _run(pk)
        if not request.user.has_perm("articles.undo_import"):
            raise PermissionDenied
        if request.method == "POST":
            return self._do(request, pk, imports.start_undo)
        if problem := why_not_undoable(run):
            messages.error(request, problem)
            return HttpResponseRedirect(_page_of(run))
        question = _question(preview_undo(run))
        return ask(self.page.admin_site, request, self.page.opts, question)

    def report(self, request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
        """What became of every file, to keep; written while it is sent."""
        run = _run(pk)
        if not self.page.has_view_permission(request, run):
            raise PermissionDenied
        if kind not in WRITERS:
            raise Http404(f"There is no report as {kind}.")
        name = f'attachment; filename="import-{run.pk}.{kind}"'
        return StreamingHttpResponse(
            chain([_MARKS.get(kind, "")], WRITERS[kind](run)),
            content_type=_TYPES[kind],
            headers={"Content-Disposition": name, "X-Content-Type-Options": "nosniff"},
        )

    def _do(
        self, request: HttpRequest, pk: int, verb: Callable[[ImportRun, Any], ImportRun | None]
    ) -> HttpResponseBase:
        run = _run(pk)
        try:
            run = verb(run, request.user) or run
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        return HttpResponseRedirect(_page_of(run))


def _run(pk: int) -> ImportRun:
    run = ImportRun.objects.filter(pk=pk).first() if pk < 2**63 else None
    if run is None:
        raise Http404(f"There is no import {pk}.")
    return run


def _page_of(run: ImportRun) -> str:
    return reverse("admin:articles_importrun_change", args=[run.pk])


def _question(preview: UndoPreview) -> Question:
    remarks = ["It is done in the background, and can not be undone: import the files again."]
    remarks += [f"{line}." for line in left_words(preview.left_to, "then")]
    if preview.worked_on_sample:
        more = preview.worked_on - len(preview.worked_on_sample)
        and_more = f" and {more:,} more" if more > 0 else ""
        remarks.append(f"Stay: {named(preview.worked_on_sample)}{and_more}.")
    return Question(
        title=f"Undo {str(preview.run)[:1].lower()}{str(preview.run)[1:]}?",
        button="Undo this import",
        back=_page_of(preview.run),
        facts=preview.facts,
        remarks=tuple(remarks),
        sample=preview.sample,
        sample_title="Some of the articles that go",
    )
