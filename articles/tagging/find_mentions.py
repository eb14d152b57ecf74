"""Which entities does an article name? Plain Python, without Django.

    find_mentions(TaggableText(title=..., body=..., published=...), table)

Names are read in the order dateline, body, headline: a headline is written with the text in view,
so that the full name in the text explains the surname in the headline.
"""

from collections.abc import Collection
from dataclasses import replace

from articles.tagging.acronyms import introduced_acronyms, strange_acronyms
from articles.tagging.alias_table import AliasRow, AliasTable
from articles.tagging.choose_reading import by_topic, choose, is_one
from articles.tagging.exchange_codes import exchange_codes
from articles.tagging.find_names import Name, find_names, texts_of
from articles.tagging.fold import fold, fold_name
from articles.tagging.namesakes import is_namesake, is_ordinary_word
from articles.tagging.offices import read_offices
from articles.tagging.place_in_text import rule_of, seat_rule
from articles.tagging.salience import ABOUT, saliences
from articles.tagging.sightings import CONFIDENCE, UNSURE, Sightings
from articles.tagging.subdivisions import addresses, without_cities_elsewhere
from articles.tagging.surnames import SurnameReader
from articles.tagging.taggable_text import FoundBy, FoundMention, Span, TaggableText

_BEST_FIRST = {found_by: rank for rank, found_by in enumerate(FoundBy)}


def find_mentions(text: TaggableText, table: AliasTable) -> tuple[FoundMention, ...]:
    """The entities that an article names, the most salient first."""
    reading = _Reading(text, table)
    reading.see()
    return reading.mentions()


def see(text: TaggableText, table: AliasTable) -> Sightings:
    """What the steps see before it is weighed, for fitting the weights."""
    reading = _Reading(text, table)
    reading.see()
    return reading.sightings


