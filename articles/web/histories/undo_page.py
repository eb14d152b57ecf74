"""UndoPage: what will happen when something is taken back, and what is in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Case, Q, When
from django.urls import reverse

from articles.curating.undo import MOST_AT_ONCE, refuse_if_undone
from articles.history import CannotUndoError, Obstacle, find_obstacles
from articles.models import Change, Operation
from articles.web.histories.change_words import FOLLOWS, ChangeWords, inverted, words_of
from articles.web.histories.entries import Entry, build_entries
from articles.web.histories.seen import seen_changes

SHOWN = 10
# For more, looking at each would take longer than trying.
_MOST_LOOKED_AT = 200
_OBSTACLES_SHOWN = 10


@dataclass(frozen=True)
class UndoPage:
    """One operation, or one change of it, before it is undone."""

    entry: Entry
    is_single: bool
    number: int
    becomes: list[ChangeWords]
    is_a_job: bool
    problem: str
    obstacles: list[str]
    more_obstacles: int
    form_address: str
    back_address: str

    @property
    def more(self) -> int:
        """How many more changes are reverted than are shown."""
        return max(0, self.number - len(self.becomes))


def build_undo_page(
    operation: Operation, user: User | AnonymousUser, problem: CannotUndoError | None = None
) -> UndoPage:
    """Before a whole operation is undone, or after that failed."""
    problem = problem or _refusal(operation)
    own = Change.objects.filter(Q(operation=operation) | Q(operation__parent=operation))
    rows = own.select_related("operation").order_by("pk")
    is_small = problem is None and operation.number_of_changes <= _MOST_LOOKED_AT
    obstacles = problem.obstacles if problem else find_obstacles(rows) if is_small else ()
    whole = seen_changes(user).filter(Q(operation=operation) | Q(operation__parent=operation))
    follows = Case(When(thing__in=FOLLOWS, then=1), default=0)
    shown = whole.order_by(follows, "pk")[:SHOWN]
    return _build(
        operation, user, shown, operation.number_of_changes, obstacles, problem,
        form=reverse("undo_operation", args=[operation.pk]),
    )  # fmt: skip


def build_revert_page(
    change: Change, user: User | AnonymousUser, problem: CannotUndoError | None = None
) -> UndoPage:
    """Before a single change is reverted, or after that failed."""
    obstacles = problem.obstacles if problem else find_obstacles([change])
    return _build(
        change.operation, user, [change], 1, obstacles, problem,
        form=reverse("revert_change", args=[change.pk]), is_single=True,
    )  # fmt: skip


def _build(
    operation: Operation,
    user: User | AnonymousUser,
    changes: Iterable[Change],
    number: int,
    obstacles: Sequence[Obstacle],
    problem: CannotUndoError | None,
    *,
    form: str,
    is_single: bool = False,
) -> UndoPage:
    words = obstacle_words(obstacles, user)
    return UndoPage(
        entry=build_entries([operation], user)[0],
        is_single=is_single,
        number=number,
        becomes=words_of([inverted(change) for change in changes]),
        is_a_job=number > MOST_AT_ONCE,
        problem=str(problem) if problem and not words else "",
        obstacles=words[:_OBSTACLES_SHOWN],
        more_obstacles=max(0, len(words) - _OBSTACLES_SHOWN),
        form_address=form,
        back_address=reverse("operation", args=[operation.pk]),
    )


def _refusal(operation: Operation) -> CannotUndoError | None:
    """Why it cannot be undone at all, whatever happened since."""
    try:
        refuse_if_undone(operation)
    except CannotUndoError as problem:
        return problem
    if not operation.number_of_changes:
        return CannotUndoError(f"“{operation}” changed nothing that is kept in the history.")
    return None


def refusal_words(problem: CannotUndoError, user: User | AnonymousUser) -> str:
    """Why something was not undone, as far as this user may know, in one line."""
    words = obstacle_words(problem.obstacles, user)
    if not words:
        return str(problem)
    more = f"; and {len(words) - 5} more" if len(words) > 5 else ""
    return f"It cannot be undone, and nothing was changed. {'; '.join(words[:5])}{more}."


def obstacle_words(obstacles: Sequence[Obstacle], user: User | AnonymousUser) -> list[str]:
    """What is in the way; of what is hidden from the user only that there is something."""
    keys = [obstacle.change.pk for obstacle in obstacles[:_MOST_LOOKED_AT]]
    seen = set(seen_changes(user).filter(pk__in=keys).values_list("pk", flat=True))
    unseen = "something that you may not see was changed since"
    words = (one.words if one.change.pk in seen else unseen for one in obstacles)
    return [said[:1].upper() + said[1:] for said in words]
