"""Which of these articles are new, which changed, which known?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.importing.import_key import content_hash, has_own_name, import_key
from articles.importing.outcome import Candidate, Kind
from articles.importing.seen import Seen
from articles.models import Article, Removed
from articles.models.short_id import new_short_id

LEFT_OUT = "a curator removed it"


@dataclass(frozen=True)
class Plan:
    """What is to be done with one article: create it, update the one of this key, or nothing."""

    candidate: Candidate
    key: str
    content: str
    kind: Kind = Kind.REJECTED
    article_id: int = 0
    short_id: str = ""
    reason: str = ""


@dataclass(frozen=True)
class _Known:
    article_id: int
    short_id: str
    content: str
    name: str


def sort_out(batch: Sequence[Candidate], seen: Seen) -> list[Plan]:
    """A plan for each: by its key first, then by its content."""
    plans = _keyed(batch, seen)
    by_key = _known("import_key", [plan.key for plan in plans])
    by_content = _known("content_hash", [plan.content for plan in plans])
    removed = _removed(plans)
    first_of_key: dict[str, Plan] = {}
    first_of_content: dict[str, Plan] = {}
    sorted_out = []
    for plan in plans:
        earlier = first_of_key.get(plan.key)
        if earlier is not None or seen.has(plan.key):
            decided = _second(plan, earlier, by_key.get(plan.key), seen)
        elif plan.key in by_key:
            decided = _again(plan, by_key[plan.key])
        elif plan.key in removed or plan.content in removed:
            decided = replace(plan, kind=Kind.UNCHANGED, reason=LEFT_OUT)
        elif twin := by_content.get(plan.content):
            decided = _twin(plan, twin.short_id)
        elif same := first_of_content.get(plan.content):
            decided = _twin(plan, same.short_id)
        elif seen.is_unsaved(plan.content):
            decided = replace(plan, kind=Kind.UNCHANGED, reason="the same as one before it")
        else:
            decided = replace(plan, kind=Kind.CREATED, short_id=new_short_id())
            first_of_content[plan.content] = decided
        first_of_key.setdefault(plan.key, decided)
        sorted_out.append(decided)
    return sorted_out


def _keyed(batch: Sequence[Candidate], seen: Seen) -> list[Plan]:
    """With their keys; articles at the same place of a file are told apart by counting."""
    contents: dict[str, str] = {}
    plans = []
    first_keys = [import_key(candidate.article, candidate.file) for candidate in batch]
    seen.load(first_keys)
    for candidate, first_key in zip(batch, first_keys, strict=True):
        article, key, repeat = candidate.article, first_key, 1
        ready = candidate.prepared
        content = ready.content if ready else content_hash(article)
        while not has_own_name(article) and article.where:
            if key in contents:
                is_free = contents[key] == content
            else:
                is_free = not seen.has(key) or seen.is_same(key, content)
            if is_free:
                break
            repeat += 1
            key = import_key(article, candidate.file, repeat)
        contents.setdefault(key, content)
        plans.append(Plan(candidate, key, content))
    return plans


def _known(field: str, values: Sequence[str]) -> dict[str, _Known]:
    rows = Article.objects.filter(**{f"{field}__in": values}).order_by("-pk")
    return {
        value: _Known(*rest)
        for value, *rest in rows.values_list(
            field, "pk", "short_id", "content_hash", "original_name"
        )
    }


def _removed(plans: Sequence[Plan]) -> set[str]:
    """The keys and contents of what a curator removed."""
    keys, contents = [plan.key for plan in plans], [plan.content for plan in plans]
    articles = Removed.objects.articles()
    by_key = articles.filter(key__in=keys).values_list("key", flat=True)
    by_content = articles.filter(content_hash__in=contents).exclude(content_hash="")
    return {*by_key, *by_content.values_list("content_hash", flat=True)}


def _again(plan: Plan, known: _Known) -> Plan:
    kind = Kind.UNCHANGED if known.content == plan.content else Kind.UPDATED
    return replace(plan, kind=kind, article_id=known.article_id, short_id=known.short_id)


def _twin(plan: Plan, short_id: str) -> Plan:
    return replace(plan, kind=Kind.UNCHANGED, short_id=short_id, reason=f"the same as {short_id}")


def _second(plan: Plan, earlier: Plan | None, known: _Known | None, seen: Seen) -> Plan:
    """A second article of the same key in one run: the first one counts."""
    if earlier.content == plan.content if earlier else seen.is_same(plan.key, plan.content):
        short_id = earlier.short_id if earlier else known.short_id if known else ""
        return _twin(plan, short_id or "one before it")
    what = "address" if plan.candidate.article.url else "id"
    name = earlier.candidate.name if earlier else known.name if known else ""
    reason = f"it has the same {what} as {name or 'an earlier one'}, but says something else"
    return replace(plan, kind=Kind.REJECTED, reason=reason)
