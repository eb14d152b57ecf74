"""What did somebody make of a thing since, that an undo would overwrite?"""

from articles.history.errors import Obstacle
from articles.history.places import Places
from articles.history.snapshot import Values, rows_of
from articles.history.things import BY_THING, SILENT
from articles.models import Change, Decision, Mention, Operation


def find_obstacle(
    change: Change, before: Values | None, after: Values | None, places: Places
) -> Obstacle | None:
    """What is in the way of making a thing that was left as `after` what it was `before`."""
    if change.thing == Change.Thing.MENTION:
        return None
    if change.operation.kind == Operation.Kind.DELETE:
        return Obstacle(change, None, "what was deleted for good cannot come back")
    now = rows_of(BY_THING[change.thing], [change.object_id]).get(change.object_id)
    if not is_as(now, after):
        return _obstacle(change)
    if before is not None and (words := places.refusal(change, before, now)):
        return Obstacle(change, None, words)
    is_new_entity = change.thing == Change.Thing.ENTITY and change.before is None
    return _decided_on(change) if is_new_entity else None


def is_as(now: Values | None, then: Values | None) -> bool:
    """Does a thing stand as it did then, or is it gone as it was then?"""
    if now is None or then is None:
        return now is then
    return all(now[name] == value for name, value in then.items() if name not in SILENT)


def _obstacle(change: Change) -> Obstacle:
    same = Change.objects.filter(thing=change.thing, object_id=change.object_id, pk__gt=change.pk)
    later = same.select_related("operation__actor").last()
    if later is None:
        return Obstacle(change, None, f"the {change.thing} was changed since by a machine run")
    actor = later.operation.actor
    who = actor.get_username() if actor else "a machine run"
    words = f"the {change.thing} was changed by {who}, {later.operation.started_at:%d %b %Y %H:%M}"
    return Obstacle(change, later, f"{words} ({later.operation.summary})")


def _decided_on(change: Change) -> Obstacle | None:
    """An entity that the operation made goes only while no editor has said anything of it."""
    entity = {"entity": change.object_id}
    made = Change.objects.filter(operation=change.operation, thing=Change.Thing.DECISION)
    own = made.values_list("object_id", flat=True)
    edited = Mention.objects.filter(**entity, found_by=Mention.FoundBy.EDITOR)
    if Decision.objects.filter(**entity).exclude(pk__in=list(own)).exists() or edited.exists():
        return Obstacle(change, None, "editors have decided on the new entity since")
    return None
