"""Which of these articles are new, which changed, which known?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.importing.entry_keys import Entries
from articles.importing.find_keys import find_keys
from articles.importing.import_key import short, short_of
from articles.importing.keyed import Keyed
from articles.importing.outcome import Candidate, Kind
from articles.importing.seen import Met, Seen, tried_again
from articles.models import Article, ImportRun, Removed
from articles.models.short_id import new_short_id

LEFT_OUT = "a curator removed it"


@dataclass(frozen=True)
class Plan:
    """What is to be done with one article: create it, update the one of this key, or nothing.

    `contested` is what another file said under the key, if that is why it is rejected. `again` is
    the article that another import brought, where it stays as it is.
    """

    keyed: Keyed
    kind: Kind
    article_id: int = 0
    short_id: str = ""
    reason: str = ""
    contested: Met | None = None
    again: int = 0

    @property
    def candidate(self) -> Candidate:
        """The article that was read."""
        return self.keyed.candidate

    @property
    def key(self) -> str:
        """What tells it again."""
        return self.keyed.key

    @property
    def content(self) -> str:
        """The digest of all that was read."""
        return self.keyed.content


@dataclass(frozen=True)
class _Known:
    article_id: int
    short_id: str
    content: str
    name: str
    run: int | None


def sort_out(batch: Sequence[Candidate], seen: Seen, run: ImportRun | None = None) -> list[Plan]:
    """A plan for each: by its key first, then by its content.

    What is learned of keys is remembered: call it in the transaction that saves the articles.
    """
    entries = Entries(run)
    keyed = find_keys(batch, seen, entries)
    by_key = _known("import_key", [one.key for one in keyed])
    by_content = _known("content_hash", [one.content for one in keyed])
    removed = _removed(keyed)
    own = {None, run.pk, *tried_again(run)} if run else {None}
    first_of_key: dict[str, Plan] = {}
    first_of_content: dict[str, Plan] = {}
    plans = []
    for one in keyed:
        key, content = one.key, one.content
        known = by_key.get(key)
        if earlier := _earlier(one, first_of_key, known, seen):
            plan = _second(one, earlier)
        elif known:
            is_same = known.content == content
            kind = Kind.UNCHANGED if is_same else Kind.UPDATED
            again = known.article_id if is_same and run and known.run not in own else 0
            plan = Plan(one, kind, known.article_id, known.short_id, again=again)
        elif key in removed or content in removed:
            plan = Plan(one, Kind.UNCHANGED, reason=LEFT_OUT)
        elif twin := by_content.get(content):
            again = twin.article_id if run and twin.run not in own else 0
            plan = _twin(one, twin.short_id, again)
        elif same := first_of_content.get(content):
            plan = _twin(one, same.short_id)
        elif seen.is_unsaved(content):
            plan = Plan(one, Kind.UNCHANGED, reason="the same as one before it")
        else:
            plan = Plan(one, Kind.CREATED, short_id=new_short_id())
        if plan.kind in (Kind.CREATED, Kind.UPDATED):
            first_of_content.setdefault(content, plan)
        first_of_key.setdefault(key, plan)
        plans.append(plan)
    entries.remember(plan.keyed for plan in plans if plan.kind is not Kind.REJECTED)
    return plans


def remember(plans: Sequence[Plan], seen: Seen) -> None:
    """Have the import know what stands under these keys; in the transaction that saves it."""
    met, contested = [], []
    repeats: dict[str, int] = {}
    for plan in plans:
        one = plan.keyed
        there = Met(short_of(one.content), one.name, _file_of(one), one.repeat)
        met.append((one.met_as or one.key, there))
        if one.repeat > repeats.get(one.place, 1):
            repeats[one.place] = one.repeat
        if plan.contested:
            contested.append((one.key, plan.contested))
    seen.add(met, repeats, contested)


def _known(field: str, values: Sequence[str]) -> dict[str, _Known]:
    rows = Article.objects.filter(**{f"{field}__in": values}).order_by("-pk")
    return {
        value: _Known(*rest)
        for value, *rest in rows.values_list(
            field, "pk", "short_id", "content_hash", "original_name", "import_run"
        )
    }


def _removed(keyed: Sequence[Keyed]) -> set[str]:
    """The keys and contents of what a curator removed."""
    keys, contents = [one.key for one in keyed], [one.content for one in keyed]
    articles = Removed.objects.articles()
    by_key = articles.filter(key__in=keys).values_list("key", flat=True)
    by_content = articles.filter(content_hash__in=contents).exclude(content_hash="")
    return {*by_key, *by_content.values_list("content_hash", flat=True)}


@dataclass(frozen=True)
class _Earlier:
    """What stands under the same key already: what it says, and how it is told of."""

    met: Met
    short_id: str
    name: str


def _earlier(
    one: Keyed, first_of_key: dict[str, Plan], known: _Known | None, seen: Seen
) -> _Earlier | None:
    """What this import brought under its key before, or another file in what it tries again."""
    if plan := first_of_key.get(one.key):
        met = Met(short_of(plan.content), plan.keyed.name, _file_of(plan.keyed))
        return _Earlier(met, plan.short_id, plan.candidate.name)
    found = seen.met(one.met_as or one.key)
    if found is None and known and known.content != one.content:
        found = seen.contested(one.key, _file_of(one))
    if found is None:
        return None
    return _Earlier(found, known.short_id if known else "", known.name if known else "")


def _twin(one: Keyed, short_id: str, again: int = 0) -> Plan:
    reason = f"the same as {short_id}"
    return Plan(one, Kind.UNCHANGED, short_id=short_id, reason=reason, again=again)


def _second(one: Keyed, earlier: _Earlier) -> Plan:
    """A second article of the same key in one import: the first one counts."""
    if earlier.met.content == short_of(one.content):
        if earlier.short_id:
            return _twin(one, earlier.short_id)
        return Plan(one, Kind.UNCHANGED, reason="the same as one before it")
    what = "address" if one.address else "id"
    name = earlier.name or "an earlier one"
    reason = f"it has the same {what} as {name}, but says something else"
    contested = earlier.met if earlier.met.file != _file_of(one) else None
    return Plan(one, Kind.REJECTED, reason=reason, contested=contested)


def _file_of(one: Keyed) -> int:
    return _number_of(one.candidate.file)


@lru_cache(maxsize=1024)
def _number_of(file: str) -> int:
    return short(file)
