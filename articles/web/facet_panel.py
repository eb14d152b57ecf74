"""FacetPanel: a facet ready to print; the template computes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.answering import Answer, Name, names_of
from articles.search import FACETS, NONE, Counting, Facet, FacetCounts
from articles.web.addresses import search_address, values_address

VALUES_SHOWN = 8
COUNT_SHOWN = Counting(top=VALUES_SHOWN)


@dataclass(frozen=True)
class FacetValue:
    """One line of a panel. `address` toggles it, `exclude_address` toggles "not this"."""

    value: str
    label: str
    count: int
    is_chosen: bool
    is_excluded: bool
    address: str
    exclude_address: str


@dataclass(frozen=True)
class FacetPanel:
    """A facet with its largest values, those in use, and the way to all of them."""

    name: str
    label: str
    plural: str
    found: int
    chosen: int
    in_use: int
    values: tuple[FacetValue, ...]
    more_address: str
    offers_match_all: bool
    match_all: bool

    @property
    def state(self) -> str:
        """What the heading says: "62 found, 2 selected"."""
        words = f"{self.found:,} found"
        return f"{words}, {self.chosen} selected" if self.chosen else words


def facet_panels(answer: Answer) -> list[FacetPanel]:
    """The panels of all facets that have a value to show, or one in use."""
    panels = (_panel(answer, facet) for facet in FACETS)
    return [panel for panel in panels if panel.found or panel.in_use]


def facet_values(answer: Answer, facet: str, shown: list[str]) -> list[FacetValue]:
    """These index values of a facet, ready to print, in this order."""
    names = names_of(facet, shown)
    counts = answer.results.facets[facet]
    numbers = {count.value: count.count for count in counts.counts} | {NONE: counts.none}
    return [
        _value(answer, facet, index_value, names[index_value], numbers.get(index_value, 0))
        for index_value in shown
        if index_value in names
    ]


def _panel(answer: Answer, facet: Facet) -> FacetPanel:
    counts = answer.results.facets[facet.name]
    selection = answer.resolved.selection(facet.name)
    values = facet_values(answer, facet.name, list(_shown(answer, counts)))
    return FacetPanel(
        name=facet.name,
        label=facet.label,
        plural=facet.plural,
        found=counts.values,
        chosen=len(selection.chosen),
        in_use=len(selection.chosen) + len(selection.excluded),
        values=tuple(values),
        more_address=(
            values_address(facet.name, answer.query) if counts.values > VALUES_SHOWN else ""
        ),
        offers_match_all=facet.several and (len(selection.chosen) > 1 or selection.match_all),
        match_all=selection.match_all,
    )


def _shown(answer: Answer, counts: FacetCounts) -> Iterator[str]:
    """The largest; after them what is in use and not among them; at the end "none tagged"."""
    selection = answer.resolved.selection(counts.facet)
    largest = [count.value for count in counts.counts[:VALUES_SHOWN]]
    yield from largest
    in_use = [*selection.chosen, *selection.excluded]
    yield from (value for value in in_use if value not in largest and value != NONE)
    if counts.none or NONE in in_use:
        yield NONE


def _value(answer: Answer, facet: str, index_value: str, name: Name, count: int) -> FacetValue:
    selection = answer.resolved.selection(facet)
    return FacetValue(
        value=name.value,
        label=name.label,
        count=count,
        is_chosen=index_value in selection.chosen,
        is_excluded=index_value in selection.excluded,
        address=search_address(answer.query.toggled(facet, name.value)),
        exclude_address=search_address(answer.query.toggled_exclusion(facet, name.value)),
    )
