"""How are many articles changed at once? Looked at first, then done as it was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError

from articles.curating.allowed import allowed
from articles.curating.bulk_verbs import Batch, change_batch
from articles.curating.jobs import BATCH, start_job
from articles.history import operation
from articles.history.snapshot import parts
from articles.models import Article, ArticleTag, BulkJob, Decision, Entity, Mention, Operation, Tag
from articles.models.once_more import once_more

SAMPLE = 10
_Verb = BulkJob.Verb


@dataclass(frozen=True)
class BulkPlan:
    """What to do with which articles: one verb with a tag or an entity.

    The articles are fixed when the plan is made: those found later are none of it.
    """

    verb: BulkJob.Verb
    article_ids: tuple[int, ...]
    entity: Entity | None = None
    tag: Tag | None = None

    @property
    def words(self) -> str:
        """As in: put the tag “oil” on 312 articles."""
        what = f"{len(self.article_ids):,} article{'' if len(self.article_ids) == 1 else 's'}"
        return {
            _Verb.TAG: f"put “{self.tag}” on {what}",
            _Verb.UNTAG: f"took “{self.tag}” off {what}",
            _Verb.CONFIRM: f"confirmed {self.entity} in {what}",
            _Verb.REJECT: f"rejected {self.entity} in {what}",
        }[self.verb]


@dataclass(frozen=True)
class BulkPreview:
    """How many articles were chosen, how many of them the plan changes, and some of these."""

    plan: BulkPlan
    chosen: int
    changing: int
    sample: list[Article]

    @property
    def is_a_job(self) -> bool:
        """Is it too much to be done at once?"""
        return self.changing > BATCH


@dataclass(frozen=True)
class BulkDone:
    """What was done, to be undone; None when nothing was. Beyond 500 articles the job does it."""

    operation: Operation | None
    job: BulkJob | None = None


def plan_bulk(
    verb: str, article_ids: Sequence[int], *, entity: Entity | None = None, tag: Tag | None = None
) -> BulkPlan:
    """The plan. Raises ValidationError for a verb without what it needs."""
    needs_tag = verb in (_Verb.TAG, _Verb.UNTAG)
    if not needs_tag and verb not in (_Verb.CONFIRM, _Verb.REJECT):
        raise ValidationError("Say what to do: tag, untag, confirm or reject.")
    if needs_tag and tag is None:
        raise ValidationError("Name the tag.")
    if not needs_tag and entity is None:
        raise ValidationError("Name the country, leader or organization.")
    return BulkPlan(_Verb(verb), tuple(dict.fromkeys(article_ids)), entity, tag)


def preview(plan: BulkPlan) -> BulkPreview:
    """What the plan would do. The plan in it has only the articles that it changes."""
    changing = [id_ for part in parts(plan.article_ids) for id_ in _changing(plan, part)]
    sample = Article.objects.with_source().without_body().in_order(sample_of(changing))
    narrowed = BulkPlan(plan.verb, tuple(changing), plan.entity, plan.tag)
    return BulkPreview(narrowed, len(plan.article_ids), len(changing), sample)


def sample_of(article_ids: Sequence[int]) -> Sequence[int]:
    """Some of the articles, from their first to their last."""
    return article_ids[:: -(-len(article_ids) // SAMPLE) or 1]


def apply_bulk(plan: BulkPlan, editor: User | AnonymousUser) -> BulkDone:
    """Do it: up to 500 articles at once as one Operation, more as a job.

    Raises PermissionDenied.
    """
    user = allowed(editor, Operation.Kind.BULK)
    if len(plan.article_ids) > BATCH:
        job = start_job(
            plan.verb, plan.article_ids, user, plan.words, entity=plan.entity, tag=plan.tag
        )
        return BulkDone(job.operation, job)

    def at_once() -> BulkDone:
        with operation(Operation.Kind.BULK, user, plan.words) as recording:
            batch = Batch(plan.verb, plan.article_ids, user, plan.entity, plan.tag)
            change_batch(batch, recording)
        return BulkDone(recording.operation if recording.operation.pk else None)

    return once_more(at_once)


def _changing(plan: BulkPlan, ids: Sequence[int]) -> list[int]:
    """Those that would be others afterwards, in their order."""
    if plan.verb in (_Verb.TAG, _Verb.UNTAG):
        # No article has a tag that is not made yet.
        is_new = plan.tag is None or plan.tag.pk is None
        tagged = ArticleTag.objects.filter(article__in=ids, tag=None if is_new else plan.tag)
        has = set(tagged.values_list("article_id", flat=True))
        there = set(Article.objects.filter(pk__in=ids).values_list("pk", flat=True))
        chosen = has if plan.verb == _Verb.UNTAG else there - has
    else:
        mentions = Mention.objects.filter(article__in=ids, entity=plan.entity)
        chosen = set(mentions.values_list("article_id", flat=True))
        if plan.verb == _Verb.CONFIRM:
            accepted = Decision.objects.filter(
                article__in=ids, entity=plan.entity, verdict=Decision.Verdict.ACCEPT
            )
            chosen -= set(accepted.values_list("article_id", flat=True))
    return [id_ for id_ in ids if id_ in chosen]
