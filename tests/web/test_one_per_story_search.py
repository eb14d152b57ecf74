"""A search shows all copies of a story, or by a switch each story once, with counts to match."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from articles.dates import read_date
from articles.models import Article, Story
from articles.search import DateCounts, DateFilter
from articles.web.spans import spans_of
from tests.world import make_article, make_country, make_mention, make_user


@pytest.fixture
def wires(index: Callable[[], None]) -> list[Article]:
    """A story of three articles from three papers, one of them about Peru, and one by itself."""
    story = Story.objects.create(size=3)
    articles = [
        make_article(title, date=date, source=source, story=story)
        for title, date, source in (
            ("Copper mine closes", "1987-12-30", "Harbour Wire"),
            ("Copper mine closed", "1987-12-31", "Morning Post"),
            ("Mine of copper closes", "1988-01-01", "Evening Post"),
        )
    ]
    articles.append(make_article("Rain in the north", date="1986-05-01"))
    Story.objects.update(lead=articles[0])
    make_mention(articles[0], make_country("Peru", "PE"))
    index()
    return articles


def page_of(client: Client, **parameters: str) -> str:
    return " ".join(client.get("/search/", parameters).content.decode().split())


def test_shows_all_copies_unless_asked(client: Client, wires: list[Article]) -> None:
    page = page_of(client)
    assert "4 articles" in page
    assert page.count('class="row"') == 4
    assert 'value="" checked> All copies' in page
    assert "#copies" not in page


def test_shows_each_story_once_and_says_how_many_articles_that_are(
    client: Client, wires: list[Article]
) -> None:
    page = page_of(client, copies="stories")
    assert page.count("2 stories (4 articles with their copies)") == 2
    assert 'aria-live="polite">2 stories (4 articles with their copies) found<' in page
    assert page.count('class="row"') == 2
    assert "Mine of copper closes" in page
    assert "Copper mine closed" not in page
    assert 'value="stories" checked> One per story' in page
    assert "Stories by" in page


def test_leads_from_a_story_to_its_copies(client: Client, wires: list[Article]) -> None:
    page = page_of(client, copies="stories")
    newest = wires[2].get_absolute_url()
    address = f"{newest}?copies=stories&amp;at=1#copies"
    assert f'<a class="to-copies" href="{address}" hx-boost="false">2 copies<' in page
    assert page.count('class="to-copies"') == 1


def test_tells_nobody_of_copies_that_are_hidden(client: Client, wires: list[Article]) -> None:
    wires[1].visibility = Article.Visibility.HIDDEN
    wires[1].save()
    page = page_of(client, copies="stories")
    assert ">1 copy<" in page
    wires[0].visibility = Article.Visibility.HIDDEN
    wires[0].save()
    assert "#copies" not in page_of(client, copies="stories")


def test_counts_stories_in_filters(client: Client, wires: list[Article]) -> None:
    page = page_of(client, copies="stories")
    assert '<span class="name">Peru</span> <span class="count">1</span>' in page
    assert '<span class="name">Harbour Wire</span> <span class="count">2</span>' in page
    narrowed = page_of(client, copies="stories", source="harbour-wire")
    assert "2 stories<" in narrowed
    assert "Copper mine closes" in narrowed
    values = client.get("/search/values/source/", {"copies": "stories"}).content.decode()
    assert '<input type="hidden" name="copies" value="stories">' in values


def test_says_so_among_the_filters_in_force(client: Client, wires: list[Article]) -> None:
    page = page_of(client, q="copper", copies="stories")
    assert "Copies: one per story" in page
    assert 'href="/search/?q=copper"' in page
    assert "<title>copper, one per story" in page
    assert 'href=""' not in page


def test_counts_one_story_in_words(client: Client, wires: list[Article]) -> None:
    assert "1 story (3 articles with their copies)" in page_of(client, q="copper", copies="stories")
    assert "0 stories" in page_of(client, q="zinc", copies="stories")
    assert "no more stories on page 9" in page_of(client, copies="stories", page="9")


def test_takes_any_other_word_for_all_copies(client: Client, wires: list[Article]) -> None:
    assert "4 articles" in page_of(client, copies="<b>")


def test_leads_from_story_to_story(client: Client, wires: list[Article]) -> None:
    first = client.get(wires[2].get_absolute_url(), {"copies": "stories", "at": "1"})
    page = first.content.decode()
    assert "1 of 2 stories" in page
    rain = f"{wires[3].get_absolute_url()}?copies=stories&amp;at=2"
    assert f'href="{rain}" rel="next nofollow"' in page


def test_changes_all_copies_of_all_that_match(client: Client, wires: list[Article]) -> None:
    editor: User = make_user("carla", "Curator")
    client.force_login(editor)
    page = page_of(client, copies="stories")
    assert "all that match: 4 articles" in page
    answer = client.post(
        "/bulk/",
        {"verb": "tag", "name": "mining", "which": "all", "search": "q=copper&copies=stories"},
        follow=True,
    )
    assert "3 articles" in answer.content.decode()


def test_answers_programs_with_both_numbers(
    wires: list[Article], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("search", "copper", "--copies", "stories", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["copies"], told["total"], told["articles"]) == ("stories", 1, 3)
    assert [hit["title"] for hit in told["hits"]] == ["Copper mine closed"]
    call_command("search", "copper", "--copies", "stories")
    assert "1 story (3 articles with their copies)" in capsys.readouterr().out


def test_counts_a_story_of_two_years_once_in_their_decade() -> None:
    bars = [read_date(year) for year in ("1859", "1987", "1988", "1990")]
    known = tuple(bar for bar in bars if bar)
    counts = DateCounts(
        bars=tuple((bar, 5) for bar in known),
        across=((known[1:3], 2), (known[1:4], 1)),
    )
    unit, spans = spans_of(counts, DateFilter(), most=20)
    assert unit == "decade"
    filled = {span.tick: span.count for span in spans if span.count}
    assert filled == {"1850": 5, "1980": 7, "1990": 5}
