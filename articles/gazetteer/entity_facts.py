"""EntityFacts: what the fact files say of one entity. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

# What a fact looks like in Entity.loaded: plain JSON.
Facts: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class AliasFact:
    """One alias, the years in which it may be believed, and whether the tagger uses it."""

    text: str
    kind: str
    valid_from: int | None = None
    valid_to: int | None = None
    is_enabled: bool = True

    @property
    def as_json(self) -> list[Any]:
        """All but the text."""
        return [self.kind, self.valid_from, self.valid_to, self.is_enabled]


@dataclass(frozen=True)
class TenureFact:
    """One term of office; dates are ISO days, "" is open. `of` is the key of an entity or ""."""

    office: str
    role: str
    of: str
    start: str = ""
    end: str = ""
    is_approximate: bool = False
    sources: str = ""

    @property
    def key(self) -> str:
        """What no two terms of a leader share."""
        return "\t".join((self.office, self.role, self.of, self.start))

    @property
    def as_json(self) -> list[Any]:
        """All but the key."""
        return [self.end, self.is_approximate, self.sources]


@dataclass(frozen=True)
class EntityFacts:
    """One country, leader or organization with everything that is said of it.

    `key` is its kind with its code or slug: it tells the entity again at the next load.
    """

    key: str
    kind: str
    name: str
    slug: str
    code: str = ""
    description: str = ""
    valid_from: int | None = None
    valid_to: int | None = None
    wikidata: str = ""
    sources: str = ""
    successors: tuple[str, ...] = ()
    aliases: tuple[AliasFact, ...] = ()
    tenures: tuple[TenureFact, ...] = ()

    @property
    def as_json(self) -> Facts:
        """As it is remembered in Entity.loaded."""
        return {
            "key": self.key,
            "fields": {
                "name": self.name,
                "slug": self.slug,
                "code": self.code,
                "description": self.description,
                "valid_from": self.valid_from,
                "valid_to": self.valid_to,
                "wikidata": self.wikidata,
                "sources": self.sources,
            },
            "successors": sorted(self.successors),
            "aliases": {alias.text: alias.as_json for alias in self.aliases},
            "tenures": {tenure.key: tenure.as_json for tenure in self.tenures},
        }
