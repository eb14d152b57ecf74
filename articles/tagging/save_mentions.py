"""From found mentions to saved ones: only the differences, and never against an editor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.models import Decision, Mention
from articles.models.insert_rows import insert_rows, insert_values
from articles.models.mention import SpanJSON
from articles.tagging.marked_places import overlaps, places_now
from articles.tagging.mention_tally import MentionTally
from articles.tagging.salience import ABOUT
from articles.tagging.taggable_text import FoundMention, Span, TaggableText

# What an editor adds counts as being about the article, whatever the machine makes of it.
EDITORS_SALIENCE = 0.5
_COLUMNS = ["spans", "confidence", "salience", "is_about", "found_by"]
_NEW = ["article_id", "entity_id", *_COLUMNS]


@dataclass(frozen=True)
class Reading:
    """What is known of one article: its text, what the tagger found, what editors decided."""

    text: TaggableText
    found: Sequence[FoundMention] = ()
    decisions: Sequence[Decision] = ()


@dataclass
class _Difference:
    create: list[Mention] = field(default_factory=list)
    update: list[Mention] = field(default_factory=list)
    delete: list[Mention] = field(default_factory=list)


def save_mentions(readings: Mapping[int, Reading], tally: MentionTally | None = None) -> set[int]:
    """Save what was found in each article, by its id; return the ids of those that changed.

    A rejected entity is left out, an accepted one kept or made. A mention that an editor made
    stays, though the machine may tell where it stands. The `tally` counts what changed.
    """
    present: dict[int, dict[int, Mention]] = {article_id: {} for article_id in readings}
    for mention in Mention.objects.filter(article__in=list(readings)):
        present[mention.article_id][mention.entity_id] = mention
    new = _Difference()
    for article_id, reading in readings.items():
        before = present[article_id]
        wanted = _wanted(article_id, reading, before)
        for entity_id, mention in wanted.items():
            old = before.get(entity_id)
            if old is None:
                new.create.append(mention)
            elif _values(old) != _values(mention):
                mention.pk = old.pk
                new.update.append(mention)
        new.delete += [old for entity_id, old in before.items() if entity_id not in wanted]
    Mention.objects.filter(pk__in=[mention.pk for mention in new.delete]).delete()
    Mention.objects.bulk_update(new.update, _COLUMNS, batch_size=500)
    insert_rows(new.create, Mention)
    if tally is not None:
        tally.count(created=new.create, updated=new.update, deleted=new.delete)
    return {mention.article_id for mention in (*new.create, *new.update, *new.delete)}


def save_first_mentions(found: Mapping[int, Sequence[FoundMention]]) -> set[int]:
    """Save what was found in new articles, by their ids; return the ids of those that have any.

    Nothing can have been there before, and nobody can have decided on it.
    """
    rows = (
        (article_id, one.entity_id, *_kept(one))
        for article_id, some in found.items()
        for one in some
    )
    insert_values(rows, Mention, _NEW)
    return {article_id for article_id, some in found.items() if some}


def _wanted(article_id: int, reading: Reading, before: Mapping[int, Mention]) -> dict[int, Mention]:
    """The mentions that an article should have, by entity."""
    verdicts = {
        decision.entity_id: decision
        for decision in reading.decisions
        if decision.verdict != Decision.Verdict.NEVER
    }
    wanted = {found.entity_id: _mention(article_id, found) for found in reading.found}
    _take_marked_places(article_id, wanted, verdicts, reading.text)
    editors = {e for e, d in verdicts.items() if d.verdict == Decision.Verdict.ACCEPT}
    editors |= {e for e, m in before.items() if m.found_by == Mention.FoundBy.EDITOR}
    for entity_id in editors:
        mention = wanted.setdefault(
            entity_id, Mention(article_id=article_id, entity_id=entity_id, is_about=False)
        )
        _believe(mention, verdicts.get(entity_id), before.get(entity_id))
    for entity_id, decision in verdicts.items():
        if decision.verdict == Decision.Verdict.REJECT:
            wanted.pop(entity_id, None)
    return wanted


def _believe(mention: Mention, decision: Decision | None, old: Mention | None) -> None:
    """Make it an editor's mention: certain, and as much what the article is about as they said."""
    mention.found_by = Mention.FoundBy.EDITOR
    mention.confidence = 1.0
    if decision is None:
        # An editor's mention without a verdict stays as it was.
        mention.salience = max(mention.salience, old.salience if old else EDITORS_SALIENCE)
        mention.is_about = mention.is_about or old is None or old.is_about
    elif decision.is_about is not None:
        mention.is_about = decision.is_about
        if decision.is_about:
            mention.salience = max(mention.salience, EDITORS_SALIENCE)


def _take_marked_places(
    article_id: int,
    wanted: dict[int, Mention],
    verdicts: Mapping[int, Decision],
    text: TaggableText,
) -> None:
    """What an editor marked as one entity's name is that one's, and no other's."""
    marked = {
        entity_id: places_now(decision.spans, text)
        for entity_id, decision in verdicts.items()
        if decision.verdict == Decision.Verdict.ACCEPT and decision.spans
    }
    for entity_id, places in marked.items():
        for other_id, mention in list(wanted.items()):
            left = [span for span in mention.spans if not overlaps(span, places)]
            if other_id == entity_id or len(left) == len(mention.spans):
                continue
            mention.spans = left
            if not left:
                del wanted[other_id]
        own = wanted.setdefault(
            entity_id, Mention(article_id=article_id, entity_id=entity_id, is_about=False)
        )
        own.spans = sorted(
            [span for span in own.spans if not overlaps(span, places)] + places,
            key=lambda span: (span["field"], span["start"]),
        )


def _mention(article_id: int, found: FoundMention) -> Mention:
    columns = dict(zip(_COLUMNS, _kept(found), strict=True))
    return Mention(article_id=article_id, entity_id=found.entity_id, **columns)


def _kept(found: FoundMention) -> tuple[Any, ...]:
    """The values of the columns, in their order."""
    spans = [_span(span) for span in found.spans]
    is_about = found.salience >= ABOUT
    return spans, found.confidence, found.salience, is_about, found.found_by.value


def _span(span: Span) -> SpanJSON:
    place = SpanJSON(field=span.field, start=span.start, end=span.end)
    if span.by:
        place["by"] = span.by
    return place


def _values(mention: Mention) -> tuple[object, ...]:
    return tuple(getattr(mention, name) for name in _COLUMNS)
