"""It lets editors, and nobody else, correct an article in place, and take it back."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Decision, Entity, Mention, Operation
from articles.tagging import editing
from tests.web.correcting.places import where
from tests.world import make_country

Sent = dict[str, str]


def every_form(article: Article, india: Entity, other: Entity) -> list[tuple[str, Sent]]:
    """Each verb once, as its form sends it."""
    key, new = str(india.pk), str(other.pk)
    return [
        ("mentions", {"verb": "confirm", "entity": key}),
        ("mentions", {"verb": "reject", "entity": key}),
        ("mentions", {"verb": "add", "name": "Atlantica"}),
        ("mentions", {"verb": "never", "entity": key, "alias": "India"}),
        ("mentions", {"verb": "change", "entity": key, "new": new}),
        ("mentions", {"verb": "change", "entity": key, "name": "Atlantica"}),
        ("mentions", {"verb": "named", "entity": key}),
        ("mentions", {"verb": "about", "entity": key}),
        ("correct/mark", {"words": "Bharat Port", "name": "Atlantica"}),
        ("correct/mark", {"words": "Ships", "place": "body:18:23", "entity": new}),
        ("correct/title", {"title": "Grain sails"}),
        ("correct/date", {"date": "1987-03"}),
        ("tags", {"verb": "add", "name": "Ships"}),
    ]


@pytest.fixture
def other(world: dict[str, Article]) -> Entity:
    """Another country."""
    return make_country("Atlantica", "XA")


@pytest.mark.slow
def test_does_every_verb_and_undoes_it_from_the_line(
    client: Client, editor: User, grain: Article, india: Entity, other: Entity
) -> None:
    client.force_login(editor)
    for page, form in every_form(grain, india, other):
        before = state_of(grain)
        seen = {"seen": str(Article.objects.get(pk=grain.pk).version)}
        response = client.post(where(grain, page), form | seen)
        assert response.status_code == 302, (page, form)
        assert state_of(grain) != before, (page, form)
        html = client.get(response["Location"]).content.decode()
        undo = re.search(r'<form class="done" method="post" action="([^"]+)"', html)
        assert undo, (page, form)
        undone = client.post(undo[1], follow=True)
        assert "Taken back:" in undone.content.decode()
        assert state_of(grain) == before, (page, form)
        Operation.objects.all().delete()


def state_of(article: Article) -> object:
    """All that a correction may change."""
    article.refresh_from_db()
    return (
        article.title, article.published, article.edited_fields,
        sorted(article.mentions.values_list("entity", "is_about", "confidence", "found_by")),
        sorted(str(spans) for spans in article.mentions.values_list("spans", flat=True)),
        sorted(article.decisions.values_list("entity", "verdict", "alias", "is_about")),
        sorted(article.tags.values_list("name", flat=True)),
    )  # fmt: skip


def test_refuses_readers_and_sends_strangers_to_sign_in(
    client: Client, reader: User, grain: Article, india: Entity, other: Entity
) -> None:
    before = state_of(grain)
    forms = [*every_form(grain, india, other), ("undo/1", {})]
    for page, form in forms:
        response = client.post(where(grain, page), form)
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/?next=")
    client.force_login(reader)
    for page, form in forms:
        assert client.post(where(grain, page), form).status_code == 403, (page, form)
    assert state_of(grain) == before
    assert not Operation.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("mentions", {"verb": "change", "entity": "999999", "name": "India"}),
        ("mentions", {"verb": "change", "entity": "", "name": "India"}),
        ("mentions", {"verb": "change", "entity": "INDIA", "name": "Atlantis"}),
        ("mentions", {"verb": "change", "entity": "INDIA", "new": "-1"}),
        ("mentions", {"verb": "change", "entity": "INDIA", "name": "India"}),
        ("mentions", {"verb": "never", "entity": "999999", "alias": "India"}),
        ("mentions", {"verb": "never", "entity": "INDIA", "alias": ""}),
        ("mentions", {"verb": "never", "entity": "INDIA", "alias": "x" * 300}),
        ("mentions", {"verb": "about", "entity": "999999"}),
        ("correct/mark", {"words": "", "name": "India"}),
        ("correct/mark", {"words": "not in it", "name": "India"}),
        ("correct/mark", {"words": "Monday", "name": "Atlantis"}),
        ("correct/mark", {"words": "Monday", "entity": "999999"}),
        ("correct/mark", {"words": ". ", "name": "India"}),
        ("correct/mark", {"words": "x" * 5000, "name": "India"}),
        ("correct/mark", {"words": "Monday", "place": "body:0:99999", "name": "India"}),
        ("correct/mark", {"words": "Monday", "place": "version:0:1", "name": "Atlantis"}),
        ("correct/mark", {"words": "Monday", "place": "²", "name": "Atlantis"}),
        ("correct/title", {"title": " \n "}),
        ("correct/title", {"title": "x" * 501}),
        ("correct/title", {"title": "bell\a"}),
        ("correct/title", {}),
        ("correct/date", {"date": "03/04/1987"}),
        ("correct/date", {"date": "yesterday"}),
        ("correct/date", {"date": "1987-13"}),
        ("tags", {"verb": "add", "name": "  "}),
        ("tags", {"verb": "add", "name": "x" * 81}),
        ("tags", {"verb": "dance"}),
    ],
)
def test_refuses_nonsense_in_a_sentence_and_changes_nothing(
    client: Client, editor: User, grain: Article, india: Entity, page: str, form: Sent
) -> None:
    client.force_login(editor)
    before = state_of(grain)
    form = {name: str(india.pk) if value == "INDIA" else value for name, value in form.items()}
    for headers in ({}, {"HX-Request": "true", "HX-Target": "article-tags"}):
        response = client.post(where(grain, page), form, headers=headers)
        assert response.status_code == (200 if headers else 422), form
        assert b'role="alert"' in response.content
    assert state_of(grain) == before


def test_keeps_what_was_typed(client: Client, editor: User, grain: Article) -> None:
    client.force_login(editor)
    html = client.post(where(grain, "correct/date"), {"date": "3/4/87"}).content.decode()
    assert 'name="date" value="3/4/87"' in html
    html = client.post(where(grain, "correct/title"), {"title": "x" * 501}).content.decode()
    assert f'name="title" value="{"x" * 501}"' in html
    form = {"words": "Monday", "name": "Atlantis"}
    html = client.post(where(grain, "correct/mark"), form).content.decode()
    assert 'name="words" value="Monday"' in html
    assert 'name="name" value="Atlantis"' in html
    form = {"verb": "add", "what": "tag", "name": "y" * 81}
    html = client.post(where(grain, "tags"), form).content.decode()
    assert f'name="name" value="{"y" * 81}"' in html


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1987", "1987"), ("1987-03", "March 1987"), ("3 Mar 1987", "3 March 1987"),
        ("March 3, 1987", "3 March 1987"), ("", None),
    ],
)  # fmt: skip
def test_keeps_a_date_as_exact_as_it_is_written(
    client: Client, editor: User, grain: Article, written: str, kept: str | None
) -> None:
    client.force_login(editor)
    client.post(where(grain, "correct/date"), {"date": written})
    grain.refresh_from_db()
    assert (grain.published.words if grain.published else None) == kept
    assert "published_on" in grain.edited_fields


def test_says_where_the_words_stand_when_they_stand_twice(
    client: Client, editor: User, grain: Article, other: Entity
) -> None:
    client.force_login(editor)
    form = {"words": "India", "name": "Atlantica"}
    response = client.post(where(grain, "correct/mark"), form)
    html = response.content.decode()
    assert response.status_code == 422
    assert "stands in 2 places" in html
    places = re.findall(r'name="place" value="([^"]+)"', html)
    assert "body:29:34" in places
    chosen = {"words": "India", "place": "body:29:34", "name": "Atlantica"}
    assert client.post(where(grain, "correct/mark"), chosen).status_code == 302
    spans = Mention.objects.get(article=grain, entity=other).spans
    assert spans == [{"field": "body", "start": 29, "end": 34, "by": "editor"}]
    left = Mention.objects.get(article=grain, entity__code="IN").spans
    assert [span["start"] for span in left] == [0, 39]


def test_asks_again_when_the_chosen_words_stand_elsewhere_now(
    client: Client, editor: User, grain: Article
) -> None:
    client.force_login(editor)
    form = {"words": "Monday", "place": "body:0:6", "name": "India"}
    html = client.post(where(grain, "correct/mark"), form).content.decode()
    assert "stands elsewhere now" in html
    assert not Decision.objects.exists()


def test_asks_whom_it_was_changed_to_and_forgets_nothing(
    client: Client, editor: User, grain: Article, india: Entity
) -> None:
    first, second = make_country("Congo", "CG"), make_country("Congo", "CD", slug="congo-2")
    client.force_login(editor)
    form = {"verb": "change", "entity": str(india.pk), "name": "Congo", "seen": "7"}
    html = client.post(where(grain, "mentions"), form).content.decode()
    asked = html[html.index('class="refused"') : html.index("</form>", html.index("refused"))]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', asked))
    assert {name: hidden[name] for name in ("verb", "entity", "seen")} == {
        "verb": "change", "entity": str(india.pk), "seen": "7",
    }  # fmt: skip
    assert f'name="new" value="{first.pk}"' in asked
    sent = {"verb": "change", "entity": str(india.pk), "new": str(second.pk)}
    assert client.post(where(grain, "mentions"), sent).status_code == 302
    assert {m.entity_id for m in grain.mentions.all()} == {second.pk}


def test_changes_whom_a_mention_means_though_its_places_are_gone(
    client: Client, editor: User, grain: Article, india: Entity, other: Entity
) -> None:
    Article.objects.filter(pk=grain.pk).update(body="Short.")
    client.force_login(editor)
    sent = {"verb": "change", "entity": str(india.pk), "new": str(other.pk)}
    assert client.post(where(grain, "mentions"), sent).status_code == 302
    assert {m.entity_id for m in grain.mentions.all()} == {other.pk}


@pytest.mark.parametrize("title", ["Tags", "Original", "History", "Mentions"])
def test_leads_to_an_article_whatever_its_title(
    client: Client, editor: User, grain: Article, title: str
) -> None:
    editing.set_title(grain, title, editor)
    grain.refresh_from_db()
    assert client.get(grain.get_absolute_url()).status_code == 200


def test_lets_the_index_follow(
    client: Client, editor: User, grain: Article, index: Callable[[], None]
) -> None:
    client.force_login(editor)
    client.post(where(grain, "correct/title"), {"title": "Zebras at sea"})
    index()
    assert b"Zebras at sea" in client.get("/search/?q=title:zebras").content.replace(
        b"<mark>", b""
    ).replace(b"</mark>", b"")
