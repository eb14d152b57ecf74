"""Acronyms that a text introduces: "the International Coffee Organization (ICO)". Plain Python."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from articles.tagging.alias_table import AliasKind, AliasRow
from articles.tagging.find_names import Name
from articles.tagging.fold import fold
from articles.tagging.place_in_text import is_treaty
from articles.tagging.taggable_text import FieldName, Span

_IN_BRACKETS = re.compile(r"\s?\(\s?[\"“]?([A-Z][A-Za-z.&-]{1,9})[\"”]?\s?\)")
# The marks around an acronym that explain it: "the … Exchange (CSCE)", "the … Exchange, CSCE,".
_MARKS = frozenset({("(", ")"), (",", ",")})
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
        by = "treaty" if is_treaty(rows[0]) else "introduced"
        for field in ("body", "title"):
            text = fields[field]
            for place in re.finditer(rf"(?<!\w){re.escape(found[1])}(?!\w)", text):
                span = Span(field, place.start(), place.end(), by)
                if span not in taken:
                    taken.add(span)
                    yield rows[0].entity_id, span


def strange_acronyms(
    names: Sequence[Name], fields: Mapping[FieldName, str], words: Mapping[int, frozenset[str]]
) -> frozenset[str]:
    """The acronyms that the text explains as somebody else's: they mean nobody we know.

    "Independent Cocoa Office (ICO)" makes every later ICO that office's. A full name most of whose
    words are a body's own is that body's, misspelt or in another form.
    """
    strange = set()
    ends = {(name.span.field, name.span.end) for name in names}
    for name in names:
        span = name.span
        text = fields[span.field]
        if (text[span.start - 2 : span.start].strip(), text[span.end : span.end + 1]) not in _MARKS:
            continue
        if not any(row.kind is AliasKind.ACRONYM for row in name.readings):
            continue
        before = text[max(0, span.start - _FAR) : span.start].rstrip(" \n(,")
        if (span.field, max(0, span.start - _FAR) + len(before)) in ends:
            continue
        full = _spelling(before, name.written)
        if full and not any(_is_mostly(full, words.get(r.entity_id, ())) for r in name.readings):
            strange.add(name.written)
    return frozenset(strange)


def _spelling(before: str, acronym: str) -> list[str]:
    """The last words, folded, from the capital on with which they spell the acronym, if they do."""
    last = _WORD.findall(before)[-12:]
    capitals = [place for place, word in enumerate(last) if word[0].isupper()]
    letters = acronym.replace(".", "")
    if not "".join(last[place][0] for place in capitals).endswith(letters):
        return []
    return [fold(word) for word in last[capitals[-len(letters)] :]]


def _is_mostly(full: Sequence[str], words: Collection[str]) -> bool:
    """Are more than half of the words that count among these?"""
    counting = [word for word in full if len(word) > 2]
    return 2 * sum(word in words for word in counting) > len(counting)
