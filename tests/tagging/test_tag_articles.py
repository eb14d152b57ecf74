"""Finding and saving: differences only, and never against an editor."""

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from articles.models import Alias, Article, Decision, Entity, Mention, Office
from articles.tagging import never_match, reject_mention, tag_articles
from articles.tagging.load_table import load_table
from tests.world import make_article, make_country, make_leader, make_mention, make_organization

pytestmark = pytest.mark.django_db


def named(article: Article) -> set[str]:
    """The names of what an article mentions."""
    return set(article.mentions.values_list("entity__name", flat=True))


def test_saves_what_an_article_names() -> None:
    france = make_country("France", "FR")
    make_leader("Jane Doe-Smith", "Doe-Smith", "President", france, "1985", "1989")
    make_organization("North Atlantic Treaty Organization", "NATO")
    article = make_article(title="France and NATO", body="In Lyon, Doe-Smith met NATO envoys.")
    assert tag_articles([article]) == {article.pk}
    assert named(article) == {"France", "Jane Doe-Smith", "North Atlantic Treaty Organization"}
    nato = article.mentions.get(entity__kind="organization")
    assert [(s["field"], s["start"], s["end"]) for s in nato.spans] == [
        ("body", 23, 27),
        ("title", 11, 15),
    ]
    assert nato.found_by == Mention.FoundBy.ACRONYM


def test_changes_nothing_the_second_time(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_country("France", "FR")
    articles = [make_article(body="France agreed.") for _ in range(30)]
    assert len(tag_articles(articles)) == 30
    before = list(Mention.objects.order_by("pk").values())
    with django_assert_max_num_queries(12):
        assert tag_articles(articles) == set()
    assert list(Mention.objects.order_by("pk").values()) == before


def test_removes_what_is_named_no_longer() -> None:
    make_country("France", "FR")
    article = make_article(body="France agreed.")
    tag_articles([article])
    Article.objects.filter(pk=article.pk).update(body="Nobody agreed.")
    article.refresh_from_db()
    assert tag_articles([article]) == {article.pk}
    assert named(article) == set()


def test_notices_every_change_of_the_gazetteer() -> None:
    france = make_country("France", "FR", "Gaul")
    article = make_article(body="Gaul and Gaule")
    table = load_table()
    assert load_table() is table
    assert tag_articles([article]) == {article.pk}
    Alias.objects.filter(text="Gaul").update(text="Gael")
    assert tag_articles([article]) == {article.pk}
    Alias.objects.create(entity=france, text="Gaule")
    assert tag_articles([article]) == {article.pk}
    Alias.objects.filter(text="Gaule").update(is_enabled=False)
    assert tag_articles([article]) == {article.pk}
    Entity.objects.filter(pk=france.pk).update(name="Gaul")
    assert tag_articles([article]) == {article.pk}


def test_lets_a_disabled_alias_block_shorter_names() -> None:
    france = make_country("France", "FR")
    article = make_article(body="The Tour de France began.")
    tag_articles([article])
    assert named(article) == {"France"}
    Alias.objects.create(entity=france, text="Tour de France", is_enabled=False)
    tag_articles([article])
    assert named(article) == set()


def test_reads_a_disabled_surname_after_the_full_name_only() -> None:
    france = make_country("France", "FR")
    leader = make_leader("Ann May", "May", "President", france, "1980", "1990")
    Alias.objects.filter(text="May").update(is_enabled=False)
    short, long = make_article(body="In May it rained."), make_article(body="Ann May and May.")
    tag_articles([short, long])
    assert named(short) == set()
    assert len(long.mentions.get(entity=leader).spans) == 2


def test_believes_a_historic_state_in_its_years() -> None:
    make_country("Prussia", "PS", valid_from=1701, valid_to=1918)
    old = make_article(body="Prussia won.", date="1871")
    new = make_article(body="Prussia is remembered.", date="1987")
    tag_articles([old, new])
    assert named(old) == {"Prussia"}
    assert named(new) == set()


def test_keeps_what_an_editor_rejected_away(editor: User) -> None:
    france = make_country("France", "FR")
    article = make_article(body="France agreed.")
    reject_mention(article, france, editor)
    assert tag_articles([article]) == set()
    Alias.objects.create(entity=france, text="agreed")
    Article.objects.filter(pk=article.pk).update(title="France, France", body="France")
    article.refresh_from_db()
    assert tag_articles([article]) == set()
    assert named(article) == set()


def test_drops_the_spans_of_an_alias_that_never_means_it_here(editor: User) -> None:
    france = make_country("France", "FR", "Gaul")
    article = make_article(body="Gaul and France and GAUL.")
    never_match(article, france, "gaul", editor)
    mention = article.mentions.get()
    assert [span["start"] for span in mention.spans] == [9]
    assert tag_articles([article]) == set()
    never_match(article, france, "France", editor)
    assert named(article) == set()


def test_drops_the_words_for_an_office_that_never_mean_its_holder_here(editor: User) -> None:
    france = make_country("France", "FR")
    leader = make_leader("François Mitterrand", "Mitterrand", "President", france, "1981", "1995")
    Office.objects.update(role="head of state")
    article = make_article(body="France's President wrote to the prime minister.", date="1987")
    tag_articles([article])
    assert named(article) == {"France", "François Mitterrand"}
    never_match(article, leader, "president", editor)
    assert named(article) == {"France"}
    assert tag_articles([article]) == set()


def test_keeps_what_an_editor_accepted_when_the_name_is_gone(editor: User) -> None:
    france = make_country("France", "FR")
    article = make_article(body="Nobody agreed.")
    Decision.objects.create(
        article=article, entity=france, verdict=Decision.Verdict.ACCEPT, editor=editor
    )
    tag_articles([article])
    assert article.mentions.get().found_by == Mention.FoundBy.EDITOR
    assert tag_articles([article]) == set()
    assert named(article) == {"France"}


def test_leaves_an_editors_mention_and_adds_its_places() -> None:
    france, spain = make_country("France", "FR"), make_country("Spain", "ES")
    article = make_article(body="France agreed.")
    make_mention(article, france, salience=0.9)
    make_mention(article, spain)
    tag_articles([article])
    assert {(m.entity.name, m.found_by, m.salience) for m in article.mentions.all()} == {
        ("France", "editor", 0.9),
        ("Spain", "editor", 0.5),
    }
    assert len(article.mentions.get(entity=france).spans) == 1
    assert tag_articles([article]) == set()


def test_takes_no_article_at_all() -> None:
    assert tag_articles([]) == set()
