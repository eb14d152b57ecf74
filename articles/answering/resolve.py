"""How do the reader's names become the index's values?"""

from dataclasses import dataclass, replace

from django.db.models import Q

from articles.answering.names import index_values
from articles.models import Alias, Entity, Source, Tag
from articles.models.alias import folded
from articles.search import Query, Selection, facet_named
from articles.search.tree import And, FacetIs, Named, Node, Not, Nothing, Or


@dataclass(frozen=True)
class Resolved:
    """A Query in the index's values, and what could not be understood."""

    query: Query
    remarks: tuple[str, ...] = ()


def resolve(query: Query) -> Resolved:
    """The same Query in the index's values. A name that nothing bears matches nothing."""
    remarks: list[str] = []
    tree = _resolve_tree(query.tree, remarks)
    selections = tuple(_resolve_selection(s) for s in query.selections)
    return Resolved(replace(query, tree=tree, selections=selections), tuple(remarks))


def _resolve_selection(selection: Selection) -> Selection:
    found = index_values(selection.facet, [*selection.chosen, *selection.excluded])
    return replace(
        selection,
        chosen=tuple(found[value] for value in selection.chosen),
        excluded=tuple(found[value] for value in selection.excluded),
    )


def _resolve_tree(node: Node, remarks: list[str]) -> Node:
    match node:
        case Named(facet, name):
            return _resolve_name(facet, name, remarks)
        case Not(part):
            return Not(_resolve_tree(part, remarks))
        case And(parts):
            return And(tuple(_resolve_tree(part, remarks) for part in parts))
        case Or(parts):
            return Or(tuple(_resolve_tree(part, remarks) for part in parts))
        case _:
            return node


def _resolve_name(facet: str, name: str, remarks: list[str]) -> Node:
    values = _bearers(facet, name)
    if not values:
        remarks.append(f"No {facet} here is called “{name}”, so that part matches nothing.")
        return Nothing()
    return FacetIs(facet, values, label=name)


def _bearers(facet: str, name: str) -> tuple[str, ...]:
    """The index values of all that bear a name: by code, slug, name or alias, accents aside."""
    known = facet_named(facet)
    if facet == "language":
        return (name.casefold(),)
    if known and known.is_entity:
        return _entities_called(facet, name)
    called = Q(name__iexact=name) | Q(slug=_slug(name))
    rows = Source.objects.filter(called) if facet == "source" else Tag.objects.filter(called)
    return tuple(str(row.pk) for row in rows)


def _entities_called(kind: str, name: str) -> tuple[str, ...]:
    """Whose own name, code or slug it is; failing that, whose alias."""
    entities = Entity.objects.of_kind(kind)
    own = Q(name__iexact=name) | Q(slug=_slug(name))
    if name:
        own |= Q(code=name.upper()) & ~Q(code="")
    keys = set(entities.filter(own).values_list("pk", flat=True))
    if not keys:
        borne = (Alias.Kind.NAME, Alias.Kind.ACRONYM, Alias.Kind.SURNAME)
        aliases = Alias.objects.filter(folded=folded(name), kind__in=borne, entity__kind=kind)
        keys = set(aliases.values_list("entity_id", flat=True))
    return tuple(str(key) for key in sorted(keys))


def _slug(name: str) -> str:
    return folded(name).replace(" ", "-")
