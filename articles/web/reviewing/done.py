"""What an editor decided just now, and skipped: kept in their session, so that undo is near."""

from collections.abc import Sequence
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from articles.curating.undo import may_undo
from articles.models import Operation

MOST_DONE, MOST_SKIPPED, SHOWN = 50, 500, 5
_DONE, _SKIPPED = "review_done", "review_skipped"


def note_done(session: SessionBase, operation: Operation) -> None:
    """Remember a verdict."""
    session[_DONE] = [*_numbers(session, _DONE), operation.pk][-MOST_DONE:]


def forget_done(session: SessionBase, operation_id: int) -> None:
    """It is undone, or nobody can undo it any more."""
    session[_DONE] = [key for key in _numbers(session, _DONE) if key != operation_id]


def done_by(session: SessionBase, user: Any) -> list[Operation]:
    """The last few verdicts that can be undone, the latest first."""
    found = Operation.objects.in_bulk(_numbers(session, _DONE))
    mine = [row for row in found.values() if row.actor_id == user.pk and may_undo(row, user)]
    return sorted(mine, key=lambda row: -row.pk)


def skip(session: SessionBase, mention_id: int) -> None:
    """Do not ask about it again, for as long as this session lasts."""
    session[_SKIPPED] = [*_numbers(session, _SKIPPED), mention_id][-MOST_SKIPPED:]


def skipped(session: SessionBase) -> Sequence[int]:
    """What was skipped."""
    return _numbers(session, _SKIPPED)


def unskip(session: SessionBase) -> None:
    """Ask about it all again."""
    session.pop(_SKIPPED, None)


def _numbers(session: SessionBase, key: str) -> list[int]:
    return list(session.get(key, []))
