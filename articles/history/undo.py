"""How is something taken back? All of it, and only when nobody built on it since."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.history.errors import CannotUndoError, Obstacle
from articles.history.obstacles import find_obstacle, is_as
from articles.history.places import Places
from articles.history.record import Watched
from articles.history.record import operation as recorded
from articles.history.restore import restore
from articles.history.snapshot import Values, parts, rows_of
from articles.history.things import BY_THING
from articles.models import Article, Change, Entity, Mention, Operation

UNDID, DID_AGAIN = "undid: ", "did again: "

# Finds the names of these articles again: the tagger's part, which this room knows nothing of.
Retag = Callable[[set[int]], object]


@dataclass
class Reversal:
    """What one thing has to become again: from `after`, as it was left, to `before`."""

    change: Change
    before: Values | None
    after: Values | None


@dataclass
class _Undoing:
    reversals: list[Reversal] = field(default_factory=list)

    def keys(self, thing: str) -> set[int]:
        return {r.change.object_id for r in self.reversals if r.change.thing == thing}

    @property
    def article_ids(self) -> set[int]:
        return {r.change.article_id for r in self.reversals if r.change.article_id}


@transaction.atomic
def undo_changes(
    operation: Operation,
    changes: Iterable[Change],
    actor: User,
    retag: Retag,
    *,
    parent: Operation | None = None,
    left: set[int] | None = None,
    is_part: bool = False,
) -> Operation:
    """Revert these changes of an operation, all or none; return the operation that did it.

    Raises CannotUndoError with what is in the way. With a set `left` the articles in the way are
    put into it instead, and stay as they are, with all that belongs to them. Mentions are never
    in the way: they follow from the text, the gazetteer and the verdicts, and are found again
    where they moved on. With `is_part` not all that the operation did is reverted, and the mentions
    of its articles are found again anyway.
    """
    undoing = _Undoing(_reversals(changes))
    if not undoing.reversals:
        raise CannotUndoError(f"“{operation}” changed nothing that is kept in the history.")
    _lock(undoing)
    undoing.reversals = _left_to_do(undoing.reversals)
    if not undoing.reversals:
        raise CannotUndoError(f"All that “{operation}” did is taken back already.")
    obstacles = _in_the_way(undoing)
    if left is not None and all(one.change.article_id for one in obstacles):
        left |= {one.change.article_id for one in obstacles if one.change.article_id}
        kept = [r for r in undoing.reversals if r.change.article_id not in left]
        undoing.reversals = kept
    elif obstacles:
        raise CannotUndoError(_words(operation, obstacles), obstacles)
    summary = f"undid a part of: {operation.summary}" if is_part else undone_words(operation)
    with recorded(Operation.Kind.UNDO, actor, summary, parent=parent) as recording:
        with recording.watching(*_watched(undoing)):
            moved_on = restore(undoing.reversals)
            moved_on |= undoing.article_ids if is_part else set()
            if moved_on:
                retag(moved_on)
        undone = recording.operation
    if undone.pk:
        Operation.objects.filter(pk=undone.pk).update(undoes=operation)
        undone.undoes = operation
    return undone


def find_obstacles(changes: Iterable[Change]) -> list[Obstacle]:
    """What is in the way of reverting these changes at this moment; nothing is changed."""
    return _in_the_way(_Undoing(_left_to_do(_reversals(changes))))


def undone_words(operation: Operation) -> str:
    """What undoing an operation is called; to undo an undo is to do the thing again."""
    if operation.summary.startswith(UNDID):
        return DID_AGAIN + operation.summary.removeprefix(UNDID)
    return UNDID + operation.summary.removeprefix(DID_AGAIN)


def mark_undone(operation: Operation, actor: User) -> None:
    """Remember that it was undone; and of an undo, that what it undid is done again."""
    now = timezone.now()
    Operation.objects.filter(pk=operation.pk).update(undone_by=actor, undone_at=now)
    undos = Operation.objects.filter(pk=operation.pk) | operation.children.all()
    done_again = undos.filter(undoes__isnull=False).values_list("undoes", flat=True)
    Operation.objects.filter(pk__in=list(done_again)).update(undone_by=None, undone_at=None)


def _reversals(changes: Iterable[Change]) -> list[Reversal]:
    """One for each thing, however often it changed on the way; the last things first."""
    found: dict[tuple[str, int], Reversal] = {}
    for change in sorted(changes, key=lambda change: change.pk):
        key = (change.thing, change.object_id)
        earlier = found.pop(key, None)
        before, after = change.before, change.after
        if earlier is not None:
            before = earlier.before and {**(before or {}), **earlier.before}
            after = after and {**(earlier.after or {}), **after}
        if before is not None or after is not None:
            found[key] = Reversal(change, before, after)
    return list(reversed(found.values()))


def _left_to_do(reversals: Sequence[Reversal]) -> list[Reversal]:
    """Without what somebody took back one by one: it stands as it has to become again."""
    now: dict[str, dict[int, Values]] = {
        thing: rows_of(BY_THING[thing], {r.change.object_id for r in reversals
                                         if r.change.thing == thing})
        for thing in {r.change.thing for r in reversals} - {Change.Thing.MENTION}
    }  # fmt: skip
    return [
        r
        for r in reversals
        if r.change.thing not in now
        or not is_as(now[r.change.thing].get(r.change.object_id), r.before)
    ]


def _in_the_way(undoing: _Undoing) -> list[Obstacle]:
    places = Places.of((r.change, r.before) for r in undoing.reversals if r.before)
    return [
        found
        for r in undoing.reversals
        if (found := find_obstacle(r.change, r.before, r.after, places))
    ]


def _lock(undoing: _Undoing) -> None:
    """Articles first, then entities: as everybody does."""
    for part in parts(sorted(undoing.article_ids)):
        rows = Article.objects.select_for_update(no_key=True).filter(pk__in=part)
        list(rows.order_by("pk").values_list("pk"))
    entities = Entity.objects.filter(pk__in=undoing.keys(Change.Thing.ENTITY))
    list(entities.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _watched(undoing: _Undoing) -> list[Watched]:
    things = {r.change.thing for r in undoing.reversals} - {Change.Thing.MENTION}
    watched: list[Watched] = [
        BY_THING[thing].rows().filter(pk__in=part)
        for thing in sorted(things)
        for part in parts(sorted(undoing.keys(thing)))
    ]
    entities = undoing.keys(Change.Thing.ENTITY)
    touched = undoing.article_ids | set(
        Mention.objects.filter(entity__in=entities).values_list("article_id", flat=True)
    )
    watched += [Mention.objects.filter(article__in=part) for part in parts(sorted(touched))]
    return watched


def _words(operation: Operation, obstacles: list[Obstacle]) -> str:
    first = "; ".join(obstacle.words for obstacle in obstacles[:5])
    more = f"; and {len(obstacles) - 5} more" if len(obstacles) > 5 else ""
    return f"“{operation}” cannot be undone, and nothing was changed: {first}{more}."
