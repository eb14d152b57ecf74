"""Who bears these names? Asked in one query or two, however many names there are."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.text import slugify

from articles.models import Alias, Entity, Source, Tag
from articles.models.alias import folded

# Demonyms and places say a country without naming it.
NAMING = (Alias.Kind.NAME, Alias.Kind.ACRONYM, Alias.Kind.SURNAME)


def entities_called(names: Iterable[str], kind: str = "") -> dict[str, list[Entity]]:
    """For each name those whose own name, code or slug it is; failing that, whose alias.

    A name that nobody bears is left out. `kind` asks for countries, leaders or organizations only.
    """
    names = {name for name in names if name.strip()}
    if not names:
        return {}
    entities = Entity.objects.of_kind(kind) if kind else Entity.objects.all()
    codes = Q(code__in=[name.strip().upper() for name in names])
    found = _own_names(entities, names, codes)
    others = names - found.keys()
    return found | (_by_alias(entities, others) if others else {})


def sources_called(names: Iterable[str]) -> dict[str, list[Source]]:
    """For each name the sources whose name or slug it is."""
    return _own_names(Source.objects.all(), set(names))


def tags_called(names: Iterable[str]) -> dict[str, list[Tag]]:
    """For each name the tags whose name or slug it is."""
    return _own_names(Tag.objects.all(), set(names))


def _own_names(rows: QuerySet[Any], names: set[str], also: Q | None = None) -> dict[str, Any]:
    """The rows that are called so; `also` is another way to be."""
    lowered = {form for name in names for form in _lowered(name)}
    called = Q(lowered__in=lowered) | Q(slug__in={slugify(name) for name in names} - {""})
    borne: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows.annotate(lowered=Lower("name")).filter(called | (also or Q())).order_by("pk"):
        own = _ways_to_say(row)
        for name in names:
            if own & {_plain(name), slugify(name)}:
                borne[name].append(row)
    return dict(borne)


def _by_alias(entities: QuerySet[Entity], names: set[str]) -> dict[str, list[Entity]]:
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        wanted[folded(name)].add(name)
    aliases = Alias.objects.filter(folded__in=wanted, kind__in=NAMING, entity__in=entities)
    borne: defaultdict[str, dict[int, Entity]] = defaultdict(dict)
    for alias in aliases.select_related("entity").order_by("entity_id"):
        for name in wanted[alias.folded]:
            borne[name][alias.entity_id] = alias.entity
    return {name: list(bearers.values()) for name, bearers in borne.items()}


def _ways_to_say(row: Model) -> set[str]:
    ways = (getattr(row, "name", ""), getattr(row, "code", ""), getattr(row, "slug", ""))
    return {_plain(way) for way in ways if way}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _lowered(name: str) -> tuple[str, str]:
    """As PostgreSQL lowers it, and as SQLite does, which knows no letters but A to Z."""
    name = " ".join(name.split())
    return name.lower(), "".join(c.lower() if c.isascii() else c for c in name)
