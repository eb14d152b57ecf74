"""It leads from an article to its neighbours in the results, and back."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article
from tests.world import make_article


@pytest.fixture
def many(index: Callable[[], None]) -> list[Article]:
    """Thirty articles about oil, the newest first."""
    found = [make_article(f"Oil {day}", "Oil flowed.", f"1987-03-{day:02}") for day in range(1, 31)]
    index()
    return found[::-1]


def link(page: str, words: str) -> str:
    found = re.search(rf'<a href="([^"]+)"[^>]*>{words}</a>', page)
    return html.unescape(found.group(1)) if found else ""


def test_walks_through_the_results_by_links_alone(client: Client, many: list[Article]) -> None:
    results = client.get("/search/?q=flowed&from=1987&to=1987&sort=newest").content.decode()
    first = re.search(r'<h3[^>]*><a href="([^"]+)"', results)
    assert first
    address, seen = html.unescape(first.group(1)), []
    for place in range(1, 31):
        page = client.get(address).content.decode()
        assert f"{place} of 30" in page
        seen.append(address)
        address = link(page, "Next")
    assert address == ""
    assert [a.partition("?")[0] for a in seen] == [a.get_absolute_url() for a in many]
    assert link(page, "Previous") == seen[-2]
    assert link(page, "Back to the results") == (
        "/search/?q=flowed&from=1987&to=1987&sort=newest&page=2"
    )


def test_finds_its_place_again_after_newer_articles_came(
    client: Client, many: list[Article], index: Callable[[], None]
) -> None:
    address = f"{many[0].get_absolute_url()}?q=oil&sort=newest&at=1"
    make_article("Oil again", "Oil.", "1990")
    index()
    assert "2 of 31" in client.get(address).content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("at", ["0", "99", "-1", "x", "²", "9" * 30, "12", ""])
def test_shows_the_article_wherever_it_is_said_to_stand(
    client: Client, many: list[Article], at: str
) -> None:
    response = client.get(many[29].get_absolute_url(), {"q": "flowed", "at": at})
    assert response.status_code == 200
    assert "Back to the results" in response.content.decode()


def test_shows_the_article_while_there_is_no_index(
    client: Client, newsdesk_var: object, db: None
) -> None:
    article = make_article()
    assert client.get(f"{article.get_absolute_url()}?q=oil&at=1").status_code == 200


def test_leads_from_each_marked_word_to_the_next(client: Client, many: list[Article]) -> None:
    page = client.get(f"{many[0].get_absolute_url()}?q=oil+flowed").content.decode()
    assert "3 words marked" in page
    assert '<mark id="hit-1">Oil</mark>' in page
    assert 'href="#hit-3"' in page
    assert 'href="#hit-4"' not in page
    assert 'href="#hit-0"' not in page


@pytest.mark.slow
def test_shows_a_very_long_article_in_parts_without_losing_a_word(
    client: Client, index: Callable[[], None]
) -> None:
    words = [f"word{number}" for number in range(40_000)]
    article = make_article("Endless", " ".join(words))
    index()
    seen: list[str] = []
    address = article.get_absolute_url()
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r"word\d+", page.partition('class="text"')[2].partition("</div>")[0])
        more = link(page, "Next part")
        address = f"{article.get_absolute_url()}{more}" if more else ""
    assert seen == words
