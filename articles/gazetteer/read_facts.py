"""The fact files as EntityFacts: every row checked, errors with file and line. Plain Python."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from articles.gazetteer.alias_facts import distinct, name_or_acronym, names, of_kind
from articles.gazetteer.entity_facts import AliasFact, EntityFacts, TenureFact
from articles.gazetteer.read_rows import Row, read_rows

FOLDER = Path(__file__).parent / "facts"

COUNTRIES = (
    "code", "slug", "name", "official_name", "valid_from", "valid_to", "successors", "capital",
    "aliases", "demonyms", "places", "sources",
)  # fmt: skip
ORGANIZATIONS = ("slug", "name", "acronym", "aliases", "headquarters", "wikidata", "sources")
LEADERS = ("slug", "name", "surnames", "aliases", "wikidata", "common_word", "sources")
TENURES = (
    "leader", "office", "role", "country", "organization", "start", "end", "end_basis", "sources",
)  # fmt: skip
SHARED_NAMES = ("name", "kind", "alias_kind", "keys")
HISTORIC_NAMES = ("code", "name", "kind", "valid_from", "valid_to")
EXTRA_ALIASES = ("key", "text", "kind", "valid_from", "valid_to", "is_enabled")
# Columns that a file may have besides, as an export does.
MORE = ("description", "valid_from", "valid_to", "wikidata")
# Aliases with the row of each, by the key of their entity.
_Shared: TypeAlias = dict[str, list[tuple[Row, AliasFact]]]
# The values of `Office.Role`; a test keeps them equal.
ROLES = (
    "head of state", "head of government", "head of state and government",
    "head of state or government", "deputy", "governor-general", "foreign minister",
    "head of international organization", "other",
)  # fmt: skip
_ALIAS_KINDS = {"name", "acronym", "demonym", "place"}


def read_facts(folder: Path = FOLDER) -> tuple[EntityFacts, ...]:
    """Everything that the fact files say, countries first. Raises BadFactError."""
    shared, extra = _shared_names(folder), _extra_aliases(folder)
    facts: dict[str, EntityFacts] = {}
    countries = list(_countries(folder, shared))
    for row, entity in (*countries, *_organizations(folder, shared)):
        _keep(facts, row, entity, extra)
    for row, entity in countries:
        _check_successors(facts, row, entity)
    for key, named in shared.items():
        raise named[0][0].bad(f"no “{_bare(key)}” in the fact files to share “{named[0][1].text}”.")
    tenures = _tenures(folder, frozenset(facts))
    for row, entity in _leaders(folder, tenures):
        _keep(facts, row, entity, extra)
    for key, aliases in extra.items():
        raise aliases[0][0].bad(f"no “{key}” in the fact files.")
    for leader, terms in tenures.items():
        if leader not in facts:
            raise terms[0][0].bad(f"no leader “{_bare(leader)}” in leaders.csv.")
    return tuple(facts.values())


def _keep(facts: dict[str, EntityFacts], row: Row, entity: EntityFacts, extra: _Shared) -> None:
    """Keep an entity, with what only an export says of it."""
    if entity.key in facts:
        raise row.bad(f"“{_bare(entity.key)}” stands here a second time.")
    own = [alias for _, alias in extra.pop(entity.key, ())]
    facts[entity.key] = replace(
        entity,
        description=entity.description if row.maybe("description") is None
        else row.get("description"),
        valid_from=row.year("valid_from"),
        valid_to=row.year("valid_to"),
        wikidata=row.maybe("wikidata") or "",
        aliases=distinct((*own, *entity.aliases)),
    )  # fmt: skip


def _extra_aliases(folder: Path) -> _Shared:
    """Aliases that no other file has a column for; an export writes them."""
    extra: _Shared = {}
    if not (folder / "extra_aliases.csv").exists():
        return extra
    for row in read_rows(folder / "extra_aliases.csv", EXTRA_ALIASES):
        if row.get("kind") not in {*_ALIAS_KINDS, "surname"}:
            raise row.bad(f"“{row.get('kind')}” is no kind of alias.")
        if row.get("is_enabled") not in ("yes", "no"):
            raise row.bad("“is_enabled” says neither yes nor no.")
        alias = AliasFact(
            row.need("text"), row.get("kind"), row.year("valid_from"), row.year("valid_to"),
            row.get("is_enabled") == "yes",
        )  # fmt: skip
        extra.setdefault(row.need("key"), []).append((row, alias))
    return extra


def _shared_names(folder: Path) -> _Shared:
    """The names that several share, by the key of each."""
    shared: _Shared = {}
    for row in read_rows(folder / "shared_names.csv", SHARED_NAMES):
        if row.get("alias_kind") not in _ALIAS_KINDS:
            raise row.bad(f"“{row.get('alias_kind')}” is no kind of alias: {sorted(_ALIAS_KINDS)}.")
        alias = AliasFact(row.need("name"), row.get("alias_kind"))
        for key in row.split("keys"):
            shared.setdefault(f"{row.need('kind')}:{key}", []).append((row, alias))
    return shared


def _countries(folder: Path, shared: _Shared) -> Iterator[tuple[Row, EntityFacts]]:
    historic = _historic_names(folder)
    for row in read_rows(folder / "countries.csv", COUNTRIES):
        key = f"country:{row.need('code')}"
        # A shared name means nobody until something else in the text decides.
        aliases = [
            *(alias for _, alias in historic.pop(key, ())),
            *(alias for _, alias in shared.pop(key, ())),
            *names((row.need("name"), row.get("official_name"), *row.split("aliases"))),
            *of_kind("demonym", row.split("demonyms")),
            *of_kind("place", (row.get("capital"), *row.split("places"))),
        ]
        yield (
            row,
            EntityFacts(
                key=key,
                kind="country",
                name=row.get("name"),
                slug=row.need("slug"),
                code=row.get("code"),
                description=_unless_same(row.get("official_name"), row.get("name")),
                sources=row.need("sources"),
                successors=tuple(f"country:{code}" for code in row.split("successors")),
                aliases=distinct(aliases),
            ),
        )
    for key, named in historic.items():
        raise named[0][0].bad(f"no country “{_bare(key)}” in countries.csv.")


def _historic_names(folder: Path) -> _Shared:
    found: _Shared = {}
    for row in read_rows(folder / "historic_names.csv", HISTORIC_NAMES):
        if row.get("kind") not in _ALIAS_KINDS:
            raise row.bad(f"“{row.get('kind')}” is no kind of alias: {sorted(_ALIAS_KINDS)}.")
        kind = name_or_acronym(row.need("name")) if row.get("kind") == "name" else row.get("kind")
        alias = AliasFact(row.need("name"), kind, row.year("valid_from"), row.year("valid_to"))
        found.setdefault(f"country:{row.need('code')}", []).append((row, alias))
    return found


def _organizations(folder: Path, shared: _Shared) -> Iterator[tuple[Row, EntityFacts]]:
    for row in read_rows(folder / "organizations.csv", ORGANIZATIONS):
        key = f"organization:{row.need('slug')}"
        # A shared acronym is everybody's: the tagger guesses nothing, but where a text has the
        # full name too, that decides.
        aliases = [
            *names((row.need("name"),)),
            *of_kind("acronym", row.split("acronym")),
            *(alias for _, alias in shared.pop(key, ())),
            *names(row.split("aliases")),
        ]
        yield (
            row,
            EntityFacts(
                key=key,
                kind="organization",
                name=row.get("name"),
                slug=row.get("slug"),
                description=row.get("headquarters"),
                sources=row.need("sources"),
                aliases=distinct(aliases),
            ),
        )


def _leaders(
    folder: Path, tenures: dict[str, list[tuple[Row, TenureFact]]]
) -> Iterator[tuple[Row, EntityFacts]]:
    for row in read_rows(folder / "leaders.csv", LEADERS):
        key = f"leader:{row.need('slug')}"
        # A surname that is a common word is switched off: it counts after the full name only.
        aliases = [
            *of_kind("name", (row.need("name"), *row.split("aliases"))),
            *of_kind("surname", row.split("surnames"), is_enabled=not row.get("common_word")),
        ]
        yield (
            row,
            EntityFacts(
                key=key,
                kind="leader",
                name=row.get("name"),
                slug=row.get("slug"),
                sources=row.need("sources"),
                aliases=distinct(aliases),
                tenures=tuple({t.key: t for _, t in tenures.get(key, ())}.values()),
            ),
        )


def _tenures(folder: Path, entities: frozenset[str]) -> dict[str, list[tuple[Row, TenureFact]]]:
    found: dict[str, list[tuple[Row, TenureFact]]] = {}
    for row in read_rows(folder / "tenures.csv", TENURES):
        of = ""
        for kind in ("country", "organization"):
            if row.get(kind):
                of = f"{kind}:{row.get(kind)}"
                if of not in entities:
                    raise row.bad(f"no {kind} “{row.get(kind)}” in the fact files.")
        start, end = row.first_day("start"), row.last_day("end")
        if start and end and end < start:
            raise row.bad(f"the term ends ({end}) before it starts ({start}).")
        if row.need("role") not in ROLES:
            raise row.bad(f"“{row.get('role')}” is no role; write one of {', '.join(ROLES)}.")
        tenure = TenureFact(
            office=row.need("office"),
            role=row.need("role"),
            of=of,
            start=start.isoformat() if start else "",
            end=end.isoformat() if end else "",
            is_approximate=row.get("end_basis") == "approximate",
            sources=row.need("sources"),
        )
        found.setdefault(f"leader:{row.need('leader')}", []).append((row, tenure))
    return found


def _check_successors(facts: dict[str, EntityFacts], row: Row, entity: EntityFacts) -> None:
    for successor in entity.successors:
        if successor not in facts:
            raise row.bad(f"no country “{_bare(successor)}” to succeed {entity.name}.")


def _bare(key: str) -> str:
    """The code or slug in a key."""
    return key.partition(":")[2]


def _unless_same(text: str, other: str) -> str:
    return "" if text == other else text
