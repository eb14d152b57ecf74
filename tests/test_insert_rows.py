"""It writes rows without objects as Django would write objects."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import IndexChange, Mention
from articles.models.insert_rows import insert_for_keys, insert_values
from tests.world import make_article, make_country

pytestmark = pytest.mark.django_db


def test_keeps_values_as_django_does_and_gives_the_rest_their_defaults() -> None:
    article, france = make_article(), make_country("France", "FR")
    spans = [{"field": "body", "start": 0, "end": 6}]
    names = ["article_id", "entity_id", "found_by", "spans"]
    insert_values([(article.pk, france.pk, "name", spans)], Mention, names)
    (mention,) = Mention.objects.all()
    fresh = Mention()
    assert (mention.article, mention.entity, mention.spans) == (article, france, spans)
    assert (mention.confidence, mention.salience) == (fresh.confidence, fresh.salience)
    assert mention.is_about is fresh.is_about


def test_keeps_a_time_with_its_zone() -> None:
    now = timezone.now()
    later = now.astimezone(dt.timezone(dt.timedelta(hours=5)))
    insert_values([(7, now), (8, later)], IndexChange, ["article_id", "recorded_at"])
    assert [change.recorded_at for change in IndexChange.objects.order_by("pk")] == [now, now]


def test_inserts_nothing_of_nothing() -> None:
    insert_values([], IndexChange, ["article_id", "recorded_at"])
    assert not IndexChange.objects.exists()


def test_tells_the_keys_of_what_it_inserted_from_the_lowest_on() -> None:
    now = timezone.now()
    rows = [(number, now) for number in range(10_000)]
    keys = insert_for_keys(rows, IndexChange, ["article_id", "recorded_at"])
    assert keys == list(IndexChange.objects.order_by("pk").values_list("pk", flat=True))
    assert len(keys) == len(rows)
