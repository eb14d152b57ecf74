"""All names in an article, with the readings that its date, language and editors leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.tagging.alias_table import AliasKind, AliasRow, AliasTable, Occurrence
from articles.tagging.fold import fold_name, fold_text
from articles.tagging.in_force import is_believed
from articles.tagging.place_in_text import is_lettered
from articles.tagging.surroundings import is_personal_name
from articles.tagging.taggable_text import FieldName, Span, TaggableText

_READING_ORDER: tuple[FieldName, ...] = ("dateline", "body", "title")
_LONGEST_CODE = 5
_NOT_MEANINGS = (AliasKind.SURNAME, AliasKind.STAND_IN)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the article, as it is written, and what it can mean.

    Surnames and stand-ins are read by their own rules.
    """

    span: Span
    written: str
    readings: tuple[AliasRow, ...]
    surnames: tuple[AliasRow, ...] = ()
    stand_ins: tuple[AliasRow, ...] = ()


def find_names(text: TaggableText, table: AliasTable) -> list[Name]:
    """The names of an article in the order in which they are read: dateline, body, headline."""
    names: list[Name] = []
    for where in _READING_ORDER:
        original = getattr(text, where)
        if original:
            for occurrence in table.occurrences(fold_text(original), text.language):
                name = _name(where, occurrence, original, text)
                if name is not None:
                    names.append(name)
    return names


def texts_of(text: TaggableText) -> Mapping[FieldName, str]:
    """The fields by their names."""
    return {"title": text.title, "body": text.body, "dateline": text.dateline}


def _name(
    where: FieldName, occurrence: Occurrence, original: str, text: TaggableText
) -> Name | None:
    left = [r for r in occurrence.readings if is_believed(r, text.published)]
    if not left:
        return None
    start, end = occurrence.start, occurrence.end
    written = original[start:end]
    # The code of a company: <UK> is Union Carbide, <UMAR.L> is Ultramar.
    if (
        original[start - 1 : start] == "<"
        and original[end : end + 1] in (">", ".")
        and (end - start <= _LONGEST_CODE)
    ):
        return None
    if is_lettered(original, end):
        left = [reading for reading in left if reading.kind is not AliasKind.ACRONYM]
    if text.never:
        folded = fold_name(written)
        left = [r for r in left if (r.entity_id, folded) not in text.never]
    if is_personal_name(original, start, end):
        left = [reading for reading in left if reading.kind is not AliasKind.PLACE]
    if not left:
        return None
    span = Span(where, start, end)
    if len(left) == 1 and left[0].kind not in _NOT_MEANINGS:
        return Name(span, written, tuple(left))
    return Name(
        span,
        written,
        tuple(r for r in left if r.kind not in _NOT_MEANINGS),
        tuple(r for r in left if r.kind is AliasKind.SURNAME),
        tuple(r for r in left if r.kind is AliasKind.STAND_IN),
    )
