"""What are the index's values called, on pages and in addresses?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import QuerySet

from articles.models import Entity, EntityRedirect, Source, Tag
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


@dataclass(frozen=True)
class Known:
    """A facet's value as the index and as addresses have it."""

    index_value: str
    address_value: str


def known_values(facet: str, address_values: Iterable[str]) -> dict[str, Known]:
    """Each value of an address as it is properly written, in one query.

    A country answers to its code and its slug, in any case; its address has the code. What no
    table knows matches nothing in the index.
    """
    values = list(address_values)
    known = {} if facet == "language" else _known(facet, values)
    known[NONE] = Known(NONE, NONE)
    unknown = "" if facet == "language" else UNKNOWN
    return {value: known.get(value.casefold(), Known(unknown + value, value)) for value in values}


def _known(facet: str, values: list[str]) -> dict[str, Known]:
    slugs = {form for value in values for form in (value, value.lower())}
    known = _of_today(facet, slugs)
    if _is_entity(facet):
        gone = {slug for slug in slugs if slug.casefold() not in known}
        known = _of_merged(facet, gone) | known if gone else known
    return known


def _of_merged(facet: str, values: set[str]) -> dict[str, Known]:
    """Old codes and slugs of entities that were merged into others lead to those."""
    leading = EntityRedirect.objects.leading(facet, values)
    return {
        old.casefold(): Known(str(entity.pk), entity.address_value)
        for old, entity in leading.items()
    }


def _of_today(facet: str, slugs: set[str]) -> dict[str, Known]:
    keys: list[tuple[int, tuple[str, ...]]]
    if _is_entity(facet):
        entities = Entity.objects.addressed(facet, slugs).values_list("pk", "code", "slug")
        keys = [(pk, (code, slug)) for pk, code, slug in entities]
    else:
        keys = [(pk, (slug,)) for pk, slug, _ in _rows(facet).filter(slug__in=slugs)]
    return {
        way.casefold(): Known(str(pk), next(filter(None, ways)))
        for pk, ways in keys
        for way in ways
        if way
    }


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
