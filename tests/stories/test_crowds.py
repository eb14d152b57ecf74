"""It finds the same stories where very many articles have the same words, or are gone."""

import datetime as dt
import shutil
from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.curating.article_edits import edit_article
from articles.curating.visibility import hide
from articles.models import Article, Story
from articles.stories.archive_index import catch_up, index_folder
from articles.stories.assign import assign_stories
from articles.stories.connected import Connected
from articles.stories.same_story import Told, tell_the_same
from tests.stories.telling import changed, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]
NEAR = changed(text(), 50)


def day(number: int) -> dt.date:
    """So many days after the first."""
    return dt.date(1987, 3, 2) + dt.timedelta(days=number)


def made(bodies: Sequence[str], days: Sequence[int] = (0,)) -> list[Article]:
    """Saved articles with these texts, that nobody has compared yet."""
    return Article.objects.bulk_create(
        Article(
            title="Harvest",
            body=body,
            published_on=day(days[number % len(days)]),
            published_precision=Article.Precision.DAY,
        )
        for number, body in enumerate(bodies)
    )


def save(articles: Sequence[Article], batch: int = 1_000) -> None:
    """Assigned in batches, each known to the index afterwards."""
    for start in range(0, len(articles), batch):
        with transaction.atomic():
            assign_stories(articles[start : start + batch])
        catch_up()


def sizes() -> list[int]:
    return sorted(Story.objects.values_list("size", flat=True))


@pytest.mark.parametrize("batch", [80, 33, pytest.param(1, marks=pytest.mark.slow)])
def test_joins_two_crowds_that_are_nearly_the_same(batch: int) -> None:
    save(made([text()] * 40 + [NEAR] * 40), batch)
    assert sizes() == [80]


def test_joins_a_crowd_to_those_of_its_days_among_many_of_other_months() -> None:
    days = [40 * number for number in range(45)]
    save(made([text()] * 45, days))
    save(made([NEAR] * 40, [40 * 22 + 1]))
    assert sizes() == [85]


def test_keeps_a_story_of_two_crowds_together_without_one_of_it(curator: User) -> None:
    articles = made([text()] * 40 + [NEAR] * 40)
    save(articles, 20)
    hide(articles[:1], curator)
    assert sizes() == [79]
    edit_article(articles[50], {"body": text(9)}, curator)
    assert sizes() == [78]


CROWDS = st.lists(
    st.tuples(
        st.sampled_from([text(), NEAR, changed(text(), 20, 90), text(2)]),
        st.sampled_from([0, 1, 18]),
        st.sampled_from([1, 36, 50]),
    ),
    min_size=2,
    max_size=4,
    unique_by=lambda crowd: crowd[:2],
)
Crowd = tuple[str, int, int]


def expected(crowds: Sequence[Crowd]) -> set[frozenset[Crowd]]:
    """What hangs together when each crowd is compared with each."""
    connected: Connected[Crowd] = Connected()
    told = {crowd: Told("Harvest", crowd[0], day(crowd[1])) for crowd in crowds}
    for one, other in combinations(crowds, 2):
        if tell_the_same(told[one], told[other]):
            connected.join(one, other)
    groups = map(frozenset, connected.groups(crowds))
    return {group for group in groups if sum(number for _, _, number in group) > 1}


@pytest.mark.slow
@given(
    crowds=CROWDS,
    batch=st.sampled_from([1_000, 60, 7]),
    chance=st.none() | st.randoms(use_true_random=False),
)
@settings(max_examples=40)
def test_finds_the_stories_of_crowds_in_whatever_order_and_batches_they_come(
    crowds: list[Crowd], batch: int, chance: Random | None
) -> None:
    shutil.rmtree(index_folder(), ignore_errors=True)
    told = [crowd[:2] for crowd in crowds for _ in range(crowd[2])]
    if chance:
        chance.shuffle(told)
    with transaction.atomic():
        save([one for body, days in told for one in made([body], [days])], batch)
        stories = [list(story.articles.all()) for story in Story.objects.all()]
        transaction.set_rollback(True)
    found = {
        frozenset(
            crowd
            for crowd in crowds
            if (crowd[0], day(crowd[1])) in {(one.body, one.published_on) for one in story}
        )
        for story in stories
    }
    assert found == expected(crowds)
    assert sum(map(len, stories)) == sum(n for group in found for _, _, n in group)


def test_finds_the_one_that_was_not_hidden_among_many_copies(curator: User) -> None:
    articles = made([text()] * 40)
    save(articles)
    hide([*articles[:20], *articles[21:]], curator)
    assert sizes() == []
    copies = made([text()])
    save(copies)
    assert set(Story.objects.get().articles.all()) == {articles[20], *copies}


@pytest.mark.slow
def test_finds_a_copy_less_alike_than_very_many_that_are_gone() -> None:
    gone = made([changed(text(), place % 110, place // 3) for place in range(300)])
    save(gone)
    Article.objects.filter(pk__in=[one.pk for one in gone]).delete()
    Story.objects.all().delete()
    there = made([changed(text(), 5, 15, 25, 35, 45)])
    save(there)
    save(made([text()]))
    assert sizes() == [2]


def test_finds_the_one_that_is_there_among_very_many_that_are_gone() -> None:
    articles = made([text()] * 601)
    save(articles)
    left = articles.pop(300)
    Article.objects.filter(pk__in=[one.pk for one in articles]).delete()
    Story.objects.all().delete()
    save(made([NEAR]))
    assert set(Story.objects.get().articles.all()) >= {left}
    save(made([text()]))
    assert sizes() == [3]
