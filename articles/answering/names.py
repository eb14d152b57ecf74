"""What are the index's values called, on pages and in addresses?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import QuerySet

from articles.models import Entity, Source, Tag
from articles.search import NONE, facet_named

# Before what the index is asked for when no table knows a value: it matches nothing.
UNKNOWN = "?"


@dataclass(frozen=True)
class Name:
    """A facet's value: what addresses call it, and what pages do."""

    value: str
    label: str


def names_of(facet: str, index_values: Iterable[str]) -> dict[str, Name]:
    """The names of these index values, in one query; a value without one is left out."""
    values = set(index_values)
    names = {NONE: Name(NONE, f"No {facet}")} if NONE in values else {}
    if facet == "language":
        return names | {value: Name(value, language_name(value)) for value in values - {NONE}}
    rows = _rows(facet).filter(pk__in=[int(value) for value in values if value.isdecimal()])
    for pk, slug, name, *code in rows:
        names[str(pk)] = Name(next(filter(None, code), slug), name)
    return names


def index_values(facet: str, address_values: Iterable[str]) -> dict[str, str]:
    """The index's value for each value of an address, in one query; unknown ones match nothing."""
    values = list(address_values)
    if facet == "language":
        return {value: value for value in values}
    if _is_entity(facet):
        rows = Entity.objects.addressed(facet, values).values_list("pk", "code", "slug")
        known = {key.casefold(): str(pk) for pk, *keys in rows for key in keys if key}
    else:
        pairs = _rows(facet).filter(slug__in=values).values_list("pk", "slug")
        known = {slug.casefold(): str(pk) for pk, slug in pairs}
    known[NONE] = NONE
    return {value: known.get(value.casefold(), UNKNOWN + value) for value in values}


def language_name(code: str) -> str:
    """The English name of a language; its code when it has none."""
    return str(LANG_INFO.get(code, {}).get("name", code))


def _rows(facet: str) -> "QuerySet[Any, tuple[Any, ...]]":
    if _is_entity(facet):
        return Entity.objects.of_kind(facet).values_list("pk", "slug", "name", "code")
    if facet == "source":
        return Source.objects.values_list("pk", "slug", "name")
    return Tag.objects.values_list("pk", "slug", "name")


def _is_entity(facet: str) -> bool:
    known = facet_named(facet)
    return known is not None and known.is_entity
