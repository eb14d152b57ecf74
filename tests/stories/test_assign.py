"""assign_stories: which articles come into one story."""

import pytest
from django.db import transaction

from articles.models import Article, Fingerprint, Story
from articles.stories.assign import assign_stories
from tests.stories.telling import changed, text
from tests.world import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]


def save(*articles: Article) -> set[int]:
    with transaction.atomic():
        return assign_stories(articles)


def stories() -> set[frozenset[int]]:
    return {frozenset(story.articles.values_list("pk", flat=True)) for story in Story.objects.all()}


def test_joins_a_copy_with_few_other_words() -> None:
    one = make_article("Harvest", text(), "1987-03-02")
    other = make_article("Harvest", changed(text(), 50), "1987-03-01")
    alone = make_article("Else", text(2))
    assert save(one) == set()
    assert save(other, alone) == {one.pk, other.pk}
    story = Story.objects.get()
    assert (story.lead, story.size) == (other, 2)
    assert stories() == {frozenset({one.pk, other.pk})}
    assert Fingerprint.objects.count() == 3
