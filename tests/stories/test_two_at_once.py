"""It joins what two writers save at the same moment, on a server that lets them."""

from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.curating.visibility import hide, publish
from articles.models import Article, Fingerprint, IndexChange, Story
from articles.stories.archive_index import open_index
from articles.stories.assign import assign_stories
from articles.stories.hold_stories import hold_stories
from articles.tagging import set_title
from tests.curating.test_two_at_once import together
from tests.stories.telling import changed, text
from tests.world import make_article

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("newsdesk_var"),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs TEST_DATABASE_URL"),
]


def save(seed: int) -> None:
    """Ten batches of two, of which one tells what everybody tells."""
    for number in range(10):
        with transaction.atomic():
            hold_stories()
            articles = [
                make_article("Harvest", changed(text(), seed + 10, number + 30), "1987-03-02"),
                make_article("Harvest", text(100 * seed + number), "1987-03-02"),
            ]
            IndexChange.objects.record(assign_stories(articles))


def test_joins_what_is_saved_at_the_same_moment() -> None:
    make_article()  # the source is there

    def save_copy(seed: int) -> None:
        with transaction.atomic():
            hold_stories()
            article = make_article("Harvest", text(seed), "1987-03-02")
            IndexChange.objects.record(assign_stories([article]))

    for seed in range(12):
        together(*(partial(save_copy, seed) for _ in range(3)))
    assert list(Story.objects.values_list("size", flat=True)) == [3] * 12
    assert open_index().last == Fingerprint.objects.latest("pk").pk
    assert open_index().number == 36


def test_keeps_a_story_right_while_its_articles_are_hidden_and_corrected() -> None:
    editors = [User.objects.create_superuser(f"editor{number}") for number in range(3)]
    with transaction.atomic():
        articles = [make_article("Harvest", text(), "1987-03-02") for _ in range(6)]
        assign_stories(articles)

    def hide_and_publish() -> None:
        for article in articles[:3]:
            hide([article], editors[0])
            publish([article], editors[0])
        hide(articles[:1], editors[0])

    def retitle() -> None:
        for number, article in enumerate(articles[1:5]):
            set_title(article, f"Harvest {number}", editors[1])

    together(hide_and_publish, retitle, partial(save, 5))
    story = Story.objects.get()
    assert story.size == story.articles.count() == 15
    assert (
        not Article.objects.visible()
        .filter(title__startswith="Harvest", story=None)
        .exclude(body__in=[text(500 + number) for number in range(10)])
    )
