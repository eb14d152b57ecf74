"""assign_stories: which articles come into one story."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article, Fingerprint, Story
from articles.stories.assign import assign_stories
from articles.stories.fingerprint import signature, similarity
from tests.stories.telling import changed, report, text, words
from tests.world import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]


def save(*articles: Article) -> set[int]:
    with transaction.atomic():
        return assign_stories(articles)


def told(body: str, date: str = "1987-03-02", title: str = "Harvest", **fields: Any) -> Article:
    article = make_article(title, body, date, **fields)
    save(article)
    return article


def stories() -> set[frozenset[str]]:
    """The titles in each story."""
    return {
        frozenset(story.articles.values_list("title", flat=True)) for story in Story.objects.all()
    }


def test_joins_a_copy_with_few_other_words_and_tells_whose_story_changed() -> None:
    one = make_article("Harvest", text(), "1987-03-02")
    other = make_article("Harvest", changed(text(), 50), "1987-03-01")
    alone = make_article("Harvest", text(2))
    assert save(one) == set()
    assert save(other, alone) == {one.pk, other.pk}
    story = Story.objects.get()
    assert (story.lead, story.size) == (other, 2)
    assert set(story.articles.all()) == {one, other}
    assert Fingerprint.objects.count() == 3


def test_takes_signatures_that_were_made_elsewhere() -> None:
    articles = [make_article("Harvest", text()), make_article("Harvest", text())]
    made = {article.pk: signature(article.title, article.body) for article in articles}
    with transaction.atomic():
        assert assign_stories(articles, made) == made.keys()


def test_does_not_count_what_agencies_print_around_a_text() -> None:
    told("LONDON, March 2 (Reuters) - " + text(count=40), title="UPDATE 2-Harvest")
    told("(Adds details)\n" + text(count=40) + "\n(Reporting by Ann Ode; editing by O. Wen)")
    assert Story.objects.get().size == 2


def test_joins_what_a_paper_cut_and_gave_another_headline_the_day_after() -> None:
    told(text(count=150), "1987-03-02", "Harvest is late in the north")
    told(changed(text(count=125), 30, 60), "1987-03-03", "Farmers wait for the sun")
    assert Story.objects.get().size == 2
    told(changed(text(3, 125), 30, 60), "1987-03-03", "Farmers wait for the sun")
    told(text(3, 150), "1987-03-13", "Harvest is late in the north")
    assert Story.objects.count() == 1


def test_does_not_join_reports_of_one_mould_with_other_numbers() -> None:
    told(report(12.5, 3_400, 78), "1987-03-02")
    told(report(11.9, 3_381, 80), "1987-03-03")
    assert not Story.objects.exists()


def test_joins_a_correction_of_one_number() -> None:
    told(report(12.5, 3_400, 78), "1987-03-02")
    told(report(12.5, 3_400, 87), "1987-03-02")
    assert Story.objects.get().size == 2


def test_does_not_join_next_weeks_report_that_has_one_number() -> None:
    told(report(12.5), "1987-03-02")
    told(report(13.5), "1987-03-09")
    assert not Story.objects.exists()


def test_does_not_join_what_is_printed_every_year() -> None:
    told(changed(text(), 60, to="twenty"), "1987-03-02")
    told(changed(text(), 60, to="thirty"), "1988-03-02")
    assert not Story.objects.exists()


def test_joins_the_very_same_words_whenever_they_were_printed() -> None:
    told(text(), "1987-03-02")
    told(text(), "1999-12-24")
    assert Story.objects.get().size == 2


def test_leaves_very_short_texts_alone() -> None:
    told("No paper today.")
    told("No paper today.")
    assert not Story.objects.exists()
    assert [bytes(each.signature) for each in Fingerprint.objects.all()] == [b"", b""]


def test_joins_two_stories_by_what_lies_between_them() -> None:
    far = changed(text(), 5, 15, 25, 35, 45, 60, 70, 80, 90, 100)
    first = [told(text(), title="a"), told(text(), title="a")]
    second = [told(far, title="a"), told(far, title="a")]
    low, high = (Story.objects.get(articles=each[0]).pk for each in (first, second))
    assert low < high
    between = make_article("a", changed(text(), 5, 15, 25, 35, 45), "1987-03-02")
    assert save(between) == {between.pk, *(article.pk for article in second)}
    assert [story.pk for story in Story.objects.all()] == [low]
    assert Story.objects.get().size == 5


def test_looks_at_a_copy_of_the_day_however_many_of_other_years_are_more_alike() -> None:
    body = text(count=120)
    one = make_article(text(50, 25), body, "1987-03-02")
    copy = make_article(text(55, 25), changed(body, 30, 60, 90), "1987-03-02")
    alike = likeness(one, copy)
    of_other_years = []
    for seed in range(200):
        places = range(seed % 9, 110, 13)
        other = make_article(one.title, changed(body, *places, to=words(seed, 1)[0]), "1950")
        if alike < likeness(one, other) < 0.6:
            of_other_years.append(other)
    assert alike > 0.5
    assert len(of_other_years) > 50
    save(*of_other_years)
    save(copy)
    save(one)
    one.refresh_from_db()
    assert one.story
    assert list(one.story.articles.all()) == [one, copy]


def likeness(one: Article, other: Article) -> float:
    """What their signatures say."""
    made = [signature(each.title, each.body) or b"" for each in (one, other)]
    return similarity(*made)


def test_takes_an_article_out_whose_text_is_another_now() -> None:
    one, other, third = told(text()), told(text()), told(text())
    other.body = text(7)
    other.save()
    assert save(other) == {other.pk}
    assert set(Story.objects.get().articles.all()) == {one, third}
    assert Story.objects.get().size == 2
    third.body = text(8)
    third.save()
    assert save(third) == {one.pk, third.pk}
    assert not Story.objects.exists()


def test_lets_the_earliest_lead_then_the_longest_then_the_first_key() -> None:
    told(text(), "", import_key="1")
    told(text(), "1987-03-05", import_key="2")
    told(text(), "1987-03-02", import_key="5")
    told(text(), "1987-03-02", import_key="4")
    longer = told(text() + " mira", "1987-03-02", import_key="6")
    story = Story.objects.get()
    assert story.lead == longer
    assert story.size == 5
    longer.set_published(None, "")
    longer.save()
    save(longer)
    assert Story.objects.get().lead == Article.objects.get(import_key="4")


ARTICLES = st.tuples(
    st.sampled_from([1, 1, 1, 2]),
    st.sets(st.sampled_from([4, 14, 24, 34, 44, 54, 64]), max_size=6),
    st.sampled_from(["1987-03-01", "1987-03-02", "1987-03-20", "1987-04-15", "1988-03-01", ""]),
    st.sampled_from([0, 0, 3]),
)


def partition(keyed: Sequence[tuple[str, Any]], cuts: set[int]) -> set[tuple[str, frozenset[str]]]:
    """Which keys come together under which lead, when the articles come so and in these parts."""
    with transaction.atomic():
        made = []
        for key, (seed, places, date, more) in keyed:
            body = changed(text(seed, 80), *places) + " mira" * more
            made.append(make_article("Harvest", body, date, import_key=key))
        for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(made)], strict=True):
            save(*made[start:end])
        found = set()
        for story in Story.objects.select_related("lead"):
            keys = list(story.articles.values_list("import_key", flat=True))
            assert story.size == len(keys)
            assert story.lead is not None
            found.add((str(story.lead.import_key), frozenset(map(str, keys))))
        transaction.set_rollback(True)
    return found


@pytest.mark.slow
@given(st.data())
@settings(max_examples=60)
def test_finds_the_same_stories_in_whatever_order_articles_come(data: st.DataObject) -> None:
    articles = data.draw(st.lists(ARTICLES, min_size=2, max_size=7))
    keyed = [(f"key-{number}", article) for number, article in enumerate(articles)]
    again = data.draw(st.permutations(keyed))
    cuts = data.draw(st.sets(st.integers(1, len(keyed) - 1), max_size=4))
    assert partition(again, cuts) == partition(keyed, set())
