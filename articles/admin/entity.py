"""What does a curator see of the countries, leaders and organizations?"""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Case, Count, Q, QuerySet, When
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of, refusal
from articles.admin.entity_form import EntityForm
from articles.admin.entity_inlines import AliasInline, TenureInline
from articles.admin.fixed_slug import FixedSlugAdmin
from articles.models import Alias, Decision, Entity, Mention, Office, Removed, Tenure
from articles.models.alias import folded

# What the tagger reads of an entity itself, besides its aliases and terms.
_TAGGED_FIELDS = {"name", "valid_from", "valid_to"}
_RUN_THE_TAGGER = (
    "The tagger will look for other names now. Run tag_articles to apply it to the archive."
)


@admin.register(Entity)
class EntityAdmin(FixedSlugAdmin[Entity]):
    """Entities with their aliases and terms. The index keeps ids: a new name needs no reindex."""

    form = EntityForm
    # The index files an article's entities by kind, so that a kind is for good.
    fixed = ("kind", "slug")
    fields = (
        "kind", "name", "slug", "code", "description", ("valid_from", "valid_to"), "wikidata",
        "sources", "successors",
    )  # fmt: skip
    list_display = ("name", "kind", "code", "description", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("name",)
    search_help_text = "A part of the name, the beginning of an alias (accents do not matter)."
    autocomplete_fields = ("successors",)

    def get_inlines(self, _request: HttpRequest, obj: Entity | None) -> list[Any]:
        """Terms of office are for leaders."""
        leads = obj is not None and obj.kind == Entity.Kind.LEADER
        return [AliasInline, TenureInline] if leads else [AliasInline]

    def view_on_site(self, obj: Entity) -> str:
        """The page that readers see."""
        return obj.get_absolute_url()

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Entity | None:
        """The entity; who saves while the gazetteer is loaded waits, and undoes nothing of it."""
        entity = super().get_object(request, object_id, from_field)
        if entity and request.method == "POST":
            entity.refresh_from_db(from_queryset=Entity.objects.select_for_update())
        return entity

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Entity], bool]:
        """By name, code, and the beginning of any alias; for the search and for choosing.

        What begins so comes first, then what has a word or an alias that does, then the rest;
        unless the curator sorted by a column.
        """
        term = folded(search_term)
        if not term:
            return queryset, False
        aliases = Alias.objects.filter(folded__startswith=term).values("entity")
        typed, code, alias = search_term.strip(), Q(code=term.upper()), Q(pk__in=aliases)
        found = queryset.filter(Q(name__icontains=typed) | code | alias)
        if "o" in request.GET:
            return found, False
        nearness = Case(
            When(code | Q(name__istartswith=typed), then=0),
            When(alias | Q(name__icontains=f" {typed}"), then=1),
            default=2,
        )
        return found.order_by(nearness, "name", "pk"), False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the aliases and terms, and say what is left to do."""
        super().save_related(request, form, formsets, change)
        if _TAGGED_FIELDS & set(form.changed_data) or any(rows.has_changed() for rows in formsets):
            self.message_user(request, _RUN_THE_TAGGER, messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: Entity) -> None:
        """Delete it for good."""
        self.delete_queryset(request, Entity.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete them for good: the gazetteer does not bring them back."""
        with transaction.atomic():
            ids = sorted(queryset.order_by().values_list("pk", flat=True))
            entities = Entity.objects.filter(pk__in=ids).order_by("pk")
            Removed.objects.note_entities(entities.select_for_update(), request.user)
            Entity.objects.filter(pk__in=ids).delete()

    def get_deleted_objects(self, objs: Iterable[Entity], _request: HttpRequest) -> Deletion:
        """Only an entity that no article names may go."""
        objs = list(objs)
        ids = [entity.pk for entity in objs]
        mentions = Mention.objects.filter(entity__in=ids).order_by("entity__name")
        reasons = [
            f"{name} is named in {count:,} {'article' if count == 1 else 'articles'}. "
            "Reject it there first."
            for name, count in mentions.values_list("entity__name").annotate(Count("pk"))
        ]
        if reasons:
            return refusal(reasons)
        terms = Tenure.objects.filter(Q(leader__in=ids) | Q(office__of__in=ids))
        return deletion_of(
            objs,
            {
                "aliases": Alias.objects.filter(entity__in=ids).count(),
                "offices": Office.objects.filter(of__in=ids).count(),
                "terms of office": terms.count(),
                "editors' decisions": Decision.objects.filter(entity__in=ids).count(),
            },
        )
