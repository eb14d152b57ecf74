"""What all of an editor's verbs have in common: one at a time, recorded, tagged again."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from articles.history import Recording, operation, refuse_if_changed
from articles.models import Article, Decision, Entity, IndexChange, Mention, Operation
from articles.stories.leave import hold_stories, look_again
from articles.tagging.load_table import load_table
from articles.tagging.permitted import Editor, permitted
from articles.tagging.tag_articles import tag_articles

# By which it is found out who else tells the same.
_TOLD = frozenset({"title", "body", "published_on"})


@dataclass
class Correction:
    """An article under correction, locked and as it is now, and what is recorded of it."""

    article: Article
    recording: Recording

    @property
    def operation(self) -> Operation | None:
        """What was done, to be undone; None when it changed nothing."""
        done = self.recording.operation
        return done if done.pk else None


@contextmanager
def correcting(
    article: Article,
    editor: Editor,
    kind: Operation.Kind,
    summary: str,
    *,
    entities: Collection[Entity] = (),
    fields: Collection[str] = (),
    seen_version: int | None = None,
    seen: Mapping[str, Any] | None = None,
) -> Iterator[Correction]:
    """What an editor does to an article, its verdicts on `entities` or its `fields`.

    Afterwards its names are found again. Raises PermissionDenied, and ChangedMeanwhileError when
    somebody else changed the same since this editor saw it; ValidationError when the article or an
    entity is gone.
    """
    user = permitted(editor)
    # Read first: it takes a while, in which nobody else needs to wait.
    table = load_table()
    is_retold = not _TOLD.isdisjoint(fields)
    with operation(kind, user, summary) as recording:
        if is_retold:
            hold_stories()
        # Everybody locks the article before what belongs to it, lest two wait for each other.
        # Read again: the caller's article may be older than the saved one, or lack its body.
        rows = Article.objects.select_for_update(no_key=True)
        locked = rows.filter(pk=article.pk).first()
        if locked is None:
            raise ValidationError(f"“{article}” is gone: somebody deleted it meanwhile.")
        _refuse_if_gone(entities)
        refuse_if_changed(
            locked, seen_version, entities=[e.pk for e in entities], fields=fields, seen=seen
        )
        own = Article.objects.filter(pk=article.pk)
        columns = [*fields, "edited_fields"]
        with recording.watching(
            Decision.objects.filter(article=locked),
            Mention.objects.filter(article=locked),
            (own, columns),
        ):
            yield Correction(locked, recording)
            tag_articles([locked], table)
        if is_retold:
            IndexChange.objects.record(look_again([locked.pk]), urgent=True)


def _refuse_if_gone(entities: Collection[Entity]) -> None:
    """Hold the entities, lest one is merged away before the verdict on it is kept."""
    keys = {entity.pk for entity in entities}
    rows = Entity.objects.select_for_update(no_key=True).filter(pk__in=keys)
    there = set(rows.order_by("pk").values_list("pk", flat=True))
    for entity in entities:
        if entity.pk not in there:
            raise ValidationError(f"{entity} is gone: somebody merged or deleted it meanwhile.")
