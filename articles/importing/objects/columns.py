"""What stands in a row, or in an object, under this name?"""

from collections.abc import Iterable

_DEEPEST = 20


def value_at(value: object, column: str) -> object:
    """What stands under this name, or under this path of names with dots; None when nothing.

    A name that has a dot in it comes first: a table may have a column "meta.text".
    """
    for _ in range(_DEEPEST):
        if isinstance(value, dict) and column in value:
            return value[column]
        step, dot, column = column.partition(".")
        if not dot:
            return _item(value, step)
        value = value.get(step) if isinstance(value, dict) else _item(value, step)
    return None


def has_any(value: dict[str, object], columns: Iterable[str]) -> bool:
    """Has the object one of these columns, with whatever in it?"""
    return any(column in value or value_at(value, column) is not None for column in columns)


def _item(value: object, step: str) -> object:
    """The part of a list that has this number, counted from 0."""
    if isinstance(value, list) and step.isdecimal() and len(step) < 9 and int(step) < len(value):
        return value[int(step)]
    return None
