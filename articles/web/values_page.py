"""ValuesPage: all values of one facet, searched and sorted, fifty a page."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from articles.answering import Answer, names_of
from articles.models import Alias
from articles.models.alias import folded
from articles.search import Facet
from articles.web.addresses import search_address
from articles.web.facet_panel import FacetValue, facet_values
from articles.web.query_url import parameters_of

VALUES_A_PAGE = 50


@dataclass(frozen=True)
class ValuesPage:
    """One page of a facet's values: a form that ticks several and then applies them all.

    Turning the page or finding others sends the form too, so that no tick is lost.
    """

    facet: Facet
    values: list[FacetValue]
    found: int
    find: str
    by_name: bool
    number: int
    pages: int
    previous_start: int | None
    next_start: int | None
    back_address: str
    form_address: str
    hidden: tuple[tuple[str, str], ...]

    @property
    def found_words(self) -> str:
        """How many there are, in words."""
        return f"{self.found:,} found"


def build_values_page(
    answer: Answer, facet: Facet, *, find: str, by_name: bool, start: str
) -> ValuesPage:
    """The values whose name or alias has `find` in it, from the `start`th on."""
    found = _found(answer, facet, find, by_name=by_name)
    first = int(start) if start.isascii() and start.isdecimal() and len(start) < 8 else 0
    first = min(first, max(0, len(found) - 1)) // VALUES_A_PAGE * VALUES_A_PAGE
    after = first + VALUES_A_PAGE
    values = facet_values(answer, facet.name, found[first:after])
    return ValuesPage(
        facet=facet,
        values=values,
        found=len(found),
        find=find,
        by_name=by_name,
        number=first // VALUES_A_PAGE + 1,
        pages=max(1, -(-len(found) // VALUES_A_PAGE)),
        previous_start=first - VALUES_A_PAGE if first else None,
        next_start=after if after < len(found) else None,
        back_address=search_address(answer.query),
        form_address=reverse("facet_values", args=[facet.name]),
        hidden=tuple(_hidden(answer, facet, values, by_name=by_name)),
    )


def _hidden(
    answer: Answer, facet: Facet, values: list[FacetValue], *, by_name: bool
) -> list[tuple[str, str]]:
    """The rest of the search, with the ticks that stand on other pages of the values."""
    here = {(facet.name, value.value) for value in values if not value.is_excluded}
    rest = [pair for pair in parameters_of(answer.query.on_page(1)) if pair not in here]
    # A button that asks for the other order is sent after this, and prevails.
    return [*rest, ("order", "name")] if by_name else rest


def _found(answer: Answer, facet: Facet, find: str, *, by_name: bool) -> list[str]:
    """The index values to list, in order; those in use are listed even without an article."""
    selection = answer.resolved.selection(facet.name)
    values = [count.value for count in answer.results.facets[facet.name].counts]
    in_use = (*selection.chosen, *selection.excluded)
    listed = set(values)
    values += [value for value in in_use if value not in listed]
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
