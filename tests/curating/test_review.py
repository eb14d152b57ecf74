"""It hands uncertain mentions out, each to one editor, the least certain first."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.curating.review import Order, ReviewFilter, left, next_items, release
from articles.curating.visibility import hide
from articles.models import Decision, Entity, Mention, ReviewClaim
from articles.tagging import confirm_mention, reject_mention
from tests.world import make_article, make_country, make_source, make_user

pytestmark = pytest.mark.django_db


def uncertain(confidence: float, entity: Entity, **fields: str) -> Mention:
    """A mention that the tagger is not sure of."""
    return Mention.objects.create(
        article=make_article(**fields), entity=entity, confidence=confidence,
        found_by=Mention.FoundBy.PLACE,
    )  # fmt: skip


@pytest.fixture
def chad() -> Entity:
    """A country, or a man."""
    return make_country("Chad", "TD")


@pytest.fixture
def mentions(chad: Entity) -> list[Mention]:
    """From certain to certainly not."""
    georgia = make_country("Georgia", "GE")
    return [
        uncertain(0.9, chad),
        uncertain(0.7, chad, date="1990-01-01", source="Zebra News"),
        uncertain(0.52, georgia, date="1985-01-01"),
        uncertain(0.3, chad, date="", source="Zebra News"),
        uncertain(0.1, georgia),
    ]


def test_asks_for_the_least_certain_first(mentions: list[Mention], editor: User) -> None:
    assert next_items(editor) == [mentions[2], mentions[1], mentions[3]]
    assert left() == 3


def test_orders_and_filters(mentions: list[Mention], editor: User, chad: Entity) -> None:
    assert next_items(editor, Order.ENTITY) == [mentions[1], mentions[3], mentions[2]]
    assert next_items(editor, Order.DATE) == [mentions[1], mentions[2], mentions[3]]
    assert next_items(editor, Order.SOURCE)[0] == mentions[2]
    assert Order.parse("date") is Order.DATE
    assert Order.parse("nonsense") is Order.UNCERTAIN
    of_chad = ReviewFilter(entity=chad.pk)
    assert left(of_chad) == 2
    zebra = ReviewFilter(source=make_source("Zebra News").pk)
    assert set(next_items(editor, only=zebra)) == {mentions[1], mentions[3]}
    years = ReviewFilter(start=dt.date(1984, 1, 1), end=dt.date(1985, 1, 1))
    assert next_items(editor, only=years) == [mentions[2]]


def test_gives_no_two_editors_the_same(mentions: list[Mention], editor: User) -> None:
    other = make_user("otto", group="Editor")
    first = next_items(editor, limit=2)
    assert next_items(editor, limit=2) == first
    assert next_items(other, limit=2) == [mentions[3]]
    release(editor, [first[0].pk])
    assert next_items(other) == [first[0], mentions[3]]
    ReviewClaim.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    assert len(next_items(other)) == 3
    assert next_items(editor) == []


def test_claims_one_mention_once_even_at_the_same_moment(
    mentions: list[Mention], editor: User
) -> None:
    other, now = make_user("otto", group="Editor"), timezone.now()
    key = mentions[2].pk
    assert ReviewClaim.objects.claim([key], editor.pk, now) == {key}
    assert ReviewClaim.objects.claim([key], other.pk, now) == set()
    later = now + dt.timedelta(minutes=10)
    assert ReviewClaim.objects.claim([key], other.pk, later) == {key}


def test_asks_no_more_what_is_decided_or_hidden(
    mentions: list[Mention], editor: User, curator: User
) -> None:
    one, two, three = (mentions[i] for i in (1, 2, 3))
    reject_mention(one.article, one.entity, editor)
    confirm_mention(two.article, two.entity, editor)
    assert next_items(editor) == [three]
    hide([three.article], curator)
    assert left() == 0
    assert Decision.objects.count() == 2


def test_refuses_readers(mentions: list[Mention], reader: User) -> None:
    with pytest.raises(PermissionDenied):
        next_items(reader)
    assert not ReviewClaim.objects.exists()
