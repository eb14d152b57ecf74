"""What may a column map say? Who asks for an import and who does it both need to know."""

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
DEEPEST = 20


def check_columns(mapping: Mapping[str, str]) -> str | None:
    """What is wrong with this column map, and how to mend it; None when nothing is."""
    unknown = sorted(field for field in mapping if field not in COLUMN_FIELDS)
    if unknown:
        names = ", ".join(f'"{field}"' for field in unknown)
        return f"A column map knows no field {names}. The fields are: {', '.join(COLUMN_FIELDS)}."
    empty = [field for field, column in mapping.items() if not column.strip()]
    if empty:
        return f'The column map says no column for "{empty[0]}": name one, or leave it out.'
    deep = [field for field, column in mapping.items() if column.count(".") >= DEEPEST]
    if deep:
        return f'The column of "{deep[0]}" is more than {DEEPEST} names deep: name a nearer one.'
    return None


def read_columns(written: str, between: str = "\n") -> dict[str, str]:
    """A column map as people write it, "title = Headline"; raises ValueError with what is wrong."""
    mapping: dict[str, str] = {}
    for line in filter(str.strip, written.split(between)):
        field, equals, column = (part.strip() for part in line.partition("="))
        if not equals:
            raise ValueError(f"“{line.strip()}” has no “=”. Write it as title = Headline.")
        if field in mapping:
            raise ValueError(f"The column map says twice where “{field}” stands.")
        mapping[field] = column
    if problem := check_columns(mapping):
        raise ValueError(problem)
    return mapping
