"""Which entities does an article name? Plain Python, without Django.

    find_mentions(TaggableText(title=..., body=..., published=...), table)

Names are read in the order dateline, body, headline: a headline is written with the text in view,
so that the full name in the text explains the surname in the headline.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.tagging.alias_table import AliasKind, AliasRow, AliasTable, Occurrence
from articles.tagging.choose_reading import choose
from articles.tagging.fold import fold_name, fold_text
from articles.tagging.in_force import is_believed
from articles.tagging.salience import end_of_lead, salience_of
from articles.tagging.surnames import SurnameReader
from articles.tagging.surroundings import is_personal_name
from articles.tagging.taggable_text import FieldName, FoundBy, FoundMention, Span, TaggableText

_BEST_FIRST = tuple(FoundBy)
_READING_ORDER: tuple[FieldName, ...] = ("dateline", "body", "title")


def find_mentions(text: TaggableText, table: AliasTable) -> tuple[FoundMention, ...]:
    """The entities that an article names, the most salient first."""
    return _Reading(text, table).mentions()


@dataclass(frozen=True)
class _Name:
    """A name in the article, with the readings that its date and its editors leave."""

    span: Span
    readings: tuple[AliasRow, ...]
    surnames: tuple[AliasRow, ...]


@dataclass
class _Reading:
    """One article while it is read: what was found so far, by entity."""

    text: TaggableText
    table: AliasTable
    found: dict[int, dict[Span, FoundBy]] = field(default_factory=dict)

    def mentions(self) -> tuple[FoundMention, ...]:
        names = list(self._names())
        chosen = self._choose(names)
        named = {reading.entity_id for reading in chosen.values()}
        surnames = SurnameReader(self.table, self.text.published, named)
        for name in names:
            self._read(name, chosen.get(name.span), surnames)
        return self._in_order()

    def _names(self) -> Iterator[_Name]:
        for where in _READING_ORDER:
            original = getattr(self.text, where)
            if not original:
                continue
            for occurrence in self.table.occurrences(fold_text(original)):
                left = self._readings_left(occurrence, original)
                if left:
                    yield _Name(
                        Span(where, occurrence.start, occurrence.end),
                        tuple(r for r in left if r.kind is not AliasKind.SURNAME),
                        tuple(r for r in left if r.kind is AliasKind.SURNAME),
                    )

    def _readings_left(self, occurrence: Occurrence, original: str) -> list[AliasRow]:
        """The readings that the article's date, its editors and the words beside it leave."""
        left = [r for r in occurrence.readings if is_believed(r, self.text.published)]
        if self.text.never and left:
            name = fold_name(original[occurrence.start : occurrence.end])
            left = [r for r in left if (r.entity_id, name) not in self.text.never]
        if left and is_personal_name(original, occurrence.start, occurrence.end):
            left = [reading for reading in left if reading.kind is not AliasKind.PLACE]
        return left

    def _choose(self, names: list[_Name]) -> dict[Span, AliasRow]:
        """The meaning of everything but surnames; shared acronyms last, when the rest is known."""
        chosen: dict[Span, AliasRow] = {}
        for _ in range(2):
            named = {r.entity_id for r in chosen.values() if r.kind is AliasKind.NAME}
            for name in names:
                if name.span not in chosen and name.readings:
                    reading = choose(name.readings, self.table, self.text.published, named)
                    if reading is not None:
                        chosen[name.span] = reading
        return chosen

    def _read(self, name: _Name, chosen: AliasRow | None, surnames: SurnameReader) -> None:
        leader = None
        if name.surnames:
            leader = surnames.read(
                name.surnames,
                getattr(self.text, name.span.field),
                name.span.start,
                name.span.end,
                is_title=name.span.field == "title",
            )
        # "Wellington" is the city, unless a leader of that name was introduced before.
        if leader and (chosen is None or leader[1] is FoundBy.FULL_NAME_EARLIER):
            self._add(leader[0], name.span, leader[1])
        elif chosen is not None:
            if chosen.entity_kind == "leader":
                surnames.introduced.add(chosen.entity_id)
            self._add(chosen.entity_id, name.span, FoundBy(chosen.kind))

    def _add(self, entity_id: int, span: Span, found_by: FoundBy) -> None:
        self.found.setdefault(entity_id, {})[span] = found_by

    def _in_order(self) -> tuple[FoundMention, ...]:
        lead_end = end_of_lead(self.text.body)
        mentions = [
            FoundMention(
                entity_id,
                tuple(sorted(spans)),
                salience_of(spans, self.text, lead_end),
                min(spans.values(), key=_BEST_FIRST.index),
            )
            for entity_id, spans in self.found.items()
        ]
        return tuple(sorted(mentions, key=lambda mention: (-mention.salience, mention.entity_id)))
