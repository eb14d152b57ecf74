"""The ways to narrow a search, and their names."""

from dataclasses import dataclass
from enum import StrEnum

# The value that stands for "none tagged" in every facet.
NONE = "none"


@dataclass(frozen=True)
class Facet:
    """A way to narrow: `name` in addresses and in the index, the others on pages."""

    name: str
    label: str
    plural: str
    is_entity: bool = False
    several: bool = True


class Mentions(StrEnum):
    """Which articles a country, leader or organization narrows to, and is counted in."""

    ABOUT = "about"
    NAMED = "named"


FACETS: tuple[Facet, ...] = (
    Facet("country", "Country", "countries", is_entity=True),
    Facet("leader", "Leader", "leaders", is_entity=True),
    Facet("organization", "Organization", "organizations", is_entity=True),
    Facet("source", "Source", "sources", several=False),
    Facet("tag", "Tag", "tags"),
    Facet("language", "Language", "languages", several=False),
)

_BY_NAME = {facet.name: facet for facet in FACETS}


def facet_named(name: str) -> Facet | None:
    """The facet of this name, or None."""
    return _BY_NAME.get(name)


def column_of(facet: str, mentions: Mentions) -> str:
    """Under which name an IndexDocument has a facet's values: all that it names stand apart."""
    known = _BY_NAME.get(facet)
    apart = known is not None and known.is_entity and mentions is Mentions.NAMED
    return f"named_{facet}" if apart else facet


# Under which name an IndexDocument has its story: no facet, since nobody narrows by it.
STORY = "story"
# Every name under which an IndexDocument may have values.
COLUMNS = (
    *(facet.name for facet in FACETS),
    *(column_of(facet.name, Mentions.NAMED) for facet in FACETS if facet.is_entity),
    STORY,
)
