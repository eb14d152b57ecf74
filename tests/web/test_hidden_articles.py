"""It shows what is hidden or in the trash to curators only, and nowhere else to anybody."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.curating import visibility
from articles.models import Article, Entity, Mention
from articles.models.originals import keep_original
from tests.world import make_article, make_mention

TITLE = "Quinquereme sighted off the cape"


@pytest.fixture(params=["hide", "put_into_trash"])
def secret(
    request: pytest.FixtureRequest, world: dict[str, Article], curator: User,
    index: Callable[[], None],
) -> Article:  # fmt: skip
    """An article that is much like another, and that a curator took away."""
    india = Entity.objects.get(code="IN")
    article = make_article(TITLE, "Ships with grain sailed. Quinquereme.", "2022-10-06")
    article.original_digest = keep_original(b"as it came")
    article.save()
    make_mention(article, india)
    index()
    getattr(visibility, request.param)([article], curator)
    article.refresh_from_db()
    return article


def sees(client: Client, address: str) -> bool:
    response = client.get(address)
    assert response.status_code in (200, 404), address
    return "uinquereme" in response.content.decode()


LISTS = (
    "/", "/search/", "/search/?q=quinquereme", "/search/?country=IN&sort=newest",
    "/entities/country/india/", "/suggestions/search/?q=quinq", "/search/values/country/",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("has_followed", [False, True])
def test_leaves_it_out_of_every_list(
    client: Client, reader: User, editor: User, curator: User, secret: Article,
    index: Callable[[], None], has_followed: bool, world: dict[str, Article],
) -> None:  # fmt: skip
    if has_followed:
        index()
    related = world["grain"].get_absolute_url()
    for user in (None, reader, editor, curator):
        if user:
            client.force_login(user)
        for address in (*LISTS, related, f"{related}?q=grain&at=1"):
            html = client.get(address).content.decode()
            # The search's own box says what was asked; words of the index go as it follows.
            if "quinq" not in address:
                assert "uinquereme" not in html, (address, user)
            assert TITLE not in html, (address, user)


def test_counts_it_nowhere_once_the_index_followed(
    client: Client, secret: Article, index: Callable[[], None]
) -> None:
    index()
    assert "3 articles" in client.get("/").content.decode()
    assert "0 articles" in client.get("/search/?q=quinquereme").content.decode()
    assert ">1 article<" in client.get("/entities/country/india/").content.decode()
    assert "uinquereme" not in client.get("/suggestions/search/?q=quinq").content.decode()


def test_is_not_there_for_who_may_not_see_it(
    client: Client, reader: User, editor: User, secret: Article
) -> None:
    base = f"/articles/{secret.short_id}/"
    pages = ["", "a-slug/", "original/", "mentions/", "tags/", "correct/title/", "undo/1/"]
    pages += [f"cite/{style}/" for style in ("bibtex", "ris", "csl-json", "apa")]
    for user in (None, reader, editor):
        if user:
            client.force_login(user)
        for page in pages:
            assert client.get(base + page).status_code == 404, (page, user)
    for page in ("mentions/", "tags/", "correct/title/", "correct/date/", "correct/mark/"):
        sent = {"verb": "add", "name": "India", "title": "x", "date": "1987", "words": "Ships"}
        assert client.post(base + page, sent).status_code == 404, page
    assert Mention.objects.filter(article=secret).count() == 1


def test_tells_who_may_see_it_that_others_do_not(
    client: Client, curator: User, secret: Article
) -> None:
    client.force_login(curator)
    html = client.get(secret.get_absolute_url()).content.decode()
    note = "In the trash" if secret.visibility == "trash" else "Hidden."
    assert note in html
    assert "Only curators see it" in html
    assert client.get(f"/articles/{secret.short_id}/original/").status_code == 200
    assert client.get(f"/articles/{secret.short_id}/cite/apa/").status_code == 200


def test_says_nothing_of_the_kind_on_others(
    client: Client, curator: User, world: dict[str, Article]
) -> None:
    client.force_login(curator)
    html = client.get(world["grain"].get_absolute_url()).content.decode()
    assert "Only curators see it" not in html
