"""What was done, told with a way to take it back."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from articles.models import BulkJob, Operation


def say_done(request: HttpRequest, operation: Operation | None, job: BulkJob | None = None) -> None:
    """Say what was done, what is still being done, and where it is undone."""
    if operation is None:
        messages.info(request, "Nothing changed: it was so already.")
        return
    undo = reverse("admin:articles_operation_undo", args=[operation.pk])
    said = format_html('{}. <a href="{}">Undo</a>', capfirst(operation.summary), undo)
    messages.success(request, said)
    if job is not None:
        articles = f"{job.total:,} article{'' if job.total == 1 else 's'}"
        messages.info(
            request,
            f"The names in {articles} are being found again. The indexer does it between its own "
            "work; without it, run: python manage.py run_jobs",
        )
