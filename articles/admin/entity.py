"""What does a curator see of the countries, leaders and organizations?"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, Q, QuerySet, When
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import path, reverse

from articles.admin.asking import ask
from articles.admin.deletion import Deletion, deletion_of, refusal
from articles.admin.duplicates import duplicates_view
from articles.admin.entity_form import EntityForm
from articles.admin.entity_inlines import AliasInline, OfficeInline, TenureInline
from articles.admin.entity_saving import AskFirstError, save_entity
from articles.admin.exchange.entities import EntityResource
from articles.admin.exchange.pages import ExchangeAdmin
from articles.admin.fixed_slug import FixedSlugAdmin
from articles.admin.merging import merge_view
from articles.curating.merge_facts import facts_of
from articles.history import Watched
from articles.models import (
    Alias,
    Decision,
    Entity,
    EntityRedirect,
    Mention,
    Office,
    Operation,
    Removed,
    Tenure,
)
from articles.models.alias import folded


@admin.register(Entity)
class EntityAdmin(ExchangeAdmin[Entity], FixedSlugAdmin[Entity]):
    """Entities with their aliases and terms. The index keeps ids: a new name needs no reindex."""

    recorded_as = Operation.Kind.ENTITY
    form = EntityForm
    resource_classes = [EntityResource]
    actions = ("merge_selected",)
    # The index files an article's entities by kind, so that a kind is for good.
    fixed = ("kind", "slug")
    fields = (
        "kind", "name", "slug", "code", "description", ("valid_from", "valid_to"), "wikidata",
        "sources", "successors", "seen",
    )  # fmt: skip
    list_display = ("name", "kind", "code", "description", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("name",)
    search_help_text = "A part of the name, the beginning of an alias (accents do not matter)."
    autocomplete_fields = ("successors",)

    def get_inlines(self, _request: HttpRequest, obj: Entity | None) -> list[Any]:
        """Terms of office are for leaders, offices for the others."""
        if obj is None:
            return [AliasInline]
        leads = obj.kind == Entity.Kind.LEADER
        return [AliasInline, TenureInline if leads else OfficeInline]

    def get_urls(self) -> list[Any]:
        """With the pages that merge."""
        view = self.admin_site.admin_view
        return [
            path("duplicates/", view(self.duplicates), name="articles_entity_duplicates"),
            path("<int:pk>/merge/", view(self.merge), name="articles_entity_merge"),
            *super().get_urls(),
        ]

    def merge(self, request: HttpRequest, pk: int) -> Any:
        """The page that merges another into this one."""
        return merge_view(self, request, pk)

    def duplicates(self, request: HttpRequest) -> Any:
        """The page with those that look alike."""
        return duplicates_view(self, request)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Who may merge entities and split aliases off."""
        return request.user.has_perm("articles.merge_entity")

    @admin.action(description="Merge the two selected entities…", permissions=["merge"])
    def merge_selected(
        self, request: HttpRequest, queryset: QuerySet[Entity]
    ) -> HttpResponseRedirect | None:
        """Lead to the preview; the one that more articles name stays, unless it is turned round."""
        chosen = list(queryset.annotate(named=Count("mentions")).order_by("-named", "pk")[:3])
        if len(chosen) != 2:
            self.message_user(request, "Select two entities to merge.", messages.ERROR)
            return None
        kept, gone = chosen
        page = reverse("admin:articles_entity_merge", args=[kept.pk])
        return HttpResponseRedirect(f"{page}?other={gone.pk}")

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page; or what saving it would do to the articles."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except AskFirstError as first:
            question = first.question(request, "What saving this would do")
            return ask(self.admin_site, request, self.opts, question)
        except ValidationError as problem:
            self.message_user(request, " ".join(problem.messages), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def view_on_site(self, obj: Entity) -> str:
        """The page that readers see."""
        return obj.get_absolute_url()

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
        """Save the facts and the rows by their verbs, after the curator saw what that does."""
        save_entity(request, form, formsets, change=change)

    def rows_of(self, ids: Sequence[int]) -> list[Watched]:
        """All that is said of these entities, and what is decided and noted about them."""
        entities = Entity.objects.filter(pk__in=ids)
        kinds = set(entities.values_list("kind", flat=True))
        return [
            *facts_of(ids),
            Decision.objects.filter(entity__in=ids),
            EntityRedirect.objects.filter(entity__in=ids),
            Removed.objects.filter(kind__in=kinds),
        ]

    def articles_of(self, ids: Sequence[int]) -> list[int]:
        """The articles in which somebody rejected them."""
        decisions = Decision.objects.filter(entity__in=ids)
        return list(decisions.values_list("article_id", flat=True))

    def before_deletion(self, ids: Sequence[int], user: User) -> None:
        """The gazetteer does not bring them back."""
        entities = Entity.objects.filter(pk__in=ids).order_by("pk")
        Removed.objects.note_entities(entities.select_for_update(), user)

    def called(self, thing: Entity) -> str:
        """What summaries call it."""
        return str(thing)

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
