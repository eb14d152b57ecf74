"""With nothing found: which part of the search is to blame, and what is there without it?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from articles.answering import Answer
from articles.search import ANY_DATE, Engine, Query, facet_named
from articles.search.results import COUNT_NOTHING
from articles.search.tree import EVERYTHING, And, Node
from articles.search.tree_words import in_words
from articles.web.addresses import search_address

MOST_TRIED = 8


@dataclass(frozen=True)
class Escape:
    """A part that could be dropped, and how many articles there are without it."""

    label: str
    total: int
    address: str


@dataclass(frozen=True)
class _Wider:
    """A search without one of its parts: as the reader asks it, and in the index's values."""

    label: str
    asked: Query
    resolved: Query


def find_escapes(engine: Engine, found: Answer) -> list[Escape]:
    """The parts whose dropping finds something, the one that finds most first."""
    generation = engine.current()
    asked, resolved = replace(found.query, page=1), replace(found.resolved, page=1)
    escapes = []
    for wider in islice(_without_one_part(asked, resolved), MOST_TRIED):
        total = generation.search(wider.resolved, COUNT_NOTHING).total
        if total:
            escapes.append(Escape(wider.label, total, search_address(wider.asked)))
    return sorted(escapes, key=lambda escape: -escape.total)


def _without_one_part(asked: Query, resolved: Query) -> Iterator[_Wider]:
    if not asked.dates.is_open:
        words = f"the date “{asked.dates.words}”"
        yield _Wider(words, asked.dated(ANY_DATE), resolved.dated(ANY_DATE))
    for selection in asked.selections:
        facet = facet_named(selection.facet)
        words = f"the {facet.label.lower() if facet else selection.facet} filter"
        empty = replace(selection, chosen=(), excluded=())
        yield _Wider(words, asked.selecting(empty), resolved.selecting(empty))
    # Resolving keeps the tree's shape, so the same part stands at the same place in both.
    if isinstance(asked.tree, And) and isinstance(resolved.tree, And):
        for place, part in enumerate(asked.tree.parts):
            tree = _without(asked.tree, place)
            yield _Wider(
                _quoted(in_words(part)),
                replace(asked, text=in_words(tree), tree=tree),
                replace(resolved, tree=_without(resolved.tree, place)),
            )
    elif asked.text and asked.is_filtered:
        yield _Wider(
            _quoted(asked.text),
            replace(asked, text="", tree=EVERYTHING),
            replace(resolved, text="", tree=EVERYTHING),
        )


def _quoted(words: str) -> str:
    """In quotation marks, unless it has its own."""
    return words if words[:1] in '"“«' else f"“{words}”"


def _without(tree: And, place: int) -> Node:
    others = (*tree.parts[:place], *tree.parts[place + 1 :])
    return others[0] if len(others) == 1 else And(others)
