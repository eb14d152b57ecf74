"""Somebody takes back what was done to an article."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.curating.undo import TooManyChangesError, may_undo, undo
from articles.history import CannotUndoError
from articles.models import Article, Operation
from articles.web.corrected import corrected, done
from articles.web.correcting import Outcome
from articles.web.correcting.done import is_of_it_alone
from articles.web.editors_only import editors_only


@editors_only
def undo_correction(request: HttpRequest, short_id: str, operation: int) -> HttpResponseBase:
    """Undo one operation on this article, or say what is in the way."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    if operation >= 10**18:
        operation = 0
    found = get_object_or_404(Operation.objects.of_article(article.pk), pk=operation)
    if not is_of_it_alone(found, article):
        words = f"“{found}” was not done to this article alone. Undo it where it was done."
        return corrected(request, article, Outcome(error=words))
    try:
        if not found.is_undone and not may_undo(found, request.user):
            raise PermissionDenied
        undone = undo(found, request.user)
    except CannotUndoError as error:
        reasons = tuple(obstacle.words for obstacle in error.obstacles)
        words = f"“{found}” cannot be undone, and nothing was changed:" if reasons else str(error)
        return corrected(request, article, Outcome(error=words, reasons=reasons))
    except TooManyChangesError as error:
        return corrected(request, article, Outcome(error=str(error)))
    return done(request, article, undone)
