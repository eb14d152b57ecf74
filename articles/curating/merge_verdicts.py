"""What becomes of the mentions of two entities, and of the verdicts on them, in a merge?"""

from collections import defaultdict
from collections.abc import Sequence

from articles.models import Decision, Entity, Mention
from articles.models.mention import SpanJSON


def move_verdicts(kept: Entity, gone: Entity, article_ids: Sequence[int]) -> None:
    """In these articles: one mention with all places, and every verdict, for the one that stays.

    A verdict of a person outweighs what the machine found of the other; accepting outweighs
    rejecting, since an article that names either names the one that they are.
    """
    _move_decisions(kept, gone, article_ids)
    _move_mentions(kept, gone, article_ids)
    rejected = Decision.objects.filter(
        article__in=article_ids, entity=kept, verdict=Decision.Verdict.REJECT
    )
    Mention.objects.filter(
        entity=kept, article__in=list(rejected.values_list("article_id", flat=True))
    ).delete()


def _move_decisions(kept: Entity, gone: Entity, article_ids: Sequence[int]) -> None:
    of_kept = {
        (decision.article_id, decision.alias): decision
        for decision in Decision.objects.filter(entity=kept, article__in=article_ids)
    }
    for decision in Decision.objects.filter(entity=gone, article__in=article_ids):
        own = of_kept.get((decision.article_id, decision.alias))
        if own is None:
            # Not by save: the verdict is as old as it was.
            Decision.objects.filter(pk=decision.pk).update(entity=kept)
            continue
        if Decision.Verdict.ACCEPT in (decision.verdict, own.verdict):
            accepting = [d for d in (own, decision) if d.verdict == Decision.Verdict.ACCEPT]
            Decision.objects.filter(pk=own.pk).update(
                verdict=Decision.Verdict.ACCEPT,
                editor=accepting[0].editor,
                spans=[span for d in accepting for span in d.spans],
                is_about=_either([d.is_about for d in accepting]),
            )
        decision.delete()


def _move_mentions(kept: Entity, gone: Entity, article_ids: Sequence[int]) -> None:
    found: dict[int, dict[int, Mention]] = defaultdict(dict)
    for mention in Mention.objects.filter(entity__in=[kept, gone], article__in=article_ids):
        found[mention.article_id][mention.entity_id] = mention
    moved = [mentions[gone.pk].pk for mentions in found.values() if list(mentions) == [gone.pk]]
    Mention.objects.filter(pk__in=moved).update(entity=kept)
    united = [mentions for mentions in found.values() if len(mentions) == 2]
    for mentions in united:
        _unite(mentions[kept.pk], mentions[gone.pk])
    Mention.objects.filter(pk__in=[mentions[gone.pk].pk for mentions in united]).delete()
    columns = ["spans", "confidence", "salience", "is_about", "found_by"]
    Mention.objects.bulk_update([m[kept.pk] for m in united], columns, batch_size=500)


def _unite(own: Mention, other: Mention) -> None:
    """All places of both, and the better evidence."""
    places: dict[tuple[str, int, int], SpanJSON] = {}
    for span in (*own.spans, *other.spans):
        places.setdefault((span["field"], span["start"], span["end"]), span)
    own.spans = [places[key] for key in sorted(places)]
    if Mention.FoundBy.EDITOR in (own.found_by, other.found_by):
        own.found_by = Mention.FoundBy.EDITOR
    elif other.confidence > own.confidence:
        own.found_by = other.found_by
    own.confidence = max(own.confidence, other.confidence)
    own.salience = max(own.salience, other.salience)
    own.is_about = own.is_about or other.is_about


def _either(said: Sequence[bool | None]) -> bool | None:
    known = [one for one in said if one is not None]
    return any(known) if known else None
