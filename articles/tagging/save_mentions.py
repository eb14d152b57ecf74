"""From found mentions to saved ones: only the differences, and never against an editor."""

from collections.abc import Mapping, Sequence

from articles.models import Decision, Mention
from articles.tagging.taggable_text import FoundMention

# What an editor adds counts as being about the article, whatever the machine makes of it.
EDITORS_SALIENCE = 0.5


def save_mentions(
    found: Mapping[int, Sequence[FoundMention]], decisions: Mapping[int, Sequence[Decision]]
) -> set[int]:
    """Save what was found in each article, by its id; return the ids of those that changed.

    A rejected entity is left out, an accepted one kept or made. A mention that an editor made
    stays, though the machine may tell where it stands.
    """
    present: dict[int, dict[int, Mention]] = {article_id: {} for article_id in found}
    for mention in Mention.objects.filter(article__in=list(found)):
        present[mention.article_id][mention.entity_id] = mention
    create: list[Mention] = []
    update: list[Mention] = []
    delete: list[Mention] = []
    for article_id, mentions in found.items():
        before = present[article_id]
        wanted = _wanted(article_id, mentions, decisions.get(article_id, ()), before)
        for entity_id, mention in wanted.items():
            old = before.get(entity_id)
            if old is None:
                create.append(mention)
            elif _values(old) != _values(mention):
                mention.pk = old.pk
                update.append(mention)
        delete += [old for entity_id, old in before.items() if entity_id not in wanted]
    Mention.objects.filter(pk__in=[mention.pk for mention in delete]).delete()
    Mention.objects.bulk_update(update, ["spans", "salience", "found_by"], batch_size=500)
    Mention.objects.bulk_create(create, batch_size=1000)
    return {mention.article_id for mention in (*create, *update, *delete)}


def _wanted(
    article_id: int,
    found: Sequence[FoundMention],
    decisions: Sequence[Decision],
    before: Mapping[int, Mention],
) -> dict[int, Mention]:
    """The mentions that an article should have, by entity."""
    verdicts = {d.entity_id: d.verdict for d in decisions if d.verdict != Decision.Verdict.NEVER}
    editors = {e for e, verdict in verdicts.items() if verdict == Decision.Verdict.ACCEPT}
    editors |= {e for e, m in before.items() if m.found_by == Mention.FoundBy.EDITOR}
    wanted = {mention.entity_id: _mention(article_id, mention) for mention in found}
    for entity_id in editors:
        mention = wanted.setdefault(entity_id, Mention(article_id=article_id, entity_id=entity_id))
        old = before.get(entity_id)
        is_old = old is not None and old.found_by == Mention.FoundBy.EDITOR
        floor = old.salience if old is not None and is_old else EDITORS_SALIENCE
        mention.found_by = Mention.FoundBy.EDITOR
        mention.salience = max(mention.salience, floor)
    for entity_id, verdict in verdicts.items():
        if verdict == Decision.Verdict.REJECT:
            wanted.pop(entity_id, None)
    return wanted


def _mention(article_id: int, found: FoundMention) -> Mention:
    return Mention(
        article_id=article_id,
        entity_id=found.entity_id,
        spans=[{"field": s.field, "start": s.start, "end": s.end} for s in found.spans],
        salience=found.salience,
        found_by=found.found_by.value,
    )


def _values(mention: Mention) -> tuple[object, ...]:
    return (mention.spans, mention.salience, mention.found_by)
