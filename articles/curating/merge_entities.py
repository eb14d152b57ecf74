"""How do two entities become one, so that it can be undone?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.curating.allowed import allowed
from articles.curating.merge_facts import facts_of, move_facts
from articles.curating.merge_verdicts import move_verdicts
from articles.history import operation
from articles.history.snapshot import AT_ONCE
from articles.models import (
    Alias,
    Article,
    Decision,
    Entity,
    EntityRedirect,
    Mention,
    NotTheSame,
    Office,
    Operation,
    Removed,
    Tenure,
)
from articles.models.once_more import once_more

SAMPLE = 10
# Imports may name it while it is merged.
_TRIES = 5


@dataclass(frozen=True)
class MergePreview:
    """What a merge would move, and how many verdicts on the two contradict each other.

    Where editors accepted one and rejected the other, accepting wins.
    """

    kept: Entity
    gone: Entity
    articles: int
    in_both: int
    decisions: int
    contradictions: int
    aliases: int
    offices: int
    tenures: int
    sample: list[Article]


def preview_merge(kept: Entity, gone: Entity) -> MergePreview:
    """Look before anything is done. Raises ValidationError where a merge would be refused."""
    refuse_merge(kept, gone)
    of_kept = Mention.objects.filter(entity=kept).values("article")
    mentions = Mention.objects.filter(entity=gone)
    decisions = Decision.objects.filter(entity=gone)
    against = {Decision.Verdict.ACCEPT: Decision.Verdict.REJECT}
    against |= {there: here for here, there in against.items()}
    contradictions = sum(
        decisions.filter(
            verdict=verdict,
            article__in=Decision.objects.filter(entity=kept, verdict=other).values("article"),
        ).count()
        for verdict, other in against.items()
    )
    return MergePreview(
        kept=kept,
        gone=gone,
        articles=mentions.count(),
        in_both=mentions.filter(article__in=of_kept).count(),
        decisions=decisions.count(),
        contradictions=contradictions,
        aliases=Alias.objects.filter(entity=gone).count(),
        offices=Office.objects.filter(of=gone).count(),
        tenures=Tenure.objects.filter(leader=gone).count(),
        sample=Article.objects.with_source().without_body().in_order(
            list(mentions.order_by("-salience", "pk").values_list("article", flat=True)[:SAMPLE])
        ),
    )  # fmt: skip


def refuse_merge(kept: Entity, gone: Entity) -> None:
    """Raise ValidationError for two that may not become one."""
    if kept.pk == gone.pk:
        raise ValidationError("Choose two entities; these are the same.")
    if kept.kind != gone.kind:
        raise ValidationError(f"A {gone.kind} cannot become a {kept.kind}.")
    if NotTheSame.objects.of_pair(kept, gone).exists():
        raise ValidationError(
            f"A curator decided that {kept} and {gone} are not the same. Take that back first."
        )


def merge_entities(kept: Entity, gone: Entity, curator: User | AnonymousUser) -> Operation:
    """Everything of `gone` becomes `kept`'s, and its addresses lead there: all, or nothing.

    Mentions keep all places and the best confidence; editors' verdicts move along. Undoing the
    Operation splits them again. Raises PermissionDenied, ValidationError.
    """
    user = allowed(curator, Operation.Kind.MERGE)
    for _ in range(_TRIES):
        try:
            return once_more(lambda: _merge(kept, gone, user))
        except _NamedMeanwhileError:
            continue
    raise ValidationError(f"{gone} is being found in new articles just now. Try again in a minute.")


class _NamedMeanwhileError(Exception):
    """Between the look at its articles and the lock on it, another article named it."""


@transaction.atomic
def _merge(kept: Entity, gone: Entity, user: User) -> Operation:
    both = [kept.pk, gone.pk]
    with operation(Operation.Kind.MERGE, user, f"merged {gone} into {kept}") as recording:
        for ids in _article_ids(gone):
            locked = Article.objects.select_for_update(no_key=True).filter(pk__in=ids)
            list(locked.order_by("pk").values_list("pk"))
            with recording.watching(
                Mention.objects.filter(article__in=ids, entity__in=both),
                Decision.objects.filter(article__in=ids, entity__in=both),
            ):
                move_verdicts(kept, gone, ids)
        found = Entity.objects.select_for_update().filter(pk__in=both).in_bulk()
        if len(found) < 2:
            raise ValidationError("One of the two is gone. Reload the page to see what is there.")
        refuse_merge(found[kept.pk], found[gone.pk])
        # Nobody can name it any more; articles are locked before entities, so that all is done
        # anew for the sake of one that came late.
        if next(_article_ids(gone), None):
            raise _NamedMeanwhileError
        with recording.watching(
            *facts_of(both),
            Removed.objects.filter(kind=gone.kind),
            EntityRedirect.objects.filter(kind=gone.kind),
        ):
            Removed.objects.note_entities([found[gone.pk]], user)
            _redirect(found[kept.pk], found[gone.pk])
            move_facts(found[kept.pk], found[gone.pk])
            found[gone.pk].delete()
    return recording.operation


def _article_ids(gone: Entity) -> Iterator[list[int]]:
    """The articles that it is named in or decided on, in portions, until none are left."""
    while True:
        named = Mention.objects.filter(entity=gone).values_list("article_id", flat=True)
        decided = Decision.objects.filter(entity=gone).values_list("article_id", flat=True)
        ids = sorted(
            {*named.order_by("article_id")[:AT_ONCE], *decided.order_by("article_id")[:AT_ONCE]}
        )
        if not ids:
            return
        yield ids[:AT_ONCE]


def _redirect(kept: Entity, gone: Entity) -> None:
    """The old addresses, and what led to them before, lead to the one that stays."""
    EntityRedirect.objects.filter(entity=gone).update(entity=kept)
    for value in {gone.slug, gone.code} - {""}:
        EntityRedirect.objects.update_or_create(
            kind=gone.kind, value=value, defaults={"entity": kept}
        )
