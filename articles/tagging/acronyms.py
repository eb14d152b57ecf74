"""Acronyms that a text introduces: "the International Coffee Organization (ICO)". Plain Python."""

import re
from collections.abc import Iterator, Mapping, Sequence

from articles.tagging.alias_table import AliasKind, AliasRow
from articles.tagging.find_names import Name
from articles.tagging.taggable_text import FieldName, Span

_IN_BRACKETS = re.compile(r"\s?\(\s?[\"“]?([A-Z][A-Za-z.&-]{1,9})[\"”]?\s?\)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# So far before the bracket the words of the full name may stand.
_FAR = 120


def introduced_acronyms(
    names: Sequence[Name],
    chosen: Mapping[Span, Sequence[AliasRow]],
    fields: Mapping[FieldName, str],
) -> Iterator[tuple[int, Span]]:
    """Where an organization's acronym stands that the text explains and no table knows."""
    taken = {name.span for name in names}
    read: set[tuple[int, str]] = set()
    for name in names:
        rows = chosen.get(name.span, ())
        if not rows or rows[0].entity_kind != "organization" or name.span.field != "body":
            continue
        found = _IN_BRACKETS.match(fields["body"], name.span.end)
        if found is None or not found[1].isupper() or (rows[0].entity_id, found[1]) in read:
            continue
        read.add((rows[0].entity_id, found[1]))
        for field in ("body", "title"):
            text = fields[field]
            for place in re.finditer(rf"(?<!\w){re.escape(found[1])}(?!\w)", text):
                span = Span(field, place.start(), place.end(), "introduced")
                if span not in taken:
                    taken.add(span)
                    yield rows[0].entity_id, span


def strange_acronyms(names: Sequence[Name], fields: Mapping[FieldName, str]) -> frozenset[str]:
    """The acronyms that the text explains as somebody else's: they mean nobody we know.

    "Independent Cocoa Office (ICO)" makes every later ICO that office's.
    """
    strange = set()
    ends = {(name.span.field, name.span.end) for name in names}
    for name in names:
        span = name.span
        text = fields[span.field]
        if text[span.start - 1 : span.start] != "(" or text[span.end : span.end + 1] != ")":
            continue
        if not any(row.kind is AliasKind.ACRONYM for row in name.readings):
            continue
        before = text[max(0, span.start - _FAR) : span.start - 1]
        gap = len(before) - len(before.rstrip())
        if (span.field, span.start - 1 - gap) in ends:
            continue
        if _spells(before, name.written):
            strange.add(name.written)
    return frozenset(strange)


def _spells(before: str, acronym: str) -> bool:
    """Do the capitals of the last words spell the acronym?"""
    words = [word for word in _WORD.findall(before)[-12:] if word[0].isupper()]
    return "".join(word[0] for word in words).endswith(acronym.replace(".", ""))
