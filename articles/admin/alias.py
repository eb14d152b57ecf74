"""What does a curator see of the aliases? All of them, to search; each saved with its impact."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from articles.admin.affected import find_articles
from articles.admin.alias_form import AliasForm
from articles.admin.asking import CONFIRMED, ask
from articles.admin.deletion import Deletion, deletion_of
from articles.admin.entity_saving import AskFirstError
from articles.admin.exchange.aliases import AliasResource
from articles.admin.exchange.pages import ExchangeAdmin
from articles.admin.pages import ArchiveAdmin
from articles.admin.splitting import split_view
from articles.admin.undo_offer import say_done
from articles.curating.alias_edits import delete_alias, save_alias
from articles.curating.alias_impact import alias_impact, impact_of
from articles.models import Alias, Operation
from articles.models.alias import folded
from articles.models.once_more import once_more

# Foreseeing what a deletion takes away reads articles; a long list is only counted.
_MOST_FORESEEN = 20


class AliasPageForm(AliasForm):
    """An alias on a page of its own, where the entity is chosen too."""

    def clean(self) -> dict[str, Any]:
        """An entity has each spelling once."""
        cleaned = super().clean()
        entity = cleaned.get("entity") or getattr(self.instance, "entity", None)
        rows = Alias.objects.exclude(pk=self.instance.pk)
        if entity and rows.filter(entity=entity, text=cleaned.get("text", "")).exists():
            self.add_error("text", forms.ValidationError(f"{entity} has this alias already."))
        return cleaned


@admin.register(Alias)
class AliasAdmin(ExchangeAdmin[Alias], ArchiveAdmin[Alias]):
    """Aliases: the spellings by which the tagger finds entities."""

    recorded_as = Operation.Kind.ALIAS
    form = AliasPageForm
    resource_classes = [AliasResource]
    fields = ("entity", "text", "kind", ("valid_from", "valid_to"), "is_enabled", "seen")
    list_display = ("text", "entity", "kind", "valid_from", "valid_to", "is_enabled")
    list_select_related = ("entity",)
    list_filter = ("kind", "is_enabled", "entity__kind")
    ordering = ("folded", "pk")
    sortable_by = ("text",)
    search_fields = ("text",)
    search_help_text = "The beginning of the alias (accents do not matter)."
    autocomplete_fields = ("entity",)

    def get_readonly_fields(self, _request: HttpRequest, obj: Alias | None = None) -> list[str]:
        """Another entity's it becomes by splitting it off."""
        return ["entity"] if obj else []

    def get_urls(self) -> list[Any]:
        """With the page that splits off."""
        split = self.admin_site.admin_view(self.split)
        return [path("<int:pk>/split/", split, name="articles_alias_split"), *super().get_urls()]

    def split(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page that splits an alias off its entity."""
        return split_view(self, request, pk)

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Alias], bool]:
        """By its beginning, which an index knows."""
        term = folded(search_term)
        return (queryset.filter(folded__startswith=term) if term else queryset), False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page; or what saving it would do to the articles."""
        page = super().changeform_view
        try:
            return once_more(lambda: page(request, *args, **kwargs))
        except AskFirstError as first:
            question = first.question(request, "What saving this alias would do")
            return ask(self.admin_site, request, self.opts, question)
        except ValidationError as problem:
            self.message_user(request, " ".join(problem.messages), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Alias, form: Any, change: bool) -> None:
        """By the verb, after the curator saw what it does."""
        if change and not form.has_changed():
            return
        stored = Alias.objects.select_related("entity").get(pk=obj.pk) if change else None
        names = {(obj.text, obj.kind)} | ({(stored.text, stored.kind)} if stored else set())
        candidates = find_articles(names)
        values = form.values
        if CONFIRMED not in request.POST:
            impact = alias_impact(
                obj.entity, values.text, values.kind, alias=stored, valid_from=values.valid_from,
                valid_to=values.valid_to, is_enabled=values.is_enabled, candidates=candidates,
            )  # fmt: skip
            if impact.adds or impact.removes or not impact.is_complete:
                raise AskFirstError(impact)
        done = save_alias(
            obj.entity, values, request.user, alias=stored, candidates=candidates
        )  # fmt: skip
        if stored is None:
            # What Django leads to, and notes in its log.
            obj.pk = Alias.objects.get(entity=obj.entity, text=values.text).pk
        say_done(request, done.operation, done.job)

    def delete_model(self, request: HttpRequest, obj: Alias) -> None:
        """By the verb."""
        self.delete_queryset(request, Alias.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Each by the verb."""
        for alias in queryset.select_related("entity").order_by("pk"):
            candidates = find_articles({(alias.text, alias.kind)})
            done = delete_alias(alias, request.user, candidates=candidates)
            say_done(request, done.operation, done.job)

    def get_deleted_objects(self, objs: Iterable[Alias], _request: HttpRequest) -> Deletion:
        """The aliases, and how many mentions go with them."""
        objs = list(objs)
        also = {}
        if len(objs) <= _MOST_FORESEEN:
            ids = [alias.pk for alias in objs]
            names = {(alias.text, alias.kind) for alias in objs}
            rows = Alias.objects.filter(pk__in=ids)
            also["mentions"] = impact_of(rows.delete, find_articles(names)).removes
        return deletion_of(objs, also)
