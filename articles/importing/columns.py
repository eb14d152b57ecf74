"""Under which names does a file keep its titles, texts and the rest?"""

from collections.abc import Mapping

# What a column map may name, and what it means; the names of ParsedArticle where they are words.
COLUMN_FIELDS: Mapping[str, str] = {
    "title": "the headline",
    "body": "the text",
    "date": "the day it was published",
    "source": "the publisher",
    "author": "who wrote it",
    "url": "its address",
    "language": "the language it is written in",
    "identity": "the name the file gives it",
    "section": "the part of the paper",
    "dateline": "the place before the first sentence",
}
_DEEPEST = 20


def check_columns(mapping: Mapping[str, str]) -> str | None:
    """What is wrong with this column map, and how to mend it; None when nothing is."""
    unknown = sorted(field for field in mapping if field not in COLUMN_FIELDS)
    if unknown:
        names = ", ".join(f'"{field}"' for field in unknown)
        return f"A column map knows no field {names}. The fields are: {', '.join(COLUMN_FIELDS)}."
    empty = [field for field, column in mapping.items() if not column.strip()]
    if empty:
        return f'The column map says no column for "{empty[0]}": name one, or leave it out.'
    deep = [field for field, column in mapping.items() if column.count(".") >= _DEEPEST]
    if deep:
        return f'The column of "{deep[0]}" is more than {_DEEPEST} names deep: name a nearer one.'
    return None


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


def _item(value: object, step: str) -> object:
    """The part of a list that has this number, counted from 0."""
    if isinstance(value, list) and step.isdecimal() and len(step) < 9 and int(step) < len(value):
        return value[int(step)]
    return None
