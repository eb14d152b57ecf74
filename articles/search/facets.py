"""The ways to narrow a search, and their names."""

from dataclasses import dataclass

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
