"""Who may do what, as the migrations leave it."""

import pytest
from django.contrib.auth.models import User

from tests.world import make_user


def test_editors_may_correct_and_readers_may_not(editor: User, reader: User) -> None:
    assert editor.has_perm("articles.correct_article")
    assert not editor.has_perm("articles.delete_article")
    assert not reader.has_perm("articles.correct_article")


def test_curators_may_do_both(curator: User) -> None:
    assert curator.has_perms(["articles.correct_article", "articles.change_entity"])


def test_curators_may_take_back_what_was_removed(curator: User) -> None:
    assert curator.has_perms(["articles.view_removed", "articles.delete_removed"])


def test_editors_may_review_and_change_many_but_not_merge_or_hide(
    editor: User, curator: User, reader: User
) -> None:
    editors = ["articles.review_mention", "articles.bulk_correct", "articles.view_operation"]
    curators = ["articles.merge_entity", "articles.change_visibility"]
    assert editor.has_perms(editors)
    assert curator.has_perms([*editors, *curators])
    assert not any(editor.has_perm(name) for name in curators)
    assert not any(reader.has_perm(name) for name in [*editors, *curators])


@pytest.mark.django_db
def test_there_is_a_group_for_readers_too() -> None:
    assert make_user("ron", group="Reader").get_all_permissions() == set()
