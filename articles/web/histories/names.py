"""What are the things called that changes give by their numbers, also those that are gone?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from articles.history.snapshot import parts
from articles.history.things import BY_THING
from articles.models import Change

Thing = Change.Thing
Rows = dict[str, dict[int, Mapping[str, Any]]]

# In this order: those that refer to others come before them.
_NAMING: dict[str, tuple[str, ...]] = {
    Thing.TENURE: ("leader_id", "office_id"),
    Thing.ALIAS: ("text", "entity_id"),
    Thing.OFFICE: ("title", "of_id"),
    Thing.ENTITY: ("name",),
    Thing.TAG: ("name",),
    Thing.SOURCE: ("name",),
    Thing.FEED: ("address",),
    Thing.ARTICLE: ("title", "short_id", "published_on", "published_precision"),
}
REFERS: dict[str, str] = {
    "article_id": Thing.ARTICLE, "entity_id": Thing.ENTITY, "first_id": Thing.ENTITY,
    "second_id": Thing.ENTITY, "from_entity_id": Thing.ENTITY, "to_entity_id": Thing.ENTITY,
    "leader_id": Thing.ENTITY, "of_id": Thing.ENTITY, "tag_id": Thing.TAG,
    "source_id": Thing.SOURCE, "office_id": Thing.OFFICE,
}  # fmt: skip
PEOPLE = frozenset({"editor_id", "decided_by_id", "removed_by_id"})


@dataclass(frozen=True)
class Names:
    """The rows that changes refer to, as far as they say how something is called."""

    rows: Rows
    people: Mapping[int, str]

    def row(self, thing: str, key: int) -> Mapping[str, Any]:
        """What is known of a thing: nothing, when it was never in the history."""
        return self.rows.get(thing, {}).get(key, {})

    def of(self, thing: str, key: int | None) -> str:
        """How a thing is called; what is gone without a trace is called by its number."""
        if key is None:
            return "nothing"
        return self.called(thing, self.row(thing, key)) or f"{thing} no. {key}"

    def called(self, thing: str, row: Mapping[str, Any]) -> str:
        """How a thing of which this is known is called, or nothing."""
        if thing == Thing.ALIAS and "text" in row:
            return f"“{row['text']}” of {self.of(Thing.ENTITY, row.get('entity_id'))}"
        if thing == Thing.OFFICE and "title" in row:
            of = row.get("of_id")
            return f"{row['title']}, {self.of(Thing.ENTITY, of)}" if of else str(row["title"])
        if thing == Thing.TENURE and "leader_id" in row:
            leader = self.of(Thing.ENTITY, row["leader_id"])
            return f"{leader} as {self.of(Thing.OFFICE, row.get('office_id'))}"
        name = row.get("name") or row.get("title") or row.get("address") or ""
        return f"“{name}”" if name and thing in (Thing.ARTICLE, Thing.TAG) else str(name)

    def person(self, key: int | None) -> str:
        """The name of an account."""
        return self.people.get(key, "an account that is gone") if key else "nobody"


def names_in(changes: Iterable[Change]) -> Names:
    """What these changes refer to, in one query for each kind of thing."""
    wanted: dict[str, set[int]] = defaultdict(set)
    people: set[int] = set()
    for change in changes:
        wanted[change.thing].add(change.object_id)
        if change.article_id:
            wanted[Thing.ARTICLE].add(change.article_id)
        for values in (change.before or {}, change.after or {}):
            _collect(values, wanted)
            people |= {values[name] for name in PEOPLE if values.get(name)}
    rows: Rows = {}
    for thing, columns in _NAMING.items():
        rows[thing] = _found(thing, columns, wanted[thing])
        for row in rows[thing].values():
            _collect(row, wanted)
    accounts = User.objects.filter(pk__in=people).values_list("pk", "username")
    return Names(rows, dict(accounts))


def _collect(values: Mapping[str, Any], wanted: dict[str, set[int]]) -> None:
    for name, thing in REFERS.items():
        if values.get(name):
            wanted[thing].add(values[name])


def _found(thing: str, columns: tuple[str, ...], keys: set[int]) -> dict[int, Mapping[str, Any]]:
    """The rows of these keys as they are now, or as they were when they went."""
    found: dict[int, Mapping[str, Any]] = {}
    for part in parts(sorted(keys)):
        rows = BY_THING[thing].rows().filter(pk__in=part)
        found |= {row.pop("pk"): row for row in rows.values("pk", *columns)}
    missing = sorted(keys - found.keys())
    for part in parts(missing):
        went = Change.objects.filter(thing=thing, object_id__in=part, after__isnull=True)
        for key, before in went.order_by("pk").values_list("object_id", "before"):
            found[key] = before or {}
    return found
