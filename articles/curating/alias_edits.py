"""How does a curator change what the tagger looks for, so that the articles follow?"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from articles.curating.allowed import allowed
from articles.curating.candidates import articles_with
from articles.curating.jobs import BATCH, start_job
from articles.curating.undo import retag
from articles.history import operation
from articles.models import Alias, Article, BulkJob, Entity, Mention, Operation
from articles.models.free_slug import free_slug
from articles.models.once_more import once_more


@dataclass(frozen=True)
class AliasValues:
    """What is kept of an alias besides its entity."""

    text: str
    kind: str = Alias.Kind.NAME
    valid_from: int | None = None
    valid_to: int | None = None
    is_enabled: bool = True


@dataclass(frozen=True)
class AliasSaved:
    """What was done, to be undone, and the job that tags the articles again when they are many."""

    operation: Operation | None
    job: BulkJob | None = None
    entity: Entity | None = None


def save_alias(
    entity: Entity,
    values: AliasValues,
    curator: User | AnonymousUser,
    *,
    alias: Alias | None = None,
    candidates: Collection[int] | None = None,
) -> AliasSaved:
    """Give the entity an alias, or change `alias`; its articles are tagged again.

    At once up to 500 of them, by a job beyond. `candidates` as for `alias_impact`. Raises
    PermissionDenied, ValidationError.
    """
    user = allowed(curator, Operation.Kind.ALIAS)
    row = alias or Alias(entity=entity)
    before = (alias.text, alias.kind) if alias else None
    row.text = _visible(values.text)
    row.kind, row.is_enabled = values.kind, values.is_enabled
    row.valid_from, row.valid_to = values.valid_from, values.valid_to
    row.full_clean(exclude=["folded"])
    texts = {(row.text, row.kind)} | ({before} if before else set())
    summary = f"{'changed' if alias else 'gave'} the alias “{row.text}” of {entity}"
    return _edit(user, Operation.Kind.ALIAS, summary, [entity], texts, candidates, row.save)


def delete_alias(
    alias: Alias, curator: User | AnonymousUser, *, candidates: Collection[int] | None = None
) -> AliasSaved:
    """Take an alias away; its articles are tagged again."""
    user = allowed(curator, Operation.Kind.ALIAS)
    texts, summary = {(alias.text, alias.kind)}, f"took the alias “{alias}” from {alias.entity}"
    entity, rows = alias.entity, Alias.objects.filter(pk=alias.pk)
    return _edit(user, Operation.Kind.ALIAS, summary, [entity], texts, candidates, rows.delete)


def split_alias(
    alias: Alias,
    curator: User | AnonymousUser,
    *,
    to: Entity | None = None,
    name: str = "",
    candidates: Collection[int] | None = None,
) -> AliasSaved:
    """Split an alias off: it becomes one of the entity `to`, or of a new one of this `name`.

    Its articles are tagged again; what editors decided about the old entity stays with it. Raises
    PermissionDenied, ValidationError.
    """
    user = allowed(curator, Operation.Kind.SPLIT)
    old, name = alias.entity, _visible(name or alias.text)
    refuse_split(alias, to)
    entity = to or new_entity(old.kind, name)

    def move() -> None:
        if to is None:
            # Anew also at a second try, of which the first was rolled back.
            entity.pk = None
            entity.save(force_insert=True)
        Alias.objects.filter(pk=alias.pk).update(entity=entity)

    summary = f"split “{alias}” off {old}, for {entity}"
    entities = [old] if to is None else [old, to]
    texts = {(alias.text, alias.kind)}
    done = _edit(user, Operation.Kind.SPLIT, summary, entities, texts, candidates, move)
    return AliasSaved(done.operation, done.job, entity)


def refuse_split(alias: Alias, to: Entity | None) -> None:
    """Raise ValidationError for an entity that the alias cannot be split off for."""
    old = alias.entity
    if to is not None and (to.pk == old.pk or to.kind != old.kind):
        raise ValidationError(f"Choose another {old.kind} than {old} for “{alias}”.")
    if to is not None and Alias.objects.filter(entity=to, text=alias.text).exists():
        raise ValidationError(f"{to} has the alias “{alias}” already. Delete it from {old}.")


def _edit(
    user: User,
    kind: Operation.Kind,
    summary: str,
    entities: list[Entity],
    texts: Collection[tuple[str, str]],
    candidates: Collection[int] | None,
    edit: Callable[[], object],
) -> AliasSaved:
    """Do the edit, and tag the articles again in which these names can stand."""
    if candidates is None:
        candidates = {id_ for text, kind_ in texts for id_ in articles_with(text, kind_)}
    ids = sorted(candidates)
    at_once = ids if len(ids) <= BATCH else []

    def work() -> AliasSaved:
        with operation(kind, user, summary) as recording:
            locked = Article.objects.select_for_update(no_key=True).filter(pk__in=at_once)
            list(locked.order_by("pk").values_list("pk"))
            keys = [entity.pk for entity in entities]
            list(Entity.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
            newest = Entity.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            with recording.watching(
                Entity.objects.filter(pk__gt=newest),
                Alias.objects.filter(entity__in=keys),
                Mention.objects.filter(article__in=at_once),
            ):
                edit()
                retag(at_once)
            is_done = bool(recording.changes)
            job = None
            if is_done and not at_once and ids:
                whole = recording.operation
                job = start_job(BulkJob.Verb.RETAG, ids, user, summary, under=whole)
        return AliasSaved(recording.operation if is_done else None, job)

    return once_more(work)


def _visible(name: str) -> str:
    name = " ".join(name.split())
    if not name.isprintable():
        raise ValidationError(f"“{name!r}” has characters that cannot be seen. Write it anew.")
    return name


def new_entity(kind: str, name: str) -> Entity:
    """An entity to be saved, with an address that is free. Raises ValidationError."""
    stem = slugify(name)[:180] or kind
    taken = Entity.objects.filter(kind=kind, slug__startswith=stem)
    slug = free_slug(stem, set(taken.values_list("slug", flat=True)))
    entity = Entity(kind=kind, name=name, slug=slug)
    entity.full_clean()
    return entity
