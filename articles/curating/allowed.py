"""Who may do what to many things at once?"""

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from articles.models import Operation

_CURATORS = {
    Operation.Kind.VISIBILITY: "articles.change_visibility",
    Operation.Kind.DELETE: "articles.delete_article",
    Operation.Kind.ARTICLE: "articles.change_article",
    Operation.Kind.ENTITY: "articles.change_entity",
    Operation.Kind.ALIAS: "articles.change_alias",
    Operation.Kind.OFFICE: "articles.change_office",
    Operation.Kind.SOURCE: "articles.change_source",
    Operation.Kind.FEED: "articles.change_feed",
    Operation.Kind.TAG_EDIT: "articles.change_tag",
    Operation.Kind.MERGE: "articles.merge_entity",
    Operation.Kind.SPLIT: "articles.merge_entity",
    Operation.Kind.NOT_SAME: "articles.merge_entity",
    Operation.Kind.BULK: "articles.bulk_correct",
    Operation.Kind.RETAG: "articles.change_alias",
}


def allowed(actor: User | AnonymousUser, kind: str) -> User:
    """The actor, if they may do, and undo, operations of this kind. Raises PermissionDenied."""
    needed = _CURATORS.get(Operation.Kind(kind), "articles.correct_article")
    if isinstance(actor, AnonymousUser) or not actor.has_perm(needed):
        what = Operation.Kind(kind).label
        raise PermissionDenied(f"You may not do, or undo, what is called “{what}” here.")
    return actor