class _Reading:
    """One article while it is read: a step per method, each leaves the rest to the next."""

    def __init__(self, text: TaggableText, table: AliasTable) -> None:
        self.text, self.table = text, table
        self.fields = texts_of(text)
        self.sightings = Sightings()

    def see(self) -> None:
        """All steps in their order."""
        names = find_names(self.text, self.table)
        strange = strange_acronyms(names, self.fields, self.table.words)
        if strange:
            names = [name for name in names if name.written not in strange]
        behind = list(addresses(self.fields))
        if behind:
            names = without_cities_elsewhere(names, behind, self.table.codes)
        chosen = self._choose(names)
        self._read_all(names, chosen)
        self._add_states(behind, {name.span for name in names})
        for entity_id, span in introduced_acronyms(names, chosen, self.fields):
            self._add({entity_id}, span, FoundBy.ACRONYM)
        for office in read_offices(names, chosen, self.fields, self.table, self.text.published):
            self._add(office.leaders, office.span, FoundBy.OFFICE)
        self._drop_ordinary_words()
        self._hint(names)

    def _choose(self, names: list[Name]) -> dict[Span, list[AliasRow]]:
        """The meaning of everything but surnames; what is shared last, when the rest is known."""
        chosen: dict[Span, list[AliasRow]] = {}
        shared: list[Name] = []
        for name in names:
            if len(name.readings) == 1:
                chosen[name.span] = list(name.readings)
            elif name.readings:
                rows = choose(name.readings, self.table, self.text.published)
                chosen[name.span] = rows
                if not is_one(rows):
                    shared.append(name)
        named = {rows[0].entity_id for rows in chosen.values() if is_one(rows)}
        whole = ""
        for name in shared:
            rows = choose(name.readings, self.table, self.text.published, named)
            if not is_one(rows):
                whole = whole or fold(f"{self.text.title} {self.text.body}")
                rows = by_topic(rows, self.table, whole)
            chosen[name.span] = rows
        return chosen

    def _read_all(self, names: list[Name], chosen: dict[Span, list[AliasRow]]) -> None:
        named = {row.entity_id for rows in chosen.values() if is_one(rows) for row in rows}
        surnames = SurnameReader(self.table, self.text.published, named)
        for name in names:
            rows = chosen.get(name.span, [])
            leader = self._surname(name, surnames) if name.surnames else None
            # "Wellington" is the city, unless a leader of that name was introduced before.
            if leader and (not rows or leader[1] is FoundBy.FULL_NAME_EARLIER):
                by = leader[1].value
                self._add(leader[0], _ruled(name.span, by), *leader[1:])
            elif rows:
                self._read(name, rows, surnames)

    def _surname(
        self, name: Name, surnames: SurnameReader
    ) -> tuple[Collection[int], FoundBy, float | None] | None:
        span = name.span
        text = self.fields[span.field]
        return surnames.read(
            name.surnames, text, span.start, span.end, is_title=span.field == "title"
        )

    def _read(self, name: Name, rows: list[AliasRow], surnames: SurnameReader) -> None:
        row, span = rows[0], name.span
        text = self.fields[span.field]
        by = row.kind.value
        if row.entity_kind == "leader":
            published = self.text.published
            rows = [r for r in rows if not is_namesake(r, self.table, published, text, span)]
            if not rows:
                surnames.note_namesake(name.written)
            surnames.introduced.update(r.entity_id for r in rows)
        elif is_one(rows):
            by = rule_of(row, span.field, text, span.start, span.end)
        confidence = UNSURE if by == "event" else None
        self._add({r.entity_id for r in rows}, _ruled(span, by), FoundBy(row.kind), confidence)

    def _add(
        self,
        entity_ids: Collection[int],
        span: Span,
        found_by: FoundBy,
        confidence: float | None = None,
    ) -> None:
        if self.text.never:
            entity_ids = [id_ for id_ in entity_ids if not self._is_ruled_out(id_, span)]
        if len(entity_ids) == 1:
            for entity_id in entity_ids:
                self.sightings.add(entity_id, span, found_by, confidence)
        elif entity_ids:
            self.sightings.candidates(entity_ids, _ruled(span, "shared"), found_by)

    def _is_ruled_out(self, entity_id: int, span: Span) -> bool:
        """Did an editor say that these words, a name or an office, never mean it here?"""
        if not self.text.never:
            return False
        words = self.fields[span.field][span.start : span.end]
        return (entity_id, fold_name(words)) in self.text.never

    def _add_states(self, behind: list[tuple[str, Span, int]], known: set[Span]) -> None:
        """A state behind a city names its country, also where no table knows the abbreviation."""
        for code, span, _ in behind:
            if code in self.table.codes and span not in known:
                self._add({self.table.codes[code]}, span, FoundBy.PLACE)

    def _drop_ordinary_words(self) -> None:
        """TURKEY in a headline of capitals needs the text to name the country too."""
        title = self.text.title
        for entity_id, seen in list(self.sightings.seen.items()):
            if all(
                s.span.field == "title"
                and is_ordinary_word(title[s.span.start : s.span.end], title)
                for s in seen
            ):
                self.sightings.seen[entity_id] = [
                    replace(sighting, confidence=UNSURE) for sighting in seen
                ]

    def _hint(self, names: list[Name]) -> None:
        """Money, exchanges, forms of companies, and the seats of the bodies that are named."""
        for name in names:
            for row in name.stand_ins:
                self.sightings.hint(row.entity_id, _ruled(name.span, row.rule))
        for field, text in self.fields.items():
            for code, span in exchange_codes(field, text):
                country = self.table.codes.get(code)
                if country is not None and not self._is_ruled_out(country, span):
                    self.sightings.hint(country, span)
        for entity_id, seen in self.sightings.seen.items():
            seat = self.table.seats.get(entity_id)
            if seat is not None:
                for sighting in seen:
                    span = sighting.span
                    rule = seat_rule(self.fields[span.field], span.end)
                    self.sightings.hint(seat, _ruled(span, rule))

    def mentions(self) -> tuple[FoundMention, ...]:
        """What was seen, weighed."""
        mentions = []
        scores = saliences(self.sightings, self.text, self.table.kinds)
        for entity_id, salience in scores.items():
            seen = self.sightings.seen.get(entity_id)
            if seen:
                best = min(seen, key=lambda s: _BEST_FIRST[s.found_by])
                spans = tuple(sorted(sighting.span for sighting in seen))
                sure = max(sighting.confidence for sighting in seen)
                mentions.append(FoundMention(entity_id, spans, salience, best.found_by, sure))
            elif salience >= ABOUT:
                mentions.append(self._hinted(entity_id, salience))
        return tuple(sorted(mentions, key=lambda mention: (-mention.salience, mention.entity_id)))

    def _hinted(self, entity_id: int, salience: float) -> FoundMention:
        """A country that nothing names, but that what stands for it says the article is about."""
        spans = [span for span in self.sightings.hints[entity_id] if not span.by.startswith("seat")]
        found_by = FoundBy.STAND_IN if spans else FoundBy.SEAT
        return FoundMention(
            entity_id, tuple(sorted(spans)), salience, found_by, CONFIDENCE[found_by]
        )


def _ruled(span: Span, by: str) -> Span:
    """The span with its rule; this is made for every name, and `dataclasses.replace` is slow."""
    return Span(span.field, span.start, span.end, by)
