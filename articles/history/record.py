"""How is it written down what somebody did?

with operation(Operation.Kind.REJECT, editor, "rejected France") as recording:
    with recording.watching(Decision.objects.filter(article=article)):
        ...  # whatever changes these rows
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, QuerySet

from articles.history.snapshot import Values, parts, plain, rows_of
from articles.history.things import BY_MODEL, SILENT, Kept
from articles.models import Article, Change, IndexChange, Mention, Operation

# Rows to watch; with the columns to keep, where not all are wanted.
Watched: TypeAlias = QuerySet[Any] | tuple[QuerySet[Any], Sequence[str]]
_LONGEST_SUMMARY = 300


@dataclass
class Recording:
    """An operation while it is under way, and the changes seen so far."""

    operation: Operation
    changes: list[Change] = field(default_factory=list)

    @contextmanager
    def watching(self, *watched: Watched) -> Iterator[None]:
        """Note what becomes of these rows inside the block.

        A row that is moved out of reach of its QuerySet is found again; one that is moved into it
        is not known from before: watch both ends.
        """
        looks = [_Look.at(rows) for rows in watched]
        yield
        for look in looks:
            self.changes += look.differences()

    @property
    def article_ids(self) -> set[int]:
        """The articles that something changed about."""
        return {change.article_id for change in self.changes if change.article_id}

    def finish(self, *, urgent: bool) -> None:
        """Keep the changes, and tell the index of their articles."""
        ids = self.article_ids
        IndexChange.objects.record(ids, urgent=urgent)
        versions: dict[int, int] = {}
        for part in parts(sorted(ids)):
            versions |= Article.objects.filter(pk__in=part).values_list("pk", "version")
        for change in self.changes:
            change.operation = self.operation
            if change.article_id is not None:
                change.article_version = versions.get(change.article_id)
        Change.objects.bulk_create(self.changes, batch_size=500)
        keys = [key for key in (self.operation.pk, self.operation.parent_id) if key]
        counted = F("number_of_changes") + len(self.changes)
        Operation.objects.filter(pk__in=keys).update(number_of_changes=counted)
        self.operation.number_of_changes += len(self.changes)


@contextmanager
def operation(
    kind: Operation.Kind,
    actor: User | None,
    summary: str,
    *,
    parent: Operation | None = None,
    urgent: bool = True,
) -> Iterator[Recording]:
    """Record what is done inside the block, in one transaction with it.

    All articles that the changes are about reach the index. An operation that changed nothing
    leaves no trace: `recording.operation.pk` is None then. Lock before you watch.
    """
    with transaction.atomic():
        row = Operation.objects.create(
            kind=kind, actor=actor, summary=summary[:_LONGEST_SUMMARY], parent=parent
        )
        recording = Recording(row)
        yield recording
        if recording.changes:
            recording.finish(urgent=urgent)
        else:
            row.delete()


def note_run(
    kind: Operation.Kind, summary: str, counts: Mapping[str, Any], actor: User | None = None
) -> Operation:
    """Note what a machine run did, in numbers."""
    return Operation.objects.create(
        kind=kind, actor=actor, summary=summary[:_LONGEST_SUMMARY], counts=plain(counts)
    )


@dataclass
class _Look:
    """A look at some rows, to be compared with a second one."""

    rows: QuerySet[Any]
    kept: Kept
    columns: Sequence[str]
    before: dict[int, Values]

    @classmethod
    def at(cls, watched: Watched) -> "_Look":
        rows, columns = watched if isinstance(watched, tuple) else (watched, ())
        kept = BY_MODEL[rows.model]
        look = cls(rows, kept, ["id", *columns] if columns else kept.columns, {})
        look.before = look.now()
        return look

    def now(self) -> dict[int, Values]:
        return {row["id"]: plain(row) for row in self.rows.order_by().values(*self.columns)}

    def differences(self) -> list[Change]:
        after = self.now()
        after |= rows_of(self.kept, self.before.keys() - after.keys(), self.columns)
        changes = []
        for key in sorted(self.before.keys() | after.keys()):
            old, new = self.before.get(key), after.get(key)
            row = new or old or {}
            if old is not None and new is not None:
                old, new = self._differing(old, new)
            if old or new:
                # What moved from one entity to another is found with the second.
                changes.append(self._change(key, row, old or None, new or None))
        return changes

    def _differing(self, old: Values, new: Values) -> tuple[Values, Values]:
        """The columns that differ; none when only what a save sets by itself does."""
        differing = [name for name in self.columns if old[name] != new[name]]
        if set(differing) <= SILENT:
            return {}, {}
        if self.kept.model is Mention:
            # The whole row, which tells whether the tagger was there since.
            return old, new
        return {name: old[name] for name in differing}, {name: new[name] for name in differing}

    def _change(self, key: int, row: Values, before: Values | None, after: Values | None) -> Change:
        return Change(
            thing=self.kept.thing,
            object_id=key,
            article_id=row.get(self.kept.article) if self.kept.article else None,
            entity_id=row.get(self.kept.entity) if self.kept.entity else None,
            before=before,
            after=after,
        )
