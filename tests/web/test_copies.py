"""The copies on an article's page, and what differs between two of them."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.curating.visibility import hide
from articles.models import Article
from articles.stories.assign import assign_stories
from articles.web.comparing.matching import Steps
from articles.web.comparing.page import STEPS
from articles.web.comparing.rows import Stretch, compare_texts
from tests.stories.telling import changed, text
from tests.world import make_article


@pytest.fixture
def story(index: None) -> list[Article]:
    """The lead, a copy of the next day, and a third with <other> words."""
    bodies = [text(), text(), changed(text(), 50, to="<b>&")]
    sources = ["Harbour Wire", "Coast Post", "Hill Gazette"]
    days = ["1987-03-02", "1987-03-03", ""]
    articles = [
        make_article("Harvest <early>", body, day, source)
        for body, day, source in zip(bodies, days, sources, strict=True)
    ]
    with transaction.atomic():
        assign_stories(articles)
    return articles


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_lists_the_other_copies_with_the_lead_first(client: Client, story: list[Article]) -> None:
    shown = page(client, story[1].get_absolute_url())
    section = shown[shown.index('id="copies"') : shown.index("</section>", shown.index("copies"))]
    assert "Copies of this story (2)" in section
    assert section.index("Harbour Wire") < section.index("the lead") < section.index("Hill Gazette")
    assert "undated" in section
    assert "Coast Post" not in section
    assert f"/articles/{story[0].short_id}/compare/{story[1].short_id}/" in section
    assert "it stands for the others" in page(client, story[0].get_absolute_url())


def test_lists_no_copy_that_is_hidden(client: Client, story: list[Article], curator: User) -> None:
    hide([story[0]], curator)
    shown = page(client, story[1].get_absolute_url())
    assert "Copies of this story (1)" in shown
    assert story[0].short_id not in shown
    hide([story[2]], curator)
    assert 'id="copies"' not in page(client, story[1].get_absolute_url())


def test_lets_an_editor_say_that_it_is_not_the_same_story(
    client: Client, story: list[Article], editor: User
) -> None:
    address = f"/articles/{story[2].short_id}/story/"
    button = "This article is not the same story"
    assert button not in page(client, story[2].get_absolute_url())
    assert client.post(address).status_code in (302, 403)
    client.force_login(editor)
    assert button in page(client, story[2].get_absolute_url())
    shown = client.post(address, follow=True).content.decode()
    assert "Said that this article is not the same story as others." in shown
    assert "Look for copies again" in shown
    assert "Copies of this story (1)" in page(client, story[0].get_absolute_url())
    shown = client.post(address, {"again": "1"}, follow=True).content.decode()
    assert "Copies of this story (2)" in shown


def test_shows_what_differs_in_words_and_not_by_colour_alone(
    client: Client, story: list[Article]
) -> None:
    shown = page(client, f"/articles/{story[0].short_id}/compare/{story[2].short_id}/")
    assert '<meta name="robots" content="noindex">' in shown
    assert "[only in the second: </span>&lt;b&gt;&amp;" in shown
    assert "<b>&" not in shown
    assert shown.count("<del>") == shown.count("<ins>") == 2  # one of each explains
    alike = page(client, f"/articles/{story[0].short_id}/compare/{story[1].short_id}/")
    assert "The texts are the same, word for word." in alike


def test_compares_only_what_a_reader_may_see(
    client: Client, story: list[Article], curator: User
) -> None:
    address = f"/articles/{story[0].short_id}/compare/{story[1].short_id}/"
    hide([story[1]], curator)
    assert client.get(address).status_code == 404
    assert client.get(f"/articles/{story[0].short_id}/compare/nobody/").status_code == 404
    assert client.post(address).status_code == 405
    client.force_login(curator)
    assert "not of one story" in page(client, address)


def test_leads_from_a_comparison_with_itself_to_the_article(
    client: Client, story: list[Article]
) -> None:
    response = client.get(f"/articles/{story[0].short_id}/compare/{story[0].short_id}/")
    assert response.headers["Location"] == story[0].get_absolute_url()


def test_folds_what_is_the_same() -> None:
    one = [f"Paragraph {n} is here." for n in range(9)]
    other = [*one[:4], "Paragraph 4 was here once.", *one[5:]]
    found = compare_texts("\n\n".join(one), "\n".join(other), Steps(STEPS))
    assert [(len(each.rows), each.is_folded) for each in found] == [
        (3, True), (1, False), (1, False), (1, False), (3, True),
    ]  # fmt: skip


def test_shows_little_changed_of_a_text_that_repeats_itself() -> None:
    day = (
        "On day {0} the water rose to the mark, and village {0} carried bread to the floors above. "
    )
    one = "".join(day.format(n) for n in range(12))
    other = one.replace("above", "above and roofs", 1).replace("village 5", "the town")
    rows = [row for stretch in compare_texts(one, other, Steps(STEPS)) for row in stretch.rows]
    changes = [p.text.strip() for row in rows for p in (*row.left, *row.right) if p.is_only_here]
    assert changes == ["village 5", "and roofs", "the town"]


def test_sets_a_changed_paragraph_beside_what_it_became() -> None:
    one = "Ships lay in port on Monday.\nWheat was dear."
    other = "A new beginning altogether.\nShips lay in port on Tuesday.\nWheat was dear."
    rows = [row for stretch in compare_texts(one, other, Steps(STEPS)) for row in stretch.rows]
    assert [(words(row.left), words(row.right)) for row in rows] == [
        ("", "A new beginning altogether."),
        ("Ships lay in port on Monday.", "Ships lay in port on Tuesday."),
        ("Wheat was dear.", "Wheat was dear."),
    ]
    assert [piece.text for piece in rows[1].left if piece.is_only_here] == ["Monday"]


def words(pieces: tuple[object, ...]) -> str:
    return "".join(str(getattr(piece, "text", "")) for piece in pieces)


LINES = st.lists(st.sampled_from(["a b c", "a b d", "x", "y z", "a b c d e", "z y x w"]))


@given(one=LINES, other=LINES)
def test_leaves_out_no_word_of_either_side(one: list[str], other: list[str]) -> None:
    found: tuple[Stretch, ...] = compare_texts("\n".join(one), "\n".join(other), Steps(STEPS))
    rows = [row for stretch in found for row in stretch.rows]
    assert [words(row.left) for row in rows if row.left] == one
    assert [words(row.right) for row in rows if row.right] == other
    for row in rows:
        same = [
            [p.text.split() for p in side if not p.is_only_here] for side in (row.left, row.right)
        ]
        assert same[0] == same[1]
