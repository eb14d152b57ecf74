"""Whatever machines and curators do, what an editor said of an article stands."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles.curating.alias_edits import AliasValues, delete_alias, save_alias, split_alias
from articles.curating.merge_entities import merge_entities
from articles.curating.undo import undo
from articles.dates import read_date
from articles.importing.outcome import Candidate
from articles.importing.parsed_article import ParsedArticle
from articles.importing.save_article import save_articles
from articles.models import Alias, Article, Decision, Entity, Mention
from articles.tagging import (
    add_mention,
    confirm_mention,
    mark_span,
    never_match,
    reject_mention,
    set_about,
    set_date,
    set_title,
)
from tests.world import make_country, make_organization

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]

BODY = "France met Spain and the Gauls in Turin. Chad, Niger and Togo were named too."
PARSED = ParsedArticle(
    title="A first title", body=BODY, original=b"x", where="1", language="en",
    published=read_date("1987-03-05"), url="https://example.org/1",
)  # fmt: skip


def imported(parsed: ParsedArticle) -> Article:
    """The article, as it is after its file was read."""
    save_articles([Candidate(parsed, "news.json")])
    return Article.objects.get()


@pytest.fixture
def countries() -> dict[str, Entity]:
    """Those that the article names, and one that it does not."""
    names = {
        "France": "FR",
        "Spain": "ES",
        "Italy": "IT",
        "Chad": "TD",
        "Niger": "NE",
        "Togo": "TG",
    }
    found = {name: make_country(name, code) for name, code in names.items()}
    Alias.objects.create(entity=found["France"], text="Gauls", kind=Alias.Kind.DEMONYM)
    return found


@pytest.fixture
def article(countries: dict[str, Entity], editor: User) -> Article:
    """With every kind of verdict."""
    article = imported(PARSED)
    confirm_mention(article, countries["France"], editor)
    reject_mention(article, countries["Spain"], editor)
    never_match(article, countries["France"], "Gauls", editor)
    start = BODY.index("Turin")
    mark_span(article, "body", start, start + 5, countries["Italy"], editor)
    set_about(article, countries["Chad"], editor, is_about=False)
    set_about(article, countries["Togo"], editor, is_about=True)
    add_mention(article, make_organization("League"), editor)
    set_title(article, "An editor's title", editor)
    set_date(article, read_date("1986"), editor)
    return article


def verdicts(article: Article) -> list[Any]:
    """What editors said, and what is shown of it."""
    article.refresh_from_db()
    decisions = Decision.objects.order_by("pk").values_list(
        "entity", "verdict", "alias", "spans", "is_about", "editor"
    )
    by_editors = Mention.objects.filter(found_by="editor").order_by("entity").values_list(
        "entity", "confidence", "is_about"
    )  # fmt: skip
    words = {
        mention.entity_id: sorted(article.body[s["start"] : s["end"]] for s in mention.spans)
        for mention in Mention.objects.filter(found_by="editor")
    }
    own = (article.title, article.published, sorted(article.edited_fields))
    return [list(decisions), list(by_editors), words, own]


def again(article: Article, countries: dict[str, Entity], curator: User) -> None:
    """Tag the archive again."""
    call_command("tag_articles")


def reimport(article: Article, countries: dict[str, Entity], curator: User) -> None:
    """The file says something else now."""
    imported(replace(PARSED, title="Another", body="First. " + BODY, published=read_date("1999")))
    assert Article.objects.get().body.startswith("First.")


def merge(article: Article, countries: dict[str, Entity], curator: User) -> None:
    """Others are merged, and one into a decided one."""
    merge_entities(countries["France"], countries["Niger"], curator)


def merge_and_split(article: Article, countries: dict[str, Entity], curator: User) -> None:
    """A decided one is merged away and comes back."""
    undo(merge_entities(countries["Niger"], countries["Spain"], curator), curator)


def alias_edits(article: Article, countries: dict[str, Entity], curator: User) -> None:
    """Aliases come, change and go."""
    save_alias(countries["Spain"], AliasValues("Turin", Alias.Kind.PLACE), curator)
    gauls = countries["France"].aliases.get(text="Gauls")
    save_alias(countries["France"], AliasValues("Gauls"), curator, alias=gauls)
    delete_alias(countries["Spain"].aliases.get(text="Turin"), curator)
    new = save_alias(countries["Chad"], AliasValues("Niger and"), curator).operation
    assert new
    split_alias(countries["Chad"].aliases.get(text="Niger and"), curator, name="Other Niger")


@pytest.mark.slow
@pytest.mark.parametrize("deed", [again, reimport, merge, merge_and_split, alias_edits])
def test_keeps_every_verdict(
    deed: Callable[[Article, dict[str, Entity], User], None],
    article: Article,
    countries: dict[str, Entity],
    curator: User,
) -> None:
    before = verdicts(article)
    deed(article, countries, curator)
    again(article, countries, curator)
    after = verdicts(article)
    if deed is merge:
        # France has the places of Niger too.
        before[2][countries["France"].pk] = ["France", "Niger"]
    assert after == before
    assert not Mention.objects.filter(entity=countries["Spain"]).exists()
