"""An editor's verdict: this article is not the same story as those that look like it."""

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError

from articles.curating.allowed import allowed
from articles.history import operation
from articles.models import Article, IndexChange, Operation
from articles.stories.leave import hold_stories, look_again


def stand_alone(
    article: Article, editor: User | AnonymousUser, *, alone: bool = True
) -> Operation | None:
    """Take the article out of its story for good; or let it be of one again.

    None when it is so already. Raises PermissionDenied, ValidationError.
    """
    user = allowed(editor, Operation.Kind.ALONE)
    if alone:
        summary = f"said that “{article}” is not the same story as others"
    else:
        summary = f"let “{article}” be the same story as others again"
    with operation(Operation.Kind.ALONE, user, summary) as recording:
        hold_stories()
        rows = Article.objects.filter(pk=article.pk)
        if not rows.select_for_update(no_key=True).exists():
            raise ValidationError(f"“{article}” is gone: somebody deleted it meanwhile.")
        with recording.watching((rows, ["stands_alone"])):
            rows.update(stands_alone=alone)
        IndexChange.objects.record(look_again([article.pk]), urgent=True)
    return recording.operation if recording.operation.pk else None
