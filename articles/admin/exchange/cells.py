"""How is a value written in a cell, and read from one? What cannot be read is told in words."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from import_export.widgets import ManyToManyWidget, Widget  # type: ignore[import-untyped]

from articles.models import Entity, Office

_YES, _NO = {"yes", "true", "1"}, {"no", "false", "0", ""}
_FURTHEST = 9999


def key_of(entity: Entity) -> str:
    """Its kind with its code or slug: what it is called in cells, as in country:FR."""
    return f"{entity.kind}:{entity.address_value}"


def entity_of(key: str) -> Entity:
    """The entity that a cell means. Raises ValueError."""
    kind, _, value = key.strip().partition(":")
    if kind not in Entity.Kind.values or not value:
        raise ValueError(
            f"“{key}” is no key. Write country:, leader: or organization: with a code or the name "
            "in its address, such as country:FR."
        )
    found = list(Entity.objects.addressed(kind, [value.strip()])[:2])
    if len(found) != 1:
        raise ValueError(f"There is no {kind} “{value}”. Import the entities first.")
    return found[0]


class TextCell(Widget):  # type: ignore[misc]
    """A text; an empty cell is an empty text."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Without spaces around it."""
        return "" if value is None else str(value).strip()


class EntityCell(Widget):  # type: ignore[misc]
    """An entity by its key; an empty cell is none."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Entity | None:
        """The entity."""
        return entity_of(str(value)) if value else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Its key."""
        return key_of(value) if value else ""


class EntitiesCell(ManyToManyWidget):  # type: ignore[misc]
    """Several entities by their keys, with | between them."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> QuerySet[Entity]:
        """The entities."""
        keys = [key for key in str(value or "").split("|") if key.strip()]
        return Entity.objects.filter(pk__in=[entity_of(key).pk for key in keys])

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Their keys."""
        entities: Iterable[Entity] = value.all() if value is not None else ()
        return "|".join(sorted(key_of(entity) for entity in entities))


class OfficeCell(Widget):  # type: ignore[misc]
    """An office by its title, with the role and whose it is from cells beside it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Office:
        """The office."""
        title, of = str(value or "").strip(), str(row.get("of") or "")
        role = str(row.get("role") or "").strip() or Office.Role.OTHER
        whose = entity_of(of) if of else None
        office = Office.objects.filter(title=title, role=role, of=whose).first()
        if office is None:
            raise ValueError(
                f"There is no office “{title}” with the role “{role}” of {whose or 'nobody'}. "
                "Import the offices first."
            )
        return office

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Its title."""
        return value.title if value else ""


class YearCell(Widget):  # type: ignore[misc]
    """A year, or nothing."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        """The number."""
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdecimal()) or int(digits[:6]) > _FURTHEST:
            raise ValueError(f"“{text}” is no year. Write a number such as 1987, or nothing.")
        return int(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """In digits."""
        return "" if value is None else str(value)


class DayCell(Widget):  # type: ignore[misc]
    """A day, or nothing."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> dt.date | None:
        """The day."""
        text = "" if value is None else str(value).strip()
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            raise ValueError(f"“{text}” is no day. Write it as 1981-05-21, or nothing.") from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """As 1981-05-21."""
        return value.isoformat() if value else ""


class YesCell(Widget):  # type: ignore[misc]
    """Yes or no."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        """True or False."""
        text = "" if value is None else str(value).strip().lower()
        if text not in _YES | _NO:
            raise ValueError(f"“{value}” is neither yes nor no.")
        return text in _YES

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """In words."""
        return "yes" if value else "no"
