"""Which places of an article's text are names, checked against the text of today?"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.models import Article, Mention
from articles.models.mention import NAMED, SpanJSON
from articles.search.scripts import UNSPACED
from articles.web.marks.rules import rule_words

FIELDS = ("title", "dateline", "body")
# Longer than any name or office: such a span is none.
_LONGEST = 200
_UNSPACED = re.compile(f"[{UNSPACED}]")
# Rules that find nothing without a capital.
_CAPITALS = ("name", "acronym", "demonym", "place", "surname", "full name")


@dataclass(frozen=True, order=True)
class Mark:
    """A name in a field: where, of which entity, and why the tagger thinks so.

    `is_first` is true for the first place of its entity in the article, which the keyboard
    reaches; `is_uncertain` for what waits for an editor.
    """

    start: int
    end: int
    entity_id: int
    kind: str
    rule: str
    is_uncertain: bool = False
    is_first: bool = False


def find_marks(article: Article, mentions: Iterable[Mention]) -> dict[str, list[Mark]]:
    """The names of each field in their order, none within another.

    Where two want the same place the surer one has it, then the longer. One span that is no name
    in the text of today says that the field was edited since: then nothing in it is marked.
    """
    texts = {field: str(getattr(article, field)) for field in FIELDS}
    wanted: dict[str, list[Mark]] = {field: [] for field in FIELDS}
    stale: set[str] = set()
    for mention in mentions:
        for span in mention.spans:
            text = texts.get(span.get("field", ""))
            if text is None:
                continue
            if is_name_there(text, span):
                wanted[span["field"]].append(_mark(mention, span))
            else:
                stale.add(span["field"])
    placed = {
        field: [] if field in stale else _without_overlaps(marks) for field, marks in wanted.items()
    }
    return _with_firsts(placed)


def is_name_there(text: str, span: SpanJSON) -> bool:
    """Do these characters still look like what was found: whole words, with a capital?"""
    start, end = span.get("start"), span.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return False
    if not 0 <= start < end <= len(text) or end - start > _LONGEST:
        return False
    words = text[start:end]
    if words != words.strip() or not any(character.isalnum() for character in words):
        return False
    needs_capital = span.get("by", "").startswith(_CAPITALS)
    if needs_capital and words != words.upper() and words == words.lower():
        return False
    return _is_border(text, start) and _is_border(text, end)


def _is_border(text: str, place: int) -> bool:
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return True
    return not (before.isalnum() and after.isalnum())


def _mark(mention: Mention, span: SpanJSON) -> Mark:
    return Mark(
        start=span["start"],
        end=span["end"],
        entity_id=mention.entity_id,
        kind=mention.entity.kind,
        rule=rule_words(span.get("by", ""), mention.found_by),
        is_uncertain=mention.confidence < NAMED,
    )


def _without_overlaps(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.is_uncertain, m.start - m.end, m)):
        place = bisect_left(kept, mark)
        ends_before = place == 0 or kept[place - 1].end <= mark.start
        starts_after = place == len(kept) or kept[place].start >= mark.end
        if ends_before and starts_after:
            kept.insert(place, mark)
    return kept


def _with_firsts(placed: Mapping[str, list[Mark]]) -> dict[str, list[Mark]]:
    seen: set[int] = set()
    result: dict[str, list[Mark]] = {}
    for field in FIELDS:
        result[field] = []
        for mark in placed[field]:
            is_first = mark.entity_id not in seen
            seen.add(mark.entity_id)
            result[field].append(
                Mark(mark.start, mark.end, mark.entity_id, mark.kind, mark.rule,
                     mark.is_uncertain, is_first)
            )  # fmt: skip
    return result
