"""How does what was previewed become what is done? The preview is kept, with its very articles."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from articles.curating.allowed import allowed
from articles.curating.bulk import BulkDone, BulkPreview, apply_bulk, plan_bulk
from articles.models import BulkDraft, BulkJob, Operation, Tag
from articles.tagging.tag_names import known_tag, tag_called

# Of the previews that an editor did not apply, the last few.
MOST_KEPT = 5


class DraftGoneError(Exception):
    """The preview was applied already, is a day old, or is somebody else's."""


@transaction.atomic
def keep_draft(seen: BulkPreview, editor: User | AnonymousUser, search: str = "") -> BulkDraft:
    """Keep a preview until it is applied. Raises PermissionDenied."""
    user = allowed(editor, Operation.Kind.BULK)
    plan = seen.plan
    draft = BulkDraft.objects.create(
        verb=plan.verb, entity=plan.entity, tag_name=plan.tag.name if plan.tag else "",
        targets=list(plan.article_ids), chosen=seen.chosen, search=search, editor=user,
    )  # fmt: skip
    BulkDraft.objects.stale().delete()
    kept = BulkDraft.objects.of(user.pk).values_list("pk", flat=True)[:MOST_KEPT]
    BulkDraft.objects.filter(editor=user).exclude(pk__in=list(kept)).delete()
    return draft


def draft_of(editor: User, draft_id: int) -> BulkDraft | None:
    """A preview of this editor's own, as long as it is there."""
    return BulkDraft.objects.of(editor.pk).select_related("entity").filter(pk=draft_id).first()


@transaction.atomic
def apply_draft(draft_id: int, editor: User | AnonymousUser) -> BulkDone:
    """Do what was previewed, once. Raises PermissionDenied, DraftGoneError."""
    user = allowed(editor, Operation.Kind.BULK)
    rows = BulkDraft.objects.of(user.pk).select_for_update(no_key=True)
    draft = rows.filter(pk=draft_id).first()
    if draft is None:
        raise DraftGoneError("This preview was applied already, or is too old. Make a new one.")
    targets = draft.targets
    draft.delete()
    if not targets:
        return BulkDone(None)
    plan = plan_bulk(draft.verb, targets, entity=draft.entity, tag=_tag(draft))
    return apply_bulk(plan, user)


def _tag(draft: BulkDraft) -> Tag | None:
    """The tag to put on, made where it is not there yet, or the one to take off."""
    if not draft.tag_name:
        return None
    tag = known_tag(draft.tag_name)
    if tag is None and draft.verb == BulkJob.Verb.UNTAG:
        raise DraftGoneError(f"The tag “{draft.tag_name}” is gone meanwhile. Nothing was done.")
    return tag or tag_called(draft.tag_name)
