"""Why something was not done: somebody else was there in between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Change


@dataclass(frozen=True)
class Obstacle:
    """What an undo would overwrite: the change to undo, and the later one, if it is known.

    `words` say it to people. Without `later` it was a machine run, or came before the history.
    """

    change: Change
    later: Change | None
    words: str


class CannotUndoError(Exception):
    """Nothing was reverted; `obstacles` say what is in the way."""

    def __init__(self, words: str, obstacles: Sequence[Obstacle] = ()) -> None:
        super().__init__(words)
        self.obstacles = tuple(obstacles)


class ChangedMeanwhileError(Exception):
    """Somebody changed the same thing after this editor saw it; nothing was overwritten.

    `changes` are theirs, the earliest first, each with its operation and actor; empty when an
    import did it. `now` holds the present values of the fields in question.
    """

    def __init__(self, article: Article, changes: Sequence[Change], now: Mapping[str, Any]) -> None:
        super().__init__(
            f"“{article.title}” was changed while you had it open, in the very place that you "
            "changed. Compare both versions, and save again to have your way."
        )
        self.article = article
        self.changes = tuple(changes)
        self.now = dict(now)
