"""It shows an article, and lets editors and nobody else correct it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, ArticleTag, Decision, Entity, IndexChange, Mention
from articles.models.originals import keep_original
from tests.web.pages import html_of
from tests.world import make_country, make_organization

World = dict[str, Article]


@pytest.fixture
def address(world: World) -> str:
    return world["grain"].get_absolute_url()


@pytest.fixture
def mentions(world: World) -> str:
    return f"/articles/{world['grain'].short_id}/mentions/"


def test_shows_it_under_its_short_id_whatever_the_words(client: Client, address: str) -> None:
    short = "/".join(address.split("/")[:3])
    for other in (f"{short}/", f"{short}/an-older-title/"):
        response = client.get(f"{other}?q=grain")
        assert response.status_code == 302
        assert response["Location"] == f"{address}?q=grain"
    assert client.get("/articles/nothing/").status_code == 404


def test_marks_the_words_and_escapes_the_text(client: Client, world: World) -> None:
    Article.objects.filter(pk=world["oil"].pk).update(body="<script>x</script> oil")
    html = client.get(world["oil"].get_absolute_url() + "?q=oil").content.decode()
    assert '&lt;script&gt;x&lt;/script&gt; <mark id="hit-2">oil</mark>' in html


def test_shows_a_reader_no_form_and_refuses_one(
    client: Client, reader: User, address: str, mentions: str, india: Entity
) -> None:
    client.force_login(reader)
    assert "Reject" not in client.get(address).content.decode()
    for verb in ("confirm", "reject", "add", "undo"):
        assert client.post(mentions, {"verb": verb, "entity": india.pk}).status_code == 403
    assert client.get("/suggestions/?name=ind").status_code == 403
    assert not Decision.objects.exists()


def test_sends_strangers_to_sign_in(client: Client, mentions: str, india: Entity) -> None:
    response = client.post(mentions, {"verb": "reject", "entity": india.pk})
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=%2Farticles%2F")
    assert (
        client.get(response["Location"].partition("next=")[2].replace("%2F", "/")).status_code
        == 200
    )
    to_htmx = client.post(mentions, {"verb": "reject"}, headers={"HX-Request": "true"})
    assert to_htmx["HX-Redirect"] == response["Location"]


def test_rejects_and_the_search_follows(
    client: Client, editor: User, mentions: str, india: Entity, index: Callable[[], None]
) -> None:
    client.force_login(editor)
    assert b"1 article" in client.get("/search/?country=IN").content
    IndexChange.objects.all().delete()
    response = client.post(mentions, {"verb": "reject", "entity": india.pk}, follow=True)
    assert "Rejected India." in response.content.decode()
    assert IndexChange.objects.count() == 1
    index()
    assert b"0 articles" in client.get("/search/?country=IN").content


def test_answers_htmx_with_the_part_that_changed(
    client: Client, editor: User, mentions: str, india: Entity
) -> None:
    client.force_login(editor)
    response = client.post(
        mentions, {"verb": "confirm", "entity": india.pk},
        headers={"HX-Request": "true", "HX-Target": "article-tags"},
    )  # fmt: skip
    html = response.content.decode()
    assert "<html" not in html
    assert "confirmed" in html
    assert Decision.objects.get().verdict == Decision.Verdict.ACCEPT


@pytest.mark.parametrize("name", ["Bharat", "india", "INDIA "])
def test_adds_by_name_or_alias(
    client: Client, editor: User, world: World, india: Entity, name: str
) -> None:
    client.force_login(editor)
    where = f"/articles/{world['oil'].short_id}/mentions/"
    client.post(where, {"verb": "add", "name": name})
    assert Mention.objects.filter(article=world["oil"], entity=india).exists()


@pytest.mark.parametrize(
    "form",
    [
        {"verb": "add", "name": "Atlantis"},
        {"verb": "add", "name": ""},
        {"verb": "add", "entity": "999999"},
        {"verb": "add", "entity": "9" * 40},
        {"verb": "add", "entity": "²"},
        {"verb": "dance", "entity": "1"},
        {},
    ],
)
def test_refuses_nonsense_in_a_sentence(
    client: Client, editor: User, mentions: str, form: dict[str, str]
) -> None:
    client.force_login(editor)
    response = client.post(mentions, form)
    assert response.status_code == 422
    assert b'role="alert"' in response.content


def test_asks_which_one_is_meant(client: Client, editor: User, mentions: str, world: World) -> None:
    for slug in ("georgia", "georgia-state"):
        Entity.objects.create(kind="organization", name="Georgia", slug=slug)
    client.force_login(editor)
    response = client.post(mentions, {"verb": "add", "name": "georgia"})
    assert response.status_code == 422
    assert response.content.decode().count("Georgia (organization)") == 2


def test_tags_and_untags(client: Client, editor: User, world: World) -> None:
    client.force_login(editor)
    where = f"/articles/{world['oil'].short_id}/tags/"
    client.post(where, {"verb": "add", "name": " Energy  prices "})
    kept = ArticleTag.objects.get(article=world["oil"])
    assert kept.tag.name == "Energy prices"
    assert client.post(where, {"verb": "add", "name": " "}).status_code == 422
    client.post(where, {"verb": "remove", "tag": kept.tag.slug})
    assert not ArticleTag.objects.exists()
    assert client.post(where, {"verb": "remove", "tag": "no-such"}).status_code == 404


def test_suggests_by_name_and_alias_without_accents(
    client: Client, editor: User, world: World
) -> None:
    client.force_login(editor)
    for typed in ("Ind", "bhar"):
        html = client.get(f"/suggestions/?name={typed}").content.decode()
        assert '<option value="India">' in html
    assert client.get("/suggestions/?name=").content.strip() == b""


def test_serves_the_original_as_a_download_only(client: Client, world: World) -> None:
    article = world["oil"]
    where = f"/articles/{article.short_id}/original/"
    assert client.get(where).status_code == 404
    article.original_digest = keep_original(b"<script>alert(1)</script>")
    article.original_name = 'in/"evil"\r\n.html'
    article.save()
    response = client.get(where)
    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "\n" not in response["Content-Disposition"]
    article.original_name = "Überschrift.html"
    article.save()
    named = client.get(where)["Content-Disposition"]
    assert named == "attachment; filename*=utf-8''%C3%9Cberschrift.html"


def test_says_that_an_original_is_damaged(
    client: Client, world: World, newsdesk_var: Path, caplog: pytest.LogCaptureFixture
) -> None:
    article = world["oil"]
    article.original_digest = keep_original(b"as it came")
    article.save()
    next((newsdesk_var / "originals").rglob("*.gz")).write_bytes(b"no gzip")
    assert client.get(f"/articles/{article.short_id}/original/").status_code == 404
    assert "backup" in caplog.text


def test_says_no_language_that_nobody_knows(client: Client, world: World) -> None:
    assert '<article class="article" lang="en">' in html_of(client, world["oil"])
    Article.objects.filter(pk=world["oil"].pk).update(language="")
    assert '<article class="article">' in html_of(client, world["oil"])
    assert 'lang=""' not in client.get("/search/").content.decode()


def test_shows_who_an_entity_is_and_what_it_appears_with(
    client: Client, world: World, india: Entity
) -> None:
    html = client.get(india.get_absolute_url()).content.decode()
    assert "Grain leaves the port" in html
    assert "Vladimir Putin" in html
    assert "Bharat" in html
    assert client.get("/entities/country/atlantis/").status_code == 404


def test_offers_what_has_the_name_within_its_own(
    client: Client, editor: User, mentions: str, world: World
) -> None:
    make_country("DR Congo", "CD", "Democratic Republic of the Congo")
    make_country("Republic of the Congo", "CG")
    client.force_login(editor)
    html = client.post(mentions, {"verb": "add", "name": "Congo"}).content.decode()
    assert "DR Congo (country)" in html
    assert "Republic of the Congo (country)" in html
    assert not Mention.objects.filter(entity__code="CD").exists()


def test_suggests_exact_names_first_and_says_which_alias_matched(
    client: Client, editor: User, world: World
) -> None:
    make_organization("Indian Ocean Commission")
    make_organization("Organization of Indigo", "Ind")
    client.force_login(editor)
    html = client.get("/suggestions/?name=ind").content.decode()
    names = re.findall(r'value="([^"]+)">([^<]*)<', html)
    assert [name for name, _ in names] == [
        "Organization of Indigo", "India", "Indian Ocean Commission",
    ]  # fmt: skip
    assert names[0][1].endswith("also Ind")


def test_leads_from_a_forms_address_to_the_article(
    client: Client, editor: User, mentions: str, address: str
) -> None:
    client.force_login(editor)
    for where in (mentions, mentions.replace("mentions", "tags")):
        assert client.get(where)["Location"] == address
    refused = client.get("/sign-out/")
    assert refused.status_code == 405
    assert b"takes what a form sends" in refused.content
