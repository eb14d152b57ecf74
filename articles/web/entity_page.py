"""EntityPage: every name that an entity's template may use."""

from dataclasses import dataclass, replace

from articles.answering import Answer, names_of
from articles.models import Alias, Entity, Tenure
from articles.search import FACETS, Counting, Query
from articles.web.addresses import search_address
from articles.web.histogram import ACROSS, Histogram, build_histogram
from articles.web.rows import Row, build_rows

COMPANIONS = 8
# One more than is shown: the entity itself is among its own companions.
COUNT_COMPANIONS = Counting(top=COMPANIONS + 1)
NEWEST_SHOWN = 10


@dataclass(frozen=True)
class Companion:
    """What it appears with: how often, and the articles that name both."""

    label: str
    count: int
    address: str


@dataclass(frozen=True)
class CompanionGroup:
    """What it appears with, of one kind."""

    label: str
    companions: list[Companion]


@dataclass(frozen=True)
class EntityPage:
    """A country, leader or organization, ready to print."""

    entity: Entity
    names: list[str]
    tenures: list[Tenure]
    total: int
    search_address: str
    histogram: Histogram | None
    groups: list[CompanionGroup]
    newest: list[Row]

    @property
    def latest_tenure(self) -> Tenure | None:
        """The last office that a leader took up."""
        return self.tenures[-1] if self.tenures else None


def build_entity_page(entity: Entity, found: Answer) -> EntityPage:
    """The entity's page, from the answer to a Query for it alone.

    The Query asks for all of its facet's ticks (`match_all`), so that every count is of articles
    that name it too.
    """
    results = found.results
    newest = replace(found, results=replace(results, hits=results.hits[:NEWEST_SHOWN]))
    names = entity.aliases.filter(kind__in=[Alias.Kind.NAME, Alias.Kind.ACRONYM], is_enabled=True)
    return EntityPage(
        entity=entity,
        names=list(names.order_by("text").values_list("text", flat=True)[:30]),
        tenures=list(entity.tenures.select_related("office__of").order_by("start")),
        total=results.total,
        search_address=search_address(Query().toggled(entity.kind, entity.address_value)),
        histogram=build_histogram(results.dates, found.query, ACROSS) if results.dates else None,
        groups=[group for group in _groups(entity, found) if group.companions],
        newest=build_rows(newest),
    )


def _groups(entity: Entity, found: Answer) -> list[CompanionGroup]:
    return [
        CompanionGroup(facet.plural.capitalize(), _companions(entity, found, facet.name))
        for facet in FACETS
        if facet.is_entity
    ]


def _companions(entity: Entity, found: Answer, facet: str) -> list[Companion]:
    """The most frequent others."""
    counts = found.results.facets[facet].counts[: COMPANIONS + 1]
    names = names_of(facet, [count.value for count in counts])
    return [
        Companion(
            names[count.value].label,
            count.count,
            search_address(found.query.toggled(facet, names[count.value].value)),
        )
        for count in counts
        if count.value in names and count.value != str(entity.pk)
    ][:COMPANIONS]
