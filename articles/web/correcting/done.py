"""What was done, in a line, and whether it can be undone."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from articles.curating.undo import kind_behind, may_undo
from articles.history.undo import DID_AGAIN, UNDID
from articles.models import Article, Operation

# What an address says where a correction changed nothing.
NOTHING = "nothing"
_ELSEWHERE = (Operation.Kind.TITLE, Operation.Kind.DATE, Operation.Kind.ALONE)


@dataclass(frozen=True)
class Done:
    """A line such as "Rejected Iraq.", with the operation to undo, if that is possible.

    `is_in_place` says that undoing it changes no more of the page than the parts that are swapped:
    a title and a date stand in the citations too, and copies below the text.
    """

    words: str
    operation: Operation | None = None
    may_undo: bool = False
    undo_words: str = "Undo"
    is_in_place: bool = False


def done_line(article: Article, user: User | AnonymousUser, asked: str) -> Done | None:
    """The line for the operation that an address names; None where it is not this article's."""
    if not user.has_perm("articles.correct_article"):
        return None
    if asked == NOTHING:
        return Done("Nothing was changed: it is so already.")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 18):
        return None
    operation = Operation.objects.of_article(article.pk).filter(pk=int(asked)).first()
    if operation is None:
        return None
    return Done(
        words=done_words(operation, article),
        operation=operation,
        may_undo=may_undo(operation, user) and is_of_it_alone(operation, article),
        undo_words="Do it again" if operation.summary.startswith(UNDID) else "Undo",
        is_in_place=kind_behind(operation) not in _ELSEWHERE,
    )


def done_words(operation: Operation, article: Article) -> str:
    """As the editor who stands before the article would say it: "Rejected Iraq."."""
    words = operation.summary.replace(f"“{article.title}”", "this article")
    for end in (" in this article", " to this article"):
        words = words.replace(end, "")
    if words.startswith(UNDID):
        words = f"taken back: {words.removeprefix(UNDID)}"
    elif words.startswith(DID_AGAIN):
        words = f"done again: {words.removeprefix(DID_AGAIN)}"
    ending = ", and undone since." if operation.is_undone else "."
    return f"{words[:1].upper()}{words[1:]}{ending}"


def is_of_it_alone(operation: Operation, article: Article) -> bool:
    """Did it change this article and nothing else?"""
    others = operation.changes.exclude(article_id=article.pk)
    return not (others.exists() or operation.children.exists())
