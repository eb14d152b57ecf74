"""What was a column before, and what is it now, in words?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from articles.dates import PartialDate, Precision
from articles.history.things import BY_THING, SILENT
from articles.models import Change
from articles.web.histories.differences import Piece, differences, replaced
from articles.web.histories.names import PEOPLE, REFERS, Names

Values = Mapping[str, Any]
Thing = Change.Thing

_TEXTS = frozenset({"title", "body", "author", "dateline", "name", "description", "text"})
# What follows from other columns, or is told with them.
_LEFT_OUT = SILENT | {
    "id", "folded", "loaded", "published_precision", "trashed_at", "spans", "salience",
    "content_hash",
}  # fmt: skip
_LABELS = {
    "body": "text", "source_id": "source", "entity_id": "entity", "published_on": "date",
    "published_origin": "where the date is from", "edited_fields": "kept from imports",
    "is_about": "about it", "is_enabled": "used by the tagger", "editor_id": "editor",
    "valid_from": "from the year", "valid_to": "to the year", "tag_id": "tag",
    "leader_id": "leader", "office_id": "office", "of_id": "of", "visibility": "who sees it",
    "stands_alone": "has no copies", "found_by": "found by", "slug": "address",
}  # fmt: skip
_LABELS_OF = {
    (Thing.FEED, "is_enabled"): "fetched",
    (Thing.FEED, "interval"): "minutes between fetches",
}
_SAID = {
    ("visibility", "published"): "everybody",
    ("visibility", "hidden"): "only curators (hidden)",
    ("visibility", "trash"): "only curators (in the trash)",
    ("verdict", "accept"): "confirmed",
    ("verdict", "reject"): "rejected",
    ("verdict", "never"): "ruled out",
    ("is_about", None): "left to the tagger",
}


@dataclass(frozen=True)
class FieldWords:
    """One column: what it is called, and its words before and after."""

    label: str
    pieces: tuple[Piece, ...]


def field_words(change: Change, names: Names) -> Iterator[FieldWords]:
    """Every column that differs, as a journalist would call it."""
    before, after = change.before or {}, change.after or {}
    for column in _in_order(change):
        if column in _LEFT_OUT or _is_same(column, before, after):
            continue
        old, new = before.get(column), after.get(column)
        plain = _LABELS.get(column, column.removesuffix("_id").replace("_", " "))
        label = _LABELS_OF.get((Thing(change.thing), column), plain)
        if column in _TEXTS:
            pieces = differences(str(old or ""), str(new or ""))
        else:
            was = _said(change, column, before, names)
            is_now = _said(change, column, after, names)
            pieces = replaced(was, is_now)
        if pieces:
            yield FieldWords(label, pieces)


def _is_same(column: str, before: Values, after: Values) -> bool:
    """Of mentions the whole row is kept; and a date is another with another precision."""
    told = ("published_on", "published_precision") if column == "published_on" else (column,)
    return all(before.get(name) == after.get(name) for name in told)


def _in_order(change: Change) -> list[str]:
    """The columns that both sides have, in the order of the table; a date by its precision too."""
    before, after = change.before or {}, change.after or {}
    both = [name for name in BY_THING[change.thing].columns if name in before and name in after]
    if "published_precision" in both and "published_on" not in both:
        return ["published_on", *both]
    return both


def _said(change: Change, column: str, values: Values, names: Names) -> str:
    value = values.get(column)
    if (column, value if isinstance(value, str | None) else "") in _SAID:
        return _SAID[column, value]
    if column == "published_on":
        return _date_words(change, values, names)
    if column in REFERS:
        return names.of(REFERS[column], value) if value else "none"
    if column in PEOPLE:
        return names.person(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(one).replace("_", " ") for one in value) or "nothing"
    if value is None or value == "":
        return "nothing"
    if column == "confidence":
        return f"{float(value):.0%}"
    return _choice(change, column, value)


def _choice(change: Change, column: str, value: Any) -> str:
    field = BY_THING[change.thing].model._meta.get_field(column)  # noqa: SLF001 - documented
    choices = dict(field.flatchoices) if isinstance(field, models.Field) else {}
    return str(choices.get(value, value))


def _date_words(change: Change, values: Values, names: Names) -> str:
    """The date as far as it was known; what did not change of it is as it is today."""
    now = names.row(Thing.ARTICLE, change.object_id)
    first = values.get("published_on") or now.get("published_on")
    precision = values.get("published_precision") or now.get("published_precision") or "day"
    if values.get("published_on", first) is None or not first or precision == Precision.UNKNOWN:
        return "unknown"
    return PartialDate(date.fromisoformat(str(first)), Precision(precision)).words
