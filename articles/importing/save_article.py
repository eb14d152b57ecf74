"""How do parsed articles get into the archive? All of a batch, or nothing."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import IntegrityError, OperationalError, transaction

from articles.importing.article_fields import change, fields_of
from articles.importing.find_sources import find_sources
from articles.importing.import_key import content_hash
from articles.importing.outcome import Candidate, Kind, Outcome, Seen
from articles.importing.sort_out import LEFT_OUT, Plan, sort_out
from articles.models import Article, IndexChange, Source
from articles.models.originals import keep_original
from articles.tagging import tag_articles

_PROVENANCE = ("content_hash", "original_name", "original_digest")


def save_articles(
    batch: Sequence[Candidate], seen: Seen | None = None, *, dry_run: bool = False
) -> list[Outcome]:
    """Create, update or leave each article, with its mentions and index changes, at once.

    `seen` remembers one run over several batches. A dry run does the same and keeps nothing.
    """
    seen = seen or Seen()
    digests = _digests(batch) if dry_run else _keep_originals(batch)
    try:
        plans = _save(batch, seen, digests, dry_run)
    except (IntegrityError, OperationalError):
        # Somebody else saved one of them in the meantime, or waited for us while we waited for
        # them. It is known now, and is sorted out as such; anything else fails again, and is
        # heard of.
        plans = _save(batch, seen, digests, dry_run)
    for plan in plans:
        seen.add(plan.key, plan.content)
        if dry_run:
            seen.add_unsaved(plan.content)
    return [Outcome(plan.kind, plan.short_id, plan.reason) for plan in plans]


def _save(
    batch: Sequence[Candidate], seen: Seen, digests: Mapping[bytes, str], dry_run: bool
) -> list[Plan]:
    with transaction.atomic():
        plans = sort_out(batch, seen)
        moving = [plan for plan in plans if plan.kind in (Kind.CREATED, Kind.UPDATED)]
        sources = find_sources(plan.candidate.article.source for plan in moving)
        created = _create([p for p in moving if p.kind is Kind.CREATED], sources, digests)
        updated = _update([p for p in moving if p.kind is Kind.UPDATED], sources, digests)
        touched = [*created, *updated]
        retagged = tag_articles(touched) if touched else set()
        new_ids = {article.pk for article in created}
        changed_ids = {article.pk for article in updated}
        IndexChange.objects.record_new(sorted(new_ids))
        IndexChange.objects.record((changed_ids | retagged) - new_ids)
        if dry_run:
            transaction.set_rollback(True)
    return [_as_it_went(plan, changed_ids) for plan in plans]


def _as_it_went(plan: Plan, changed_ids: set[int]) -> Plan:
    if plan.kind is Kind.UPDATED and plan.article_id not in changed_ids:
        is_there = Article.objects.filter(pk=plan.article_id).exists()
        reason = "what differs was set by an editor" if is_there else LEFT_OUT
        return replace(plan, kind=Kind.UNCHANGED, reason=reason)
    return plan


def _create(
    plans: Sequence[Plan], sources: Mapping[str, Source], digests: Mapping[bytes, str]
) -> list[Article]:
    articles = []
    for plan in plans:
        parsed = plan.candidate.article
        article = Article(
            short_id=plan.short_id,
            import_key=plan.key,
            content_hash=plan.content,
            original_name=plan.candidate.name[:500],
            original_digest=_digest(parsed.original, digests),
            **fields_of(parsed, sources.get(parsed.source)),
        )
        articles.append(article)
    return Article.objects.bulk_create(articles)


def _update(
    plans: Sequence[Plan], sources: Mapping[str, Source], digests: Mapping[bytes, str]
) -> list[Article]:
    """The articles that differ now; those that do not have their content hash set all the same."""
    # Locked, in the order in which everybody locks: what an editor saved since is seen and kept.
    rows = Article.objects.filter(pk__in=[plan.article_id for plan in plans]).order_by("pk")
    locked = rows.select_related("source").select_for_update(of=("self",), no_key=True)
    saved = {article.pk: article for article in locked}
    changed = []
    for plan in plans:
        article, parsed = saved.get(plan.article_id), plan.candidate.article
        if article is None:
            continue  # deleted a moment ago, and not to come back
        columns = change(article, fields_of(parsed, sources.get(parsed.source)))
        if columns:
            changed.append(article)
            columns.add("modified_at")
        article.content_hash = plan.content
        article.original_name = plan.candidate.name[:500]
        article.original_digest = _digest(parsed.original, digests)
        # One by one: measured, bulk_update's CASE over all columns took ten times as long.
        article.save(update_fields=[*columns, *_PROVENANCE])
    return changed


def _keep_originals(batch: Sequence[Candidate]) -> dict[bytes, str]:
    """Keep the bytes of what is not in the archive yet, before the database is locked for it."""
    contents = {content_hash(candidate.article): candidate for candidate in batch}
    known = Article.objects.filter(content_hash__in=contents)
    for content in known.values_list("content_hash", flat=True):
        contents.pop(content, None)
    originals = {candidate.article.original for candidate in contents.values()}
    return {original: keep_original(original) for original in originals}


def _digests(batch: Sequence[Candidate]) -> dict[bytes, str]:
    originals = {candidate.article.original for candidate in batch}
    return {original: hashlib.sha256(original).hexdigest() for original in originals}


def _digest(original: bytes, digests: Mapping[bytes, str]) -> str:
    """Of an original that is kept; of one that was known by its content, keep it now."""
    return digests.get(original) or keep_original(original)
