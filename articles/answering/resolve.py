"""How do the reader's names become the index's values?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from articles.answering.bearers import entities_called, sources_called, tags_called
from articles.answering.names import known_values
from articles.models import EntityRedirect
from articles.search import Query, Selection, facet_named
from articles.search.tree import And, FacetIs, Named, Node, Not, Nothing, Or

# The index's values of all that bear a name, by facet and name.
Bearers: TypeAlias = dict[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True)
class Resolved:
    """A Query in the index's values, and what could not be understood.

    `asked` is the Query as the reader asked it, each value as addresses properly write it: what
    came as `in` or `india` is `IN` there.
    """

    query: Query
    asked: Query
    remarks: tuple[str, ...] = ()


def resolve(query: Query) -> Resolved:
    """The same Query in the index's values. A name that nothing bears matches nothing."""
    bearers = _bearers(query.tree)
    in_index, in_addresses = [], []
    for selection in query.selections:
        known = known_values(selection.facet, [*selection.chosen, *selection.excluded])
        in_index.append(_said(selection, {v: k.index_value for v, k in known.items()}))
        in_addresses.append(_said(selection, {v: k.address_value for v, k in known.items()}))
    remarks = (
        f"No {facet} here is called “{name}”, so that part matches nothing."
        for (facet, name), values in bearers.items()
        if not values
    )
    tree = _resolve_tree(query.tree, bearers)
    return Resolved(
        query=replace(query, tree=tree, selections=tuple(in_index)),
        asked=replace(query, selections=tuple(in_addresses)),
        remarks=tuple(remarks),
    )


def _said(selection: Selection, words: Mapping[str, str]) -> Selection:
    return replace(
        selection,
        chosen=tuple(words[value] for value in selection.chosen),
        excluded=tuple(words[value] for value in selection.excluded),
    )


def _names(node: Node) -> Iterator[Named]:
    match node:
        case Named():
            yield node
        case Not(part):
            yield from _names(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _names(part)


def _bearers(tree: Node) -> Bearers:
    """All names of a tree looked up together: two queries a facet, however many there are."""
    by_facet: defaultdict[str, list[str]] = defaultdict(list)
    for named in _names(tree):
        by_facet[named.facet].append(named.name)
    return {
        (facet, name): found.get(name, ())
        for facet, names in by_facet.items()
        for found in [_called(facet, names)]
        for name in names
    }


def _called(facet: str, names: list[str]) -> dict[str, tuple[str, ...]]:
    known = facet_named(facet)
    if facet == "language":
        return {name: (name.casefold(),) for name in names}
    if known and known.is_entity:
        found = entities_called(names, facet)
        # What was merged away is found by its old code too; its name is an alias of the other.
        old = EntityRedirect.objects.leading(facet, [n.strip() for n in names if n not in found])
        called = {name: _keys(row.pk for row in rows) for name, rows in found.items()}
        return {n: (str(old[n.strip()].pk),) for n in names if n.strip() in old} | called
    if facet == "source":
        return {n: _keys(row.pk for row in rows) for n, rows in sources_called(names).items()}
    return {n: _keys(row.pk for row in rows) for n, rows in tags_called(names).items()}


def _keys(keys: Iterator[int]) -> tuple[str, ...]:
    return tuple(str(key) for key in sorted(keys))


def _resolve_tree(node: Node, bearers: Bearers) -> Node:
    match node:
        case Named(facet, name):
            values = bearers[facet, name]
            return FacetIs(facet, values, label=name) if values else Nothing()
        case Not(part):
            return Not(_resolve_tree(part, bearers))
        case And(parts):
            return And(tuple(_resolve_tree(part, bearers) for part in parts))
        case Or(parts):
            return Or(tuple(_resolve_tree(part, bearers) for part in parts))
        case _:
            return node
