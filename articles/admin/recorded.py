"""Pages whose every save and deletion is an Operation, with all that belongs to the thing."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest

from articles.admin.affected import find_articles
from articles.admin.pages import ArchiveAdmin
from articles.admin.undo_offer import say_done
from articles.curating.edit_facts import FactsSaved, edit_facts
from articles.history import Watched
from articles.models import Article, Operation
from articles.models.once_more import once_more

M = TypeVar("M", bound=models.Model)


class RecordedAdmin(ArchiveAdmin[M]):
    """Things that are saved and deleted as one Operation of one kind."""

    recorded_as: ClassVar[Operation.Kind]

    def rows_of(self, ids: Sequence[int]) -> list[Watched]:
        """All rows that are changed with these things, or go with them."""
        return [self.model._default_manager.filter(pk__in=ids)]  # noqa: SLF001 - documented

    def articles_of(self, ids: Sequence[int]) -> list[int]:
        """The articles whose rows are among them: locked first, as everybody does."""
        return []

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The page; once more when the database broke a save off for another's sake."""
        page = super().changeform_view
        return once_more(lambda: page(request, object_id, form_url, extra_context))

    def save_model(self, request: HttpRequest, obj: M, form: Any, change: bool) -> None:
        """All is saved at once, in save_related."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The thing and its rows, as one Operation."""
        for rows in formsets:
            # What Django's own log asks for, also of rows that nobody touched.
            rows.new_objects, rows.changed_objects, rows.deleted_objects = [], [], []
        if change and not form.has_changed() and not any(rows.has_changed() for rows in formsets):
            return

        def save() -> None:
            form.instance.save()
            form.save_m2m()
            for rows in formsets:
                rows.save()

        summary = f"{'edited' if change else 'added'} {self.called(form.instance)}"
        saved = self.edit(request, summary, save, self._watched(form.instance))
        say_done(request, saved.operation, saved.job)

    def delete_model(self, request: HttpRequest, obj: M) -> None:
        """Delete it, with what belongs to it."""
        self._delete(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete them, with what belongs to them."""
        self._delete(request, list(queryset))

    def before_deletion(self, ids: Sequence[int], user: User) -> None:
        """What is noted of what goes."""

    def edit(
        self, request: HttpRequest, summary: str, edit: Any, watched: Sequence[Watched]
    ) -> FactsSaved:
        """Do it as one Operation, and let the articles follow."""
        return edit_facts(
            request.user, self.recorded_as, summary, edit, *watched, find=find_articles
        )

    def _delete(self, request: HttpRequest, things: list[M]) -> None:
        ids = sorted(thing.pk for thing in things)
        if not ids:
            return
        articles = self.articles_of(ids)
        locked = Article.objects.select_for_update(no_key=True).filter(pk__in=articles)
        list(locked.order_by("pk").values_list("pk"))
        rows = self.model._default_manager.filter(pk__in=ids)  # noqa: SLF001 - documented

        def delete() -> None:
            self.before_deletion(ids, request.user)  # type: ignore[arg-type]
            rows.delete()

        what = self.called(things[0]) if len(things) == 1 else (
            f"{len(things):,} {self.opts.verbose_name_plural}"
        )  # fmt: skip
        saved = self.edit(request, f"deleted {what}", delete, self.rows_of(ids))
        say_done(request, saved.operation, saved.job)

    def _watched(self, thing: M) -> list[Watched]:
        """What a save may change; of a new thing whatever comes after all that are there."""
        if thing.pk is not None:
            return self.rows_of([thing.pk])
        every = self.model._default_manager.order_by("-pk")  # noqa: SLF001 - documented
        newest = every.values_list("pk", flat=True).first() or 0
        return [self.model._default_manager.filter(pk__gt=newest)]  # noqa: SLF001 - documented

    def called(self, thing: M) -> str:
        """What summaries call it."""
        return f"the {self.opts.verbose_name} “{thing}”"
