"""EntityFacts as the fact files that `read_facts` reads. Plain Python."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from articles.gazetteer.alias_facts import name_or_acronym
from articles.gazetteer.entity_facts import AliasFact, EntityFacts
from articles.gazetteer.read_facts import (
    COUNTRIES,
    EXTRA_ALIASES,
    HISTORIC_NAMES,
    LEADERS,
    MORE,
    ORGANIZATIONS,
    SHARED_NAMES,
    TENURES,
)

_Line = Mapping[str, str]


def write_facts(facts: Sequence[EntityFacts], folder: Path) -> None:
    """Write all files into an existing folder. What its table has no column for goes into
    extra_aliases.csv.
    """
    of_kind = {
        kind: [fact for fact in facts if fact.kind == kind]
        for kind in ("country", "organization", "leader")
    }
    extra: list[_Line] = []
    _write(folder, "countries.csv", (*COUNTRIES, *MORE), of_kind["country"], _country, extra)
    _write(
        folder, "organizations.csv", (*ORGANIZATIONS, *MORE), of_kind["organization"],
        _organization, extra,
    )  # fmt: skip
    _write(folder, "leaders.csv", (*LEADERS, *MORE), of_kind["leader"], _leader, extra)
    _lines(folder, "tenures.csv", TENURES, (t for fact in of_kind["leader"] for t in _terms(fact)))
    _lines(folder, "extra_aliases.csv", EXTRA_ALIASES, extra)
    # Each alias stands with its entity, whoever else has it, and with its years.
    _lines(folder, "shared_names.csv", SHARED_NAMES, ())
    _lines(folder, "historic_names.csv", HISTORIC_NAMES, ())


def _write(
    folder: Path,
    name: str,
    columns: Sequence[str],
    facts: Iterable[EntityFacts],
    line_of: Callable[[EntityFacts, list[_Line]], _Line],
    extra: list[_Line],
) -> None:
    _lines(folder, name, columns, [line_of(fact, extra) for fact in facts])


def _lines(folder: Path, name: str, columns: Sequence[str], lines: Iterable[_Line]) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(dict.fromkeys(columns)), restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(lines)


def _country(fact: EntityFacts, extra: list[_Line]) -> _Line:
    names, demonyms, places = _sorted_out(
        fact, extra, (_is_name, _is_kind("demonym"), _is_kind("place"))
    )
    return _shared(fact) | {
        "code": fact.code,
        "successors": "|".join(key.partition(":")[2] for key in fact.successors),
        "aliases": names,
        "demonyms": demonyms,
        "places": places,
    }


def _organization(fact: EntityFacts, extra: list[_Line]) -> _Line:
    acronyms, names = _sorted_out(fact, extra, (_is_kind("acronym"), _is_name))
    return _shared(fact) | {"acronym": acronyms, "aliases": names}


def _leader(fact: EntityFacts, extra: list[_Line]) -> _Line:
    surnames = [alias for alias in fact.aliases if alias.kind == "surname"]
    is_common = bool(surnames) and not any(alias.is_enabled for alias in surnames)

    def is_plain_surname(alias: AliasFact) -> bool:
        return alias.kind == "surname" and alias.is_enabled is not is_common and _is_plain(alias)

    def is_full_name(alias: AliasFact) -> bool:
        return alias.kind == "name" and alias.is_enabled and _is_plain(alias)

    surname_column, names = _sorted_out(fact, extra, (is_plain_surname, is_full_name))
    return _shared(fact) | {
        "surnames": surname_column,
        "aliases": names,
        "common_word": "yes" if is_common else "",
    }


def _shared(fact: EntityFacts) -> dict[str, str]:
    return {
        "slug": fact.slug,
        "name": fact.name,
        "description": fact.description,
        "valid_from": str(fact.valid_from or ""),
        "valid_to": str(fact.valid_to or ""),
        "wikidata": fact.wikidata,
        "sources": fact.sources,
    }


def _sorted_out(
    fact: EntityFacts, extra: list[_Line], columns: Sequence[Callable[[AliasFact], bool]]
) -> list[str]:
    """The aliases that fit each column, joined; those that fit none go among the extra ones."""
    cells: list[list[str]] = [[] for _ in columns]
    for alias in fact.aliases:
        fitting = [cell for cell, fits in zip(cells, columns, strict=True) if fits(alias)]
        if fitting and "|" not in alias.text:
            fitting[0].append(alias.text)
        else:
            extra.append(_extra(fact, alias))
    return ["|".join(cell) for cell in cells]


def _extra(fact: EntityFacts, alias: AliasFact) -> _Line:
    return {
        "key": fact.key,
        "text": alias.text,
        "kind": alias.kind,
        "valid_from": str(alias.valid_from or ""),
        "valid_to": str(alias.valid_to or ""),
        "is_enabled": "yes" if alias.is_enabled else "no",
    }


def _is_plain(alias: AliasFact) -> bool:
    return alias.valid_from is None and alias.valid_to is None


def _is_name(alias: AliasFact) -> bool:
    """Is it what a reader of the plain column makes of it again?"""
    is_read_so = alias.kind == name_or_acronym(alias.text)
    return is_read_so and alias.is_enabled and _is_plain(alias)


def _is_kind(kind: str) -> Callable[[AliasFact], bool]:
    return lambda alias: alias.kind == kind and alias.is_enabled and _is_plain(alias)


def _terms(fact: EntityFacts) -> Iterable[_Line]:
    for term in fact.tenures:
        kind, _, of = term.of.partition(":")
        yield {
            "leader": fact.slug,
            "office": term.office,
            "role": term.role,
            "country": of if kind == "country" else "",
            "organization": of if kind == "organization" else "",
            "start": term.start,
            "end": term.end,
            "end_basis": "approximate" if term.is_approximate else "exact",
            "sources": term.sources,
        }
