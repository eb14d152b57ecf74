"""Which uncertain mentions does an editor decide on next? Nobody else gets the same ones."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from articles.models import Mention, ReviewClaim
from articles.models.mention import MentionQuerySet
from articles.models.review_claim import ReviewClaimQuerySet

AT_ONCE = 10
# Others may claim the same at the same moment; then the next ones are tried.
_TRIES = 5


class Order(StrEnum):
    """In which order the uncertain mentions come."""

    UNCERTAIN = "uncertain"
    ENTITY = "entity"
    DATE = "date"
    SOURCE = "source"

    @classmethod
    def parse(cls, value: str) -> "Order":
        """The order of this name; least certain first for everything else."""
        return cls(value) if value in list(cls) else cls.UNCERTAIN


@dataclass(frozen=True)
class ReviewFilter:
    """Which of the uncertain mentions are asked for; days of publication, both included."""

    entity: int | None = None
    source: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None


EVERYTHING = ReviewFilter()


def next_items(
    editor: User | AnonymousUser,
    order: Order = Order.UNCERTAIN,
    only: ReviewFilter = EVERYTHING,
    limit: int = AT_ONCE,
    without: Collection[int] = (),
) -> list[Mention]:
    """Up to `limit` uncertain mentions, with article, source and entity, claimed for this editor.

    What they hold already comes again, so that a page can be loaded twice. `without` are mentions
    that they do not want to see now. The articles come without their long text.
    """
    user = _reviewer(editor)
    claimed: set[int] = set()
    for _ in range(_TRIES):
        now = timezone.now()
        others = ReviewClaim.objects.held(now).exclude(editor=user)
        free = waiting(only).exclude(pk__in=others.values("mention")).exclude(pk__in=without)
        keys = list(_ordered(free, order).values_list("pk", flat=True)[:limit])
        claimed = ReviewClaim.objects.claim(keys, user.pk, now)
        if len(claimed) == len(keys):
            break
    found = waiting(only).filter(pk__in=claimed).select_related("article__source", "entity")
    return list(_ordered(found.defer("article__body"), order))


def waiting(only: ReviewFilter = EVERYTHING) -> MentionQuerySet:
    """The uncertain mentions that are asked for, whoever may hold them."""
    mentions = Mention.objects.in_review()
    if only.entity is not None:
        mentions = mentions.filter(entity=only.entity)
    if only.source is not None:
        mentions = mentions.filter(article__source=only.source)
    if only.start is not None:
        mentions = mentions.filter(article__published_on__gte=only.start)
    if only.end is not None:
        mentions = mentions.filter(article__published_on__lte=only.end)
    return mentions


def left(only: ReviewFilter = EVERYTHING) -> int:
    """How many are left to decide on."""
    return waiting(only).count()


def held(editor: User | AnonymousUser) -> ReviewClaimQuerySet:
    """What this editor has before them now."""
    return ReviewClaim.objects.held(timezone.now()).filter(editor=_reviewer(editor))


def holder(mention_id: int, editor: User | AnonymousUser) -> User | None:
    """The other editor who has this mention before them now, if somebody has."""
    claims = ReviewClaim.objects.held(timezone.now()).exclude(editor=_reviewer(editor))
    claim = claims.filter(mention=mention_id).select_related("editor").first()
    return claim.editor if claim else None


def release(
    editor: User | AnonymousUser,
    mention_ids: Collection[int] | None = None,
    *,
    until: dt.datetime | None = None,
) -> None:
    """Give these, or all that the editor holds, back to the others.

    With `until` only what is held no longer than that: what a page that is left had claimed, and
    not what the next page has claimed meanwhile.
    """
    claims = ReviewClaim.objects.filter(editor=_reviewer(editor))
    if mention_ids is not None:
        claims = claims.filter(mention__in=mention_ids)
    (claims if until is None else claims.filter(until__lte=until)).delete()


def _reviewer(editor: User | AnonymousUser) -> User:
    if isinstance(editor, AnonymousUser) or not editor.has_perm("articles.review_mention"):
        raise PermissionDenied("Only editors may decide on uncertain mentions.")
    return editor


def _ordered(mentions: MentionQuerySet, order: Order) -> MentionQuerySet:
    if order is Order.ENTITY:
        return mentions.order_by("entity__name", "entity", "-confidence", "pk")
    if order is Order.DATE:
        return mentions.order_by(F("article__published_on").desc(nulls_last=True), "pk")
    if order is Order.SOURCE:
        return mentions.order_by(F("article__source__name").asc(nulls_last=True), "pk")
    return mentions.least_certain_first()
