"""How is an entity saved with its rows? Looked at first when articles would change."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.http import HttpRequest

from articles.admin.affected import find_articles
from articles.admin.alias_form import AliasForm
from articles.admin.asking import CONFIRMED, Question, fields_again
from articles.admin.undo_offer import say_done
from articles.curating.alias_edits import delete_alias, save_alias
from articles.curating.alias_impact import Impact, impact_of
from articles.curating.edit_facts import edit_facts
from articles.curating.names_touched import Name
from articles.history import Watched
from articles.models import Alias, Entity, Office, Operation, Tenure

# Django makes this table itself, which its types do not know.
_Succession: Any = Entity.successors.through
# What the tagger reads of an entity besides its name.
_READ = {"valid_from", "valid_to", "code"}


class AskFirstError(Exception):
    """Nothing is saved yet: the curator shall see first what it does to the articles."""

    def __init__(self, impact: Impact) -> None:
        super().__init__(impact.words)
        self.impact = impact

    def question(self, request: HttpRequest, title: str) -> Question:
        """The page that shows it, and saves when it is sent."""
        rest = (
            f"{len(self.impact.candidates):,} articles hold the name; the first "
            f"{self.impact.read:,} of them were read for this. The rest follows in the background."
        )
        remarks = () if self.impact.is_complete else (rest,)
        return Question(
            title=title, button="Save", back=request.get_full_path(),
            facts=(("Saving this", self.impact.words),), remarks=remarks,
            sample=tuple(self.impact.sample), fields=fields_again(request.POST),
        )  # fmt: skip


def save_entity(request: HttpRequest, form: Any, formsets: Sequence[Any], *, change: bool) -> None:
    """Save everything that was changed, by verbs; raise AskFirstError where that has to be seen."""
    aliases = [rows for rows in formsets if rows.model is Alias]
    others = [rows for rows in formsets if rows.model is not Alias]
    for rows in formsets:
        # What Django's own log asks for, also of rows that nobody touched.
        rows.new_objects, rows.changed_objects, rows.deleted_objects = [], [], []
    if not form.has_changed() and not any(rows.has_changed() for rows in formsets) and change:
        return
    if CONFIRMED not in request.POST:
        _ask_first(form, formsets)
    if not change or form.has_changed() or any(rows.has_changed() for rows in others):
        _save_facts(request, form, others if change else formsets, change=change)
    if change:
        for rows in aliases:
            _save_aliases(request, form.instance, rows)


def _ask_first(form: Any, formsets: Sequence[Any]) -> None:
    names = _names_in_question(form, formsets)
    if not names:
        return

    def save() -> None:
        form.instance.save()
        form.save_m2m()
        for rows in formsets:
            rows.save()

    instances = [form.instance, *(row.instance for rows in formsets for row in rows.forms)]
    with _left_as_they_are(instances):
        impact = impact_of(save, find_articles(names))
    if impact.adds or impact.removes or not impact.is_complete:
        raise AskFirstError(impact)


@contextmanager
def _left_as_they_are(instances: Sequence[Model]) -> Iterator[None]:
    """A trial gives new rows a number, and takes that of deleted ones: neither is so."""
    before = [(one, one.pk, one._state.adding) for one in instances]  # noqa: SLF001 - documented
    yield
    for one, pk, is_new in before:
        one.pk, one._state.adding = pk, is_new  # noqa: SLF001 - documented by Django


def _names_in_question(form: Any, formsets: Sequence[Any]) -> set[Name]:
    """The names that the tagger would find more or less often than before."""
    names: set[Name] = set()
    changed = set(form.changed_data)
    if "name" in changed:
        names |= {(name, Alias.Kind.NAME) for name in (form.initial.get("name"), form.instance.name)
                  if name}  # fmt: skip
    for rows in formsets:
        if rows.model is Alias:
            names |= {name for row in rows.forms if row.has_changed() for name in _said(row)}
        elif rows.model is Tenure and rows.has_changed():
            changed |= _READ
    if changed & _READ and form.instance.pk:
        own = Alias.objects.filter(entity=form.instance)
        names |= {*own.values_list("text", "kind"), (form.instance.name, Alias.Kind.NAME)}
    return names


def _said(row: Any) -> set[Name]:
    """An alias as it was and as it is written."""
    both = (row.initial, row.cleaned_data)
    return {(values["text"], values["kind"]) for values in both if values.get("text")}


def _save_facts(request: HttpRequest, form: Any, formsets: Sequence[Any], *, change: bool) -> None:
    entity: Entity = form.instance

    def save() -> None:
        # Only what was written here: a load of the gazetteer may be setting the rest.
        own = [name for name in form.changed_data if name != "successors"]
        entity.save(update_fields=own) if change else entity.save()
        form.save_m2m()
        for rows in formsets:
            rows.save()

    is_own = not change or form.has_changed()
    kind = Operation.Kind.ENTITY if is_own else Operation.Kind.OFFICE
    what = "edited" if is_own else "edited the offices and terms of"
    summary = f"{what if change else 'added'} {entity}"
    saved = edit_facts(
        request.user, kind, summary, save, *_watched(entity), find=find_articles
    )  # fmt: skip
    say_done(request, saved.operation, saved.job)


def _watched(entity: Entity) -> list[Watched]:
    """By its address, which a new one has before its number."""
    own = Entity.objects.filter(kind=entity.kind, slug=entity.slug)
    return [
        own,
        _Succession.objects.filter(from_entity__in=own),
        Alias.objects.filter(entity__in=own),
        Office.objects.filter(of__in=own),
        Tenure.objects.filter(Q(leader__in=own) | Q(office__of__in=own)),
    ]


def _save_aliases(request: HttpRequest, entity: Entity, rows: Any) -> None:
    """Each by its verb; those that go first, since another may take their place."""
    user: User = request.user  # type: ignore[assignment]
    forms: list[AliasForm] = [row for row in rows.forms if row.has_changed()]
    forms.sort(key=lambda row: (row not in rows.deleted_forms, row.instance.pk is None))
    for row in forms:
        stored = Alias.objects.filter(pk=row.instance.pk).first()
        candidates = find_articles(_said(row))
        if row in rows.deleted_forms:
            if stored is not None:
                done = delete_alias(stored, user, candidates=candidates)
                rows.deleted_objects.append(row.instance)
                say_done(request, done.operation, done.job)
            continue
        done = save_alias(entity, row.values, user, alias=stored, candidates=candidates)
        if stored is None:
            rows.new_objects.append(row.instance)
        else:
            rows.changed_objects.append((row.instance, row.changed_data))
        say_done(request, done.operation, done.job)
