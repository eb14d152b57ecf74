"""How do parts become one tree? Flat, without duplicates, and never of a single part."""

from collections.abc import Iterable

from articles.search.tree import And, Node, Not, Or


def all_of(parts: Iterable[Node | None]) -> Node | None:
    """What every part asks; parts that are None ask nothing."""
    return _join(And, parts)


def any_of(parts: Iterable[Node | None]) -> Node | None:
    """What some part asks."""
    return _join(Or, parts)


def none_of(part: Node | None) -> Node | None:
    """The opposite."""
    if part is None:
        return None
    return part.part if isinstance(part, Not) else Not(part)


def _join(kind: type[And] | type[Or], parts: Iterable[Node | None]) -> Node | None:
    flat: dict[Node, None] = {}
    for part in parts:
        inner = part.parts if isinstance(part, kind) else (part,)
        flat.update((node, None) for node in inner if node is not None)
    if len(flat) > 1:
        return kind(tuple(flat))
    return next(iter(flat), None)
