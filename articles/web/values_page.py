"""ValuesPage: all values of one facet, searched and sorted, fifty a page."""

from dataclasses import dataclass

from django.db.models import Q

from articles.answering import Answer, names_of
from articles.models import Alias
from articles.models.alias import folded
from articles.search import Facet
from articles.web.addresses import search_address, values_address
from articles.web.facet_panel import FacetValue, facet_values
from articles.web.query_url import parameters_of

VALUES_A_PAGE = 50


@dataclass(frozen=True)
class ValuesPage:
    """One page of a facet's values."""

    facet: Facet
    values: list[FacetValue]
    found: int
    find: str
    by_name: bool
    back_address: str
    by_count_address: str
    by_name_address: str
    previous_address: str
    next_address: str
    hidden: tuple[tuple[str, str], ...]


def build_values_page(
    answer: Answer, facet: Facet, *, find: str, by_name: bool, start: str
) -> ValuesPage:
    """The values whose name or alias has `find` in it, from the `start`th on."""
    query = answer.query
    found = _found(answer, facet, find, by_name=by_name)
    first = int(start) if start.isascii() and start.isdecimal() and len(start) < 8 else 0
    first = min(first, max(0, len(found) - 1)) // VALUES_A_PAGE * VALUES_A_PAGE
    order = "name" if by_name else ""

    def page_at(place: int) -> str:
        return values_address(facet.name, query, find=find, order=order, start=str(place or ""))

    return ValuesPage(
        facet=facet,
        values=facet_values(answer, facet.name, found[first : first + VALUES_A_PAGE]),
        found=len(found),
        find=find,
        by_name=by_name,
        back_address=search_address(query),
        by_count_address=values_address(facet.name, query, find=find),
        by_name_address=values_address(facet.name, query, find=find, order="name"),
        previous_address=page_at(first - VALUES_A_PAGE) if first else "",
        next_address=page_at(first + VALUES_A_PAGE) if first + VALUES_A_PAGE < len(found) else "",
        hidden=tuple(parameters_of(query.on_page(1))),
    )


def _found(answer: Answer, facet: Facet, find: str, *, by_name: bool) -> list[str]:
    """The index values to list, in order; those in use are listed even without an article."""
    selection = answer.resolved.selection(facet.name)
    values = [count.value for count in answer.results.facets[facet.name].counts]
    in_use = (*selection.chosen, *selection.excluded)
    values += [value for value in in_use if value not in values]
    names = names_of(facet.name, values)
    values = [value for value in values if value in names]
    if find:
        wanted = folded(find)
        by_alias = _with_alias(facet, wanted)
        values = [v for v in values if wanted in folded(names[v].label) or v in by_alias]
    if by_name:
        values.sort(key=lambda value: folded(names[value].label))
    return values


def _with_alias(facet: Facet, wanted: str) -> set[str]:
    if not facet.is_entity or not wanted:
        return set()
    named = Q(folded__contains=wanted, entity__kind=facet.name)
    aliases = Alias.objects.filter(named).values_list("entity_id", flat=True)
    return {str(key) for key in aliases.distinct()[:5000]}
