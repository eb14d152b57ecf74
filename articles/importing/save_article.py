"""How do parsed articles get into the archive? All of a batch, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from articles.importing.article_fields import as_kept, change, fields_of
from articles.importing.find_sources import find_sources
from articles.importing.outcome import Candidate, Kind, Outcome
from articles.importing.prepared import Prepared, prepare
from articles.importing.save_originals import keep_originals
from articles.importing.seen import Seen, SeenInMemory
from articles.importing.sort_out import LEFT_OUT, Plan, remember, sort_out
from articles.importing.tag_imported import tag_imported
from articles.models import (
    Article,
    ImportedUpdate,
    ImportRun,
    IndexChange,
    MetAgain,
    Source,
    original_packs,
)
from articles.models.insert_rows import insert_and_number
from articles.models.original_packs import Place
from articles.stories.assign import assign_stories
from articles.stories.hold_stories import hold_stories
from articles.tagging.load_table import table_and_stamp

_PROVENANCE = (
    "content_hash", "original_name", "original_digest",
    "original_pack", "original_offset", "original_length", "format", "provenance",
)  # fmt: skip
# What a story depends on.
_TEXT = frozenset(["title", "body", "published_on"])

Then = Callable[[list[Outcome]], None]


def save_articles(
    batch: Sequence[Candidate],
    seen: Seen | None = None,
    *,
    dry_run: bool = False,
    run: ImportRun | None = None,
    source: Source | None = None,
    then: Then = lambda outcomes: None,
) -> list[Outcome]:
    """Create, update or leave each article, with its mentions, story and index changes, at once.

    `seen` remembers one import over several batches. `source` is whose the articles are that do
    not say so themselves. `then` is told the outcomes inside the same transaction. A dry run does
    the same and keeps nothing.
    """
    saving = _Saving(_ready(batch), seen, dry_run, run, source, then)
    try:
        return saving.save()
    except (IntegrityError, OperationalError):
        # Somebody else saved one of them in the meantime, or waited for us while we waited for
        # them. It is known now, and is sorted out as such; anything else fails again, and is
        # heard of.
        return saving.save()


def _ready(batch: Sequence[Candidate]) -> list[Candidate]:
    """Prepared, those that no other process has prepared."""
    if all(candidate.prepared for candidate in batch):
        return list(batch)
    table, stamp = table_and_stamp()
    return [
        one if one.prepared else replace(one, prepared=prepare(one.article, table, stamp))
        for one in batch
    ]


class _Saving:
    """One batch on its way into the archive."""

    def __init__(
        self,
        batch: Sequence[Candidate],
        seen: Seen | None,
        dry_run: bool,
        run: ImportRun | None,
        source: Source | None,
        then: Then,
    ) -> None:
        self.batch, self.seen, self.dry_run = batch, seen, dry_run
        self.run, self.source, self.then = run, source, then
        self.places: dict[str, Place] = {}
        self.is_decided = False

    def save(self) -> list[Outcome]:
        """Do it, in one transaction; when that fails, no original stays that nobody has."""
        end = original_packs.end()
        self.is_decided = False
        try:
            return self._save()
        except BaseException:
            # Where the commit itself failed, nobody knows whether the articles are there.
            if not (self.is_decided or self.dry_run):
                original_packs.cut_back(end)
                self.places.clear()
            raise

    def _save(self) -> list[Outcome]:
        with transaction.atomic():
            hold_stories()
            # Of one batch alone, nothing is remembered when it has to be saved again.
            seen = self.seen or SeenInMemory()
            plans = sort_out(self.batch, seen, self.run)
            moving = [plan for plan in plans if plan.kind in (Kind.CREATED, Kind.UPDATED)]
            if not self.dry_run:
                ready = [one.candidate.prepared for one in moving if one.candidate.prepared]
                self.places |= keep_originals(ready, self.places)
            named = () if self._is_of_one_source else moving
            self.sources = find_sources(plan.candidate.article.source for plan in named)
            created = self._create([p for p in moving if p.kind is Kind.CREATED])
            updated, retold = self._update([p for p in moving if p.kind is Kind.UPDATED])
            retagged = tag_imported(created, updated)
            moved = _join_stories(created, retold)
            new_ids = {article.pk for article, _ in created}
            changed_ids = {article.pk for article in updated}
            IndexChange.objects.record_new(sorted(new_ids))
            IndexChange.objects.record((changed_ids | retagged | moved) - new_ids)
            plans = [_as_it_went(plan, changed_ids) for plan in plans]
            outcomes = [Outcome(plan.kind, plan.short_id, plan.reason) for plan in plans]
            remember(plans, seen)
            self._note_met_again(plans)
            self.then(outcomes)
            if self.dry_run:
                transaction.set_rollback(True)
            self.is_decided = True
        return outcomes

    def _create(self, plans: Sequence[Plan]) -> list[tuple[Article, Prepared]]:
        articles, now = [], timezone.now()
        for plan in plans:
            article = Article(
                short_id=plan.short_id,
                import_key=plan.key,
                import_run=self.run,
                modified_at=now,
                **fields_of(plan.candidate.article, self._source_of(plan)),
            )
            self._set_provenance(article, plan)
            articles.append(article)
        insert_and_number(articles, Article, by="short_id")
        prepared = (plan.candidate.prepared for plan in plans)
        return [
            (article, ready) for article, ready in zip(articles, prepared, strict=True) if ready
        ]

    def _update(self, plans: Sequence[Plan]) -> tuple[list[Article], list[Article]]:
        """The articles that differ now, and those whose text does.

        Those that do not differ have their content hash set all the same.
        """
        # Locked, in the order in which everybody locks: what an editor saved since is kept.
        rows = Article.objects.filter(pk__in=[plan.article_id for plan in plans]).order_by("pk")
        locked = rows.select_related("source").select_for_update(of=("self",), no_key=True)
        saved = {article.pk: article for article in locked}
        changed, retold, updates = [], [], []
        for plan in plans:
            article = saved.get(plan.article_id)
            if article is None:
                continue  # deleted a moment ago, and not to come back
            wanted = fields_of(plan.candidate.article, self._source_of(plan))
            before = as_kept(article, [*wanted, *_PROVENANCE])
            columns = change(article, wanted)
            if columns:
                changed.append(article)
                if columns & _TEXT:
                    retold.append(article)
            self._set_provenance(article, plan)
            if self.run:
                # Also where an editor had set all that differs: it has another original now.
                after = as_kept(article, columns)
                kept = {name: before[name] for name in (*after, *_PROVENANCE)}
                updates.append(
                    ImportedUpdate(
                        run=self.run, article=article, before=kept, after=after,
                        original_digest=str(before["original_digest"]),
                    )
                )  # fmt: skip
            # One by one: measured, bulk_update's CASE over all columns took ten times as long.
            more = {"modified_at"} if columns else set()
            article.save(update_fields=[*columns, *more, *_PROVENANCE])
        ImportedUpdate.objects.bulk_create(updates, ignore_conflicts=True)
        return changed, retold

    def _note_met_again(self, plans: Sequence[Plan]) -> None:
        """That this import brought these too, so that undoing another does not take them away."""
        met = sorted({plan.again for plan in plans if plan.again})
        MetAgain.objects.bulk_create(
            (MetAgain(article_id=number, run=self.run) for number in met),
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["run"],
        )

    @property
    def _is_of_one_source(self) -> bool:
        """Did somebody say whose articles an address has? What it calls itself counts less."""
        return bool(self.source and self.run and self.run.address)

    def _source_of(self, plan: Plan) -> Source | None:
        return self.sources.get(plan.candidate.article.source) or self.source

    def _set_provenance(self, article: Article, plan: Plan) -> None:
        """From which file it comes, and from where in it."""
        article.content_hash = plan.content
        article.original_name = plan.candidate.name[:500]
        article.format = plan.candidate.format[:20]
        article.provenance = dict(plan.candidate.article.provenance)
        ready = plan.candidate.prepared
        place = self.places.get(ready.digest) if ready else None
        if ready and place:
            article.original_digest, article.original_pack = ready.digest, place.pack
            article.original_offset, article.original_length = place.offset, place.length


def _join_stories(
    created: Sequence[tuple[Article, Prepared]], retold: Sequence[Article]
) -> set[int]:
    """Those whose story is another one now, among them articles that were there before."""
    if not created and not retold:
        return set()
    signatures = {article.pk: prepared.signature for article, prepared in created}
    return assign_stories([*(article for article, _ in created), *retold], signatures)


def _as_it_went(plan: Plan, changed_ids: set[int]) -> Plan:
    if plan.kind is Kind.UPDATED and plan.article_id not in changed_ids:
        is_there = Article.objects.filter(pk=plan.article_id).exists()
        reason = "what differs was set by an editor" if is_there else LEFT_OUT
        return replace(plan, kind=Kind.UNCHANGED, reason=reason)
    return plan
