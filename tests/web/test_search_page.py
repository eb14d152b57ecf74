"""It answers a search with rows, counts, filters and ways on."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article, Entity
from articles.search import TooBroadError
from articles.search.engines.whoosh_engine.generation import WhooshGeneration
from articles.search.snippets import LONGEST_READ
from tests.world import make_article, make_country, make_mention

World = dict[str, Article]


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, response
    return response.content.decode()


def titles(page: str) -> list[str]:
    rows = re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a></h3>", page, re.S)
    return [html.unescape(re.sub(r"<[^>]+>", "", row)).strip() for row in rows]


def test_finds_and_marks(client: Client, world: World) -> None:
    shown = page(client, "/search/?q=grain")
    assert sorted(titles(shown)) == ["A vote on grain", "Grain leaves the port"]
    assert "<mark>grain</mark>" in shown
    assert "2 articles" in shown


def test_joins_by_or_within_a_facet_and_by_and_across(client: Client, world: World) -> None:
    either = page(client, "/search/?country=IN&country=RU")
    assert len(titles(either)) == 2
    assert titles(page(client, "/search/?country=RU&organization=united-nations")) == [
        "A vote on grain"
    ]
    both = page(client, "/search/?country=IN&country=RU&country_match=all")
    assert titles(both) == ["Grain leaves the port"]


def test_counts_ignoring_the_facets_own_ticks(client: Client, world: World) -> None:
    shown = page(client, "/search/?country=IN")
    line = re.search(r'id="country-RU".*?class="count">(\d+)', shown, re.S)
    assert line
    assert line.group(1) == "2"


def test_keeps_a_ticked_value_in_sight_without_an_article(client: Client, world: World) -> None:
    shown = page(client, "/search/?q=grain&country=IN&organization=united-nations")
    assert re.search(r'id="country-IN"[^>]*checked', shown)
    assert re.search(r'id="organization-united-nations"[^>]*checked', shown)


def test_excludes_and_finds_the_untagged(client: Client, world: World) -> None:
    assert titles(page(client, "/search/?not_country=IN&q=grain")) == ["A vote on grain"]
    assert titles(page(client, "/search/?country=none")) == ["Oil <b>falls</b> & rises"]


def test_escapes_what_articles_say(client: Client, world: World) -> None:
    shown = page(client, "/search/?q=oil")
    assert "<b>falls" not in shown
    assert "&lt;b&gt;falls&lt;/b&gt; &amp; rises" in shown


def test_escapes_what_addresses_say(client: Client, world: World) -> None:
    evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    for key in ("q", "country", "from", "sort", "cleared", "page"):
        assert "<script>alert" not in page(client, f"/search/?{key}={evil}")


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("from=2022&to=2022", 2),
        ("from=2022-10&to=2022-10", 1),
        ("from=5+Oct+2022&to=2022-10-05", 1),
        ("from=2023", 0),
        ("to=2022", 2),
        ("date=unknown", 1),
    ],
)
def test_finds_by_date_as_exact_as_it_is_known(
    client: Client, world: World, dates: str, found: int
) -> None:
    assert len(titles(page(client, f"/search/?{dates}"))) == found


def test_understands_names_in_the_text(client: Client, world: World) -> None:
    for text in ("country:India", "country:bharat", "country:IN", "leader:Putin"):
        assert titles(page(client, f"/search/?q={text}")) == ["Grain leaves the port"]
    shown = page(client, "/search/?q=country:Atlantis")
    assert "No country here is called “Atlantis”" in shown


def test_says_which_part_found_nothing_and_offers_to_drop_it(client: Client, world: World) -> None:
    shown = page(client, "/search/?q=grain+unicorns&country=RU")
    assert "Nothing matches" in shown
    assert "“unicorns”" in shown
    assert "q=grain" in shown


def test_sends_the_part_alone_to_htmx_and_the_whole_to_others(client: Client, world: World) -> None:
    part = client.get(
        "/search/?q=grain&page=1", headers={"HX-Request": "true", "HX-Target": "found"}
    )
    assert b"<html" not in part.content
    assert part["HX-Push-Url"] == "/search/?q=grain"
    assert "HX-Request" in part["Vary"]
    restored = client.get(
        "/search/?q=grain",
        headers={
            "HX-Request": "true", "HX-Target": "found", "HX-History-Restore-Request": "true",
        },
    )  # fmt: skip
    assert b"<html" in restored.content


def test_keeps_crawlers_out_of_the_combinations(client: Client, world: World) -> None:
    assert "noindex" in page(client, "/search/?country=IN")
    assert "Disallow: /search/" in page(client, "/robots.txt")


def test_lists_all_values_by_alias_and_name(client: Client, world: World, india: Entity) -> None:
    shown = page(client, "/search/values/country/?find=bhar")
    assert "India" in shown
    assert "Russia" not in shown
    by_name = page(client, "/search/values/country/?order=name")
    assert by_name.index("India") < by_name.index("Russia")
    assert client.get("/search/values/nonsense/").status_code == 404


def test_needs_few_queries(
    client: Client, world: World, django_assert_max_num_queries: object
) -> None:
    page(client, "/search/?q=grain")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page(client, "/search/?q=grain&country=IN&organization=united-nations")


def test_says_that_the_index_is_not_there_yet(
    client: Client, newsdesk_var: object, db: None
) -> None:
    response = client.get("/search/")
    assert response.status_code == 503
    assert b"run_indexer" in response.content


def test_sets_a_strict_content_security_policy(client: Client, world: World) -> None:
    policy = client.get("/search/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_shows_an_empty_archive_with_what_to_do(client: Client, index: object) -> None:
    assert "import_articles" in page(client, "/")
    assert "0 articles" in page(client, "/search/")


def test_lets_the_usual_order_follow_the_text(client: Client, world: World) -> None:
    plain = page(client, "/search/")
    assert '<option value="" selected>Newest</option>' in plain
    assert "Relevance" not in plain
    assert '<option value="" selected>Relevance</option>' in page(client, "/search/?q=oil")
    assert '<option value="newest" selected>' in page(client, "/search/?q=oil&sort=newest")


def test_looks_many_names_up_together(
    client: Client, world: World, django_assert_max_num_queries: object
) -> None:
    names = "+".join(f"country:a{number}" for number in range(62))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        shown = page(client, f"/search/?q=country:bharat+{names}")
    assert "Nothing matches" in shown


def test_finds_a_name_in_any_case_and_without_accents(client: Client, world: World) -> None:
    Entity.objects.filter(code="IN").update(name="République d'Éxemple", slug="republique-dexemple")
    for name in ("RÉPUBLIQUE D'ÉXEMPLE", "république d'éxemple", "Republique d'Exemple", "in"):
        assert titles(page(client, f'/search/?q=country:"{name}"')) == ["Grain leaves the port"]


@pytest.mark.parametrize("value", ["in", "IN", "india", "India"])
def test_unticks_a_value_however_its_address_was_written(
    client: Client, world: World, value: str
) -> None:
    shown = page(client, f"/search/?q=grain&country={value}")
    assert re.search(r'id="country-IN"[^>]*checked', shown)
    assert '<link rel="canonical" href="/search/?q=grain&amp;country=IN">' in shown
    chip = re.search(r'class="chip" href="([^"]*)"[^>]*><span[^>]*>Remove filter', shown)
    assert chip
    assert chip.group(1) == "/search/?q=grain"


def test_clears_with_a_way_back_that_stays_short(client: Client, world: World) -> None:
    short = page(client, "/search/?q=grain&country=IN")
    assert "/search/?q=grain&amp;cleared=%2Fsearch%2F%3Fq%3Dgrain%26country%3DIN" in short
    assert "cleared" not in page(client, "/search/?q=" + "я" * 300 + "&country=IN")


def test_reads_only_the_beginning_of_a_huge_text_for_its_snippet(
    client: Client, world: World, index: Callable[[], None]
) -> None:
    body = "Grain sails. " + "x " * LONGEST_READ + "unicorns"
    Article.objects.filter(pk=world["grain"].pk).update(body=body)
    index()
    assert "<mark>Grain</mark> sails." in page(client, "/search/?q=grain")
    assert titles(page(client, "/search/?q=unicorns")) == ["Grain leaves the port"]


def test_says_how_many_values_there_are_and_shows_the_largest(
    client: Client, index: Callable[[], None]
) -> None:
    for number in range(12):
        make_mention(make_article(), make_country(f"Land {number}", f"X{number}"))
    make_mention(make_article(), Entity.objects.get(code="X11"))
    index()
    shown = page(client, "/search/?country=X5")
    assert "12 found, 1 selected" in shown
    assert len(re.findall(r'id="country-X\d+"', shown)) == 9
    assert shown.index('id="country-X11"') < shown.index('id="country-X5"')
    assert "All 12 countries" in shown


def test_says_aloud_that_nothing_was_understood(client: Client, world: World) -> None:
    shown = page(client, "/search/?q=((&country=RU")
    assert "Nothing of “((” was understood" in shown
    assert "that pass the filters" in shown
    assert "was understood, so" not in page(client, "/search/?q=grain")


def test_keeps_a_date_that_cannot_be_read_in_its_box(client: Client, world: World) -> None:
    shown = page(client, "/search/?from=springtime&to=2022")
    assert 'name="from" value="springtime"' in shown
    assert 'name="to" value="2022"' in shown
    assert len(titles(shown)) == 2


def test_shows_months_where_all_articles_are_of_one_year(client: Client, index: object) -> None:
    for date in ("1987-03-05", "1987-06-02"):
        make_article(date=date)
    index()  # type: ignore[operator]
    shown = page(client, "/search/")
    assert "March 1987, 1" in shown
    assert "June 1987, 1" in shown
    assert "1987-03" in page(client, "/")


def test_answers_although_no_suggestion_comes_in_time(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_long(self: object, word: str) -> str:
        raise TooBroadError("It took too long.")

    monkeypatch.setattr(WhooshGeneration, "nearest", too_long)
    assert "Nothing matches" in page(client, "/search/?q=grein&country=RU")
