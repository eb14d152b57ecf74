"""A curator changes an article: what is kept, and who is told."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, IndexChange
from articles.tagging.editing import put_tag
from tests.admin.posting import address, errors, posted, save
from tests.world import make_article, make_country, make_source

pytestmark = pytest.mark.slow

BODY = "Oil ministers met in Vienna.\n\nThey will meet again."


@pytest.fixture
def article(db: None) -> Article:
    """An article of 5 March 1987."""
    return make_article(body=BODY)


def waiting() -> list[int]:
    """The articles of which the index will hear."""
    return list(IndexChange.objects.values_list("article_id", flat=True))


def test_changes_nothing_when_nothing_was_changed(desk: Client, article: Article) -> None:
    before = Article.objects.values().get()
    response = save(desk, "article_change", article.pk)
    assert response.redirect_chain
    assert Article.objects.values().get() == before
    assert waiting() == []


@pytest.mark.slow
@pytest.mark.parametrize(("field", "value"), [
    ("title", "Ministers part in Vienna"), ("body", "They went home."), ("author", "A. Writer"),
    ("language", "fr"), ("language", ""), ("url", "https://example.org/1987"),
    ("dateline", "VIENNA"),
])  # fmt: skip
def test_saves_remembers_and_records_a_changed_field(
    desk: Client, article: Article, field: str, value: str
) -> None:
    save(desk, "article_change", article.pk, **{field: value})
    saved = Article.objects.get()
    assert getattr(saved, field) == value
    assert saved.edited_fields == [field]
    assert saved.version > article.version
    assert set(waiting()) == {article.pk}


def test_gives_an_article_another_source(desk: Client, article: Article) -> None:
    other = make_source("Inland Wire")
    save(desk, "article_change", article.pk, source=other.pk)
    saved = Article.objects.get()
    assert saved.source == other
    assert saved.edited_fields == ["source"]


def test_keeps_a_body_to_the_letter_when_only_the_title_changes(desk: Client, db: None) -> None:
    article = make_article(body="  One.\r\nTwo.\rThree.\n ")
    save(desk, "article_change", article.pk, title="Another")
    saved = Article.objects.get()
    assert saved.body == "  One.\r\nTwo.\rThree.\n "
    assert saved.edited_fields == ["title"]


@pytest.mark.slow
@pytest.mark.parametrize(("written", "day", "precision"), [
    ("1987", "1987-01-01", "year"), ("March 1988", "1988-03-01", "month"),
    ("3 Mar 1987", "1987-03-03", "day"), ("1987-04", "1987-04-01", "month"),
    (" 1989-11-09 ", "1989-11-09", "day"),
])  # fmt: skip
def test_reads_a_date_with_its_precision(
    desk: Client, article: Article, written: str, day: str, precision: str
) -> None:
    save(desk, "article_change", article.pk, published=written)
    saved = Article.objects.get()
    assert str(saved.published_on) == day
    assert saved.published_precision == precision
    assert saved.published_origin == Article.DateOrigin.EDITOR
    assert "published_on" in saved.edited_fields
    assert waiting()


def test_takes_an_empty_date_for_unknown(desk: Client, article: Article) -> None:
    save(desk, "article_change", article.pk, published="")
    saved = Article.objects.get()
    assert saved.published is None
    assert saved.published_precision == "unknown"
    assert "published_on" in saved.edited_fields


@pytest.mark.slow
@pytest.mark.parametrize("written", [
    "03/04/1987", "yesterday", "1987-13-01", "31 Feb 1987", "0", "1" * 65, "19 87", "<b>1987</b>",
])  # fmt: skip
def test_refuses_a_date_that_it_cannot_read(desk: Client, article: Article, written: str) -> None:
    response = save(desk, "article_change", article.pk, published=written)
    assert response.status_code == 200
    assert errors(response)
    assert f'value="{written}"' in response.content.decode() or "&lt;" in response.content.decode()
    assert Article.objects.get().published == article.published
    assert waiting() == []


def test_takes_the_same_date_in_other_words_for_no_change(desk: Client, article: Article) -> None:
    save(desk, "article_change", article.pk, published="March 5th, 1987")
    saved = Article.objects.get()
    assert saved.published_origin == Article.DateOrigin.METADATA
    assert saved.edited_fields == []


@pytest.mark.slow
@pytest.mark.parametrize(("field", "value"), [
    ("title", "  "), ("language", "english please"), ("url", "javascript:alert(1)"),
    ("source", "999"), ("seen", "junk"), ("seen", ""), ("seen", "[1]"), ("shown_to", "nobody"),
])  # fmt: skip
def test_refuses_what_makes_no_sense(
    desk: Client, article: Article, field: str, value: str
) -> None:
    response = save(desk, "article_change", article.pk, **{field: value})
    assert errors(response)
    assert waiting() == []


def test_remembers_earlier_edits_too(desk: Client, article: Article) -> None:
    save(desk, "article_change", article.pk, title="Another")
    save(desk, "article_change", article.pk, dateline="VIENNA")
    assert Article.objects.get().edited_fields == ["dateline", "title"]


def test_finds_the_names_in_a_new_body(desk: Client, article: Article) -> None:
    austria = make_country("Austria", "AT", "Austria")
    save(desk, "article_change", article.pk, body="The government of Austria resigned.")
    assert list(article.mentions.values_list("entity", flat=True)) == [austria.pk]


def test_adds_an_article_with_its_names(desk: Client, db: None) -> None:
    austria = make_country("Austria", "AT", "Austria")
    save(desk, "article_add", title="Austria votes", body="", published="May 1986")
    article = Article.objects.get()
    assert article.published_precision == "month"
    assert list(article.mentions.values_list("entity", flat=True)) == [austria.pk]
    assert set(waiting()) == {article.pk}


def test_tells_the_later_of_two_curators_instead_of_overwriting(
    desk: Client, article: Article
) -> None:
    opened = desk.get(address("article_change", article.pk))
    save(desk, "article_change", article.pk, title="The first to save", author="Her")
    late = posted(opened, author="Him")
    refused: Any = desk.post(address("article_change", article.pk), late)
    told = errors(refused)
    assert "curt" in told
    assert "“The first to save”" in told
    assert "“Her”" in told
    assert "“Him”" in told
    assert Article.objects.get().author == "Her"
    # The second time it is meant, and what was left alone is as the first left it.
    desk.post(address("article_change", article.pk), posted(refused))
    saved = Article.objects.get()
    assert (saved.title, saved.author) == ("The first to save", "Him")


def test_shows_both_versions_of_a_long_text(desk: Client, article: Article) -> None:
    opened = desk.get(address("article_change", article.pk))
    Article.objects.update(body="Theirs & longer. " * 30)
    refused: Any = desk.post(
        address("article_change", article.pk), posted(opened, body="Mine. " * 50)
    )
    page = refused.content.decode()
    assert "an import or a load changed it meanwhile" in page
    assert "<pre>Theirs &amp; longer." in page
    assert "Mine. Mine." in page


def test_lets_both_save_what_is_none_of_the_others_business(
    desk: Client, article: Article, editor: User
) -> None:
    opened = desk.get(address("article_change", article.pk))
    put_tag(article, "oil", editor)
    response: Any = desk.post(
        address("article_change", article.pk), posted(opened, dateline="VIENNA"), follow=True
    )
    assert response.redirect_chain
    assert Article.objects.get().dateline == "VIENNA"


def test_finds_an_article_by_its_short_id_and_its_address(desk: Client, article: Article) -> None:
    make_article("Another")
    for term in (article.short_id, f"https://example.org{article.get_absolute_url()}"):
        found = desk.get(address("article_changelist"), {"q": term}).context["cl"].result_list
        assert list(found) == [article]


def test_links_to_the_page_that_readers_see(desk: Client, article: Article) -> None:
    for page in (address("article_changelist"), address("article_change", article.pk)):
        assert f'href="{article.get_absolute_url()}"' in desk.get(page).content.decode()


def test_lets_the_index_hear_of_it_before_everything_else(desk: Client, article: Article) -> None:
    save(desk, "article_change", article.pk, title="Another")
    assert IndexChange.objects.get().is_urgent
