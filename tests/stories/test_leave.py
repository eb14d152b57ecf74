"""What becomes of a story when an article of it is hidden, changed, deleted, or comes back."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.curating.article_edits import add_article, edit_article
from articles.curating.stand_alone import stand_alone
from articles.curating.undo import undo
from articles.curating.visibility import delete_for_good, hide, publish
from articles.dates import read_date
from articles.models import Article, IndexChange, Operation, Story
from articles.stories.assign import assign_stories
from articles.stories.hold_stories import hold_stories
from articles.tagging import set_date, set_title
from tests.stories.telling import changed, text
from tests.world import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]


@pytest.fixture
def chain() -> list[Article]:
    """The second and the third each tell the same as the first, but not as each other."""
    bodies = [
        text(),
        changed(text(), 5, 15, 25, 35, 45),
        changed(text(), 60, 70, 80, 90, 100),
    ]
    days = ["1987-03-02", "1987-03-03", "1987-03-03"]
    articles = [make_article("Harvest", body, day) for body, day in zip(bodies, days, strict=True)]
    with transaction.atomic():
        assign_stories(articles)
    IndexChange.objects.all().delete()
    return articles


def in_stories() -> set[frozenset[int]]:
    found = set()
    for story in Story.objects.all():
        ids = frozenset(story.articles.values_list("pk", flat=True))
        assert (story.size, story.lead_id) == (len(ids), min(ids))
        found.add(ids)
    return found


def told_to_the_index() -> set[int]:
    return set(IndexChange.objects.filter(is_urgent=True).values_list("article_id", flat=True))


def as_operation(done: Operation | None) -> Operation:
    assert done is not None
    return done


def test_goes_on_with_the_next_lead_when_the_lead_is_hidden(curator: User) -> None:
    articles = [make_article("Harvest", text(), day) for day in ("1987-03-02", "1987-03-03", "")]
    with transaction.atomic():
        assign_stories(articles)
    hide(articles[:1], curator)
    story = Story.objects.get()
    assert (story.lead, story.size) == (articles[1], 2)
    assert not Article.objects.get(pk=articles[0].pk).story


def test_falls_apart_without_the_one_between(chain: list[Article], curator: User) -> None:
    ids = frozenset(article.pk for article in chain)
    assert in_stories() == {ids}
    hidden = as_operation(hide(chain[:1], curator))
    assert in_stories() == set()
    assert told_to_the_index() == ids
    undo(hidden, curator)
    assert in_stories() == {ids}
    hide(chain[:1], curator)
    publish(chain[:1], curator)
    assert in_stories() == {ids}


def test_tells_the_index_of_a_chosen_article_of_which_only_the_story_changed(
    curator: User,
) -> None:
    hidden, shown = (make_article("Harvest", text(), "1987-03-02") for _ in range(2))
    Article.objects.filter(pk=hidden.pk).update(visibility=Article.Visibility.HIDDEN)
    with transaction.atomic():
        assign_stories([shown])
    publish([hidden, shown], curator)
    assert in_stories() == {frozenset({hidden.pk, shown.pk})}
    assert told_to_the_index() == {hidden.pk, shown.pk}


def test_tells_the_index_of_a_story_that_was_found_by_a_verb_that_changed_nothing(
    editor: User, curator: User
) -> None:
    verbs: list[Callable[[Article], object]] = [
        lambda article: stand_alone(article, editor, alone=False),
        lambda article: set_title(article, article.title, editor),
        lambda article: edit_article(article, {"title": article.title}, curator),
        lambda article: publish([article], curator),
    ]
    for number, verb in enumerate(verbs):
        known, unknown = (make_article("Harvest", text(number), "1987-03-02") for _ in range(2))
        with transaction.atomic():
            assign_stories([known])
        verb(unknown)
        assert frozenset({known.pk, unknown.pk}) in in_stories()
        assert told_to_the_index() >= {known.pk, unknown.pk}


def test_falls_apart_when_the_one_between_is_deleted(chain: list[Article], curator: User) -> None:
    delete_for_good(chain[:1], curator)
    assert in_stories() == set()
    assert told_to_the_index() >= {chain[1].pk, chain[2].pk}


def test_goes_by_the_text_as_an_editor_left_it(chain: list[Article], curator: User) -> None:
    ids = [article.pk for article in chain]
    edited = as_operation(edit_article(chain[1], {"body": text(9)}, curator))
    assert in_stories() == {frozenset({ids[0], ids[2]})}
    assert told_to_the_index() == {ids[1]}
    undo(edited, curator)
    assert in_stories() == {frozenset(ids)}


def test_goes_by_the_date_as_an_editor_left_it(chain: list[Article], editor: User) -> None:
    ids = [article.pk for article in chain]
    set_date(chain[2], read_date("1989-03-04"), editor)
    assert in_stories() == {frozenset(ids[:2])}
    set_date(chain[2], read_date("1987-03-03"), editor)
    assert in_stories() == {frozenset(ids)}


def test_counts_the_title_with_the_text(editor: User) -> None:
    articles = [make_article("Harvest", text(count=30), "1987-03-02") for _ in range(2)]
    with transaction.atomic():
        assign_stories(articles)
    assert len(in_stories()) == 1
    set_title(articles[1], " ".join(text(5, 20).split()), editor)
    assert in_stories() == set()


def test_joins_what_an_editor_adds(chain: list[Article], curator: User) -> None:
    added = make_article("Harvest", text(), "1987-03-09")
    added.delete()
    added.pk = None
    done = add_article(added, curator)
    assert in_stories() == {frozenset({*(article.pk for article in chain), added.pk})}
    undo(done, curator)
    assert in_stories() == {frozenset(article.pk for article in chain)}


def test_keeps_an_editors_verdict_that_it_is_not_the_same_story(
    chain: list[Article], editor: User, reader: User
) -> None:
    ids = frozenset(article.pk for article in chain)
    with pytest.raises(PermissionDenied):
        stand_alone(chain[1], reader)
    done = as_operation(stand_alone(chain[1], editor))
    assert in_stories() == {ids - {chain[1].pk}}
    assert told_to_the_index() == {chain[1].pk}
    assert stand_alone(chain[1], editor) is None
    copy = make_article("Harvest", chain[1].body, "1987-03-03")
    with transaction.atomic():
        assign_stories([copy, *Article.objects.filter(pk__in=ids)])
    assert in_stories() == {ids - {chain[1].pk} | {copy.pk}}
    undo(done, editor)
    assert in_stories() == {ids | {copy.pk}}


def test_takes_a_verdict_back(chain: list[Article], editor: User) -> None:
    stand_alone(chain[0], editor)
    assert in_stories() == set()
    stand_alone(chain[0], editor, alone=False)
    assert in_stories() == {frozenset(article.pk for article in chain)}


@pytest.mark.django_db(transaction=True)
def test_changes_no_story_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="atomic"):
        hold_stories()
