"""Who may correct articles?"""

from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

Editor: TypeAlias = User | AnonymousUser


def permitted(editor: Editor) -> User:
    """The editor, if they may correct articles. Raises PermissionDenied."""
    if isinstance(editor, AnonymousUser) or not editor.has_perm("articles.correct_article"):
        raise PermissionDenied("Only editors may correct articles, their mentions and tags.")
    return editor
