"""It tells an editor what was done to an article, and takes it back."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.curating import visibility
from articles.models import Article, ArticleTag, Decision, Entity
from articles.tagging import editing
from tests.web.correcting.places import where


def test_says_that_nothing_was_changed(
    client: Client, editor: User, grain: Article, india: Entity
) -> None:
    client.force_login(editor)
    form = {"verb": "confirm", "entity": str(india.pk)}
    client.post(where(grain, "mentions"), form)
    html = client.post(where(grain, "mentions"), form, follow=True).content.decode()
    assert "Nothing was changed" in html


def test_comes_back_to_the_search_it_was_read_in(
    client: Client, editor: User, grain: Article, india: Entity
) -> None:
    client.force_login(editor)
    page = client.get(f"{grain.get_absolute_url()}?q=grain&at=1").content.decode()
    action = f"/articles/{grain.short_id}/mentions/?q=grain&amp;at=1"
    assert f'action="{action}"' in page
    sent = {"verb": "confirm", "entity": str(india.pk)}
    response = client.post(action.replace("&amp;", "&"), sent)
    assert "?q=grain&at=1&done=" in response["Location"]
    assert "Back to the results" in client.get(response["Location"]).content.decode()
    assert client.get(action.replace("&amp;", "&"))["Location"].endswith("/?q=grain&at=1")


def test_swaps_text_panel_and_line_together(
    client: Client, editor: User, grain: Article, india: Entity
) -> None:
    client.force_login(editor)
    html = client.post(
        where(grain, "mentions"), {"verb": "reject", "entity": str(india.pk)},
        headers={"HX-Request": "true", "HX-Target": "article-tags"},
    ).content.decode()  # fmt: skip
    assert html.lstrip().startswith('<aside id="article-tags"')
    assert '<div id="article-text" hx-swap-oob="true">' in html
    assert "Rejected India." in html
    assert 'class="mention' not in html


def test_says_what_is_in_the_way_of_an_undo(
    client: Client, editor: User, curator: User, grain: Article, india: Entity
) -> None:
    client.force_login(editor)
    first = editing.confirm_mention(grain, india, editor)
    editing.reject_mention(grain, india, curator)
    assert first
    response = client.post(where(grain, f"undo/{first.pk}"))
    assert response.status_code == 422
    assert "the decision was changed by curt" in response.content.decode()
    assert Decision.objects.get().verdict == Decision.Verdict.REJECT


@pytest.mark.slow
def test_undoes_nothing_twice_and_nothing_of_others(
    client: Client, editor: User, curator: User, grain: Article, world: dict[str, Article]
) -> None:
    client.force_login(editor)
    done = editing.set_title(grain, "Another title", editor)
    hidden = visibility.hide([world["oil"], world["vote"]], curator)
    own = visibility.hide([grain], curator)
    visibility.publish([grain], curator)
    assert done
    assert hidden
    assert own
    assert client.post(where(world["oil"], f"undo/{done.pk}")).status_code == 404
    assert client.post(where(grain, f"undo/{own.pk}")).status_code == 403
    for key in ("0", "999999", "9" * 30):
        assert client.post(where(grain, f"undo/{key}")).status_code == 404
    assert client.post(where(grain, f"undo/{done.pk}")).status_code == 302
    again = client.post(where(grain, f"undo/{done.pk}"))
    assert again.status_code == 422
    assert "is undone already, by edith" in again.content.decode()
    client.force_login(curator)
    both = client.post(where(world["oil"], f"undo/{hidden.pk}"))
    assert "not done to this article alone" in both.content.decode()
    assert not Article.objects.visible().filter(pk=world["oil"].pk).exists()


@pytest.mark.slow
@pytest.mark.parametrize("done", ["nothing", "0", "999999", "²", "9" * 40, "<b>", ""])
def test_believes_no_address_about_what_was_done(
    client: Client, editor: User, grain: Article, done: str
) -> None:
    assert 'class="done"' not in client.get(
        grain.get_absolute_url(), {"done": done}
    ).content.decode()  # fmt: skip
    client.force_login(editor)
    response = client.get(grain.get_absolute_url(), {"done": done})
    assert response.status_code == 200
    assert b"undo-last" not in response.content


def test_shows_no_line_of_another_article(
    client: Client, editor: User, grain: Article, world: dict[str, Article]
) -> None:
    operation = editing.set_title(world["oil"], "Secret", editor)
    assert operation
    client.force_login(editor)
    html = client.get(grain.get_absolute_url(), {"done": operation.pk}).content.decode()
    assert "undo-last" not in html


def test_takes_a_tag_off_and_offers_to_put_it_back(
    client: Client, editor: User, grain: Article
) -> None:
    editing.put_tag(grain, "Ships", editor)
    client.force_login(editor)
    html = client.post(
        where(grain, "tags"), {"verb": "remove", "tag": "ships"}, follow=True
    ).content.decode()  # fmt: skip
    assert "Took “Ships” off this article." in html
    undo = re.search(r'class="done" method="post" action="([^"]+)"', html)
    assert undo
    client.post(undo[1])
    assert ArticleTag.objects.filter(article=grain).count() == 1


def test_reloads_the_page_where_more_than_its_parts_changes(
    client: Client, editor: User, grain: Article, india: Entity
) -> None:
    client.force_login(editor)
    sent = (
        ("correct/title", {"title": "Another"}, False),
        ("mentions", {"verb": "reject", "entity": str(india.pk)}, True),
    )
    for page, form, is_in_place in sent:
        html = client.post(where(grain, page), form, follow=True).content.decode()
        line = html[html.index('<form class="done"') :]
        assert ("hx-post" in line[: line.index(">")]) is is_in_place
