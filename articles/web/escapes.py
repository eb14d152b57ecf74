"""With nothing found: which part of the search is to blame, and what is there without it?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.answering import answer
from articles.search import ANY_DATE, Engine, Query, facet_named
from articles.search.results import COUNT_NOTHING
from articles.search.tree import EVERYTHING, And
from articles.search.tree_words import in_words
from articles.web.addresses import search_address

MOST_TRIED = 8


@dataclass(frozen=True)
class Escape:
    """A part that could be dropped, and how many articles there are without it."""

    label: str
    total: int
    address: str


def find_escapes(engine: Engine, query: Query) -> list[Escape]:
    """The parts whose dropping finds something, the one that finds most first."""
    tried = list(_without_one_part(query))[:MOST_TRIED]
    escapes = []
    for label, wider in tried:
        total = answer(engine, wider, COUNT_NOTHING).results.total
        if total:
            escapes.append(Escape(label, total, search_address(wider)))
    return sorted(escapes, key=lambda escape: -escape.total)


def _without_one_part(query: Query) -> Iterator[tuple[str, Query]]:
    query = replace(query, page=1)
    if not query.dates.is_open:
        yield f"the date “{query.dates.words}”", query.dated(ANY_DATE)
    for selection in query.selections:
        facet = facet_named(selection.facet)
        label = facet.label.lower() if facet else selection.facet
        yield f"the {label} filter", query.selecting(replace(selection, chosen=(), excluded=()))
    if isinstance(query.tree, And):
        for part in query.tree.parts:
            others = tuple(other for other in query.tree.parts if other is not part)
            tree = others[0] if len(others) == 1 else And(others)
            yield f"“{in_words(part)}”", replace(query, text=in_words(tree), tree=tree)
    elif query.text and query.is_filtered:
        yield f"“{query.text}”", replace(query, text="", tree=EVERYTHING)
