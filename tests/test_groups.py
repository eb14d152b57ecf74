"""Who may do what, as the migrations leave it."""

from django.contrib.auth.models import User


def test_editors_may_correct_and_readers_may_not(editor: User, reader: User) -> None:
    assert editor.has_perm("articles.correct_article")
    assert not editor.has_perm("articles.delete_article")
    assert not reader.has_perm("articles.correct_article")


def test_curators_may_do_both(curator: User) -> None:
    assert curator.has_perms(["articles.correct_article", "articles.change_entity"])


def test_curators_may_take_back_what_was_removed(curator: User) -> None:
    assert curator.has_perms(["articles.view_removed", "articles.delete_removed"])
