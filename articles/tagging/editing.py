"""The editor's verbs: each checks the permission, records the verdict and tells the index.

A verdict lasts: no run of the tagger overwrites it, until `undo_decision`. Every verb returns the
Operation, by which it can be undone, or None when it changed nothing. `seen_version` is the
article's version that the editor saw: what somebody else changed since is not overwritten, and
ChangedMeanwhileError tells of it.
"""

from typing import Any

from django.core.exceptions import ValidationError

from articles.models import Article, Decision, Entity, Mention, Operation
from articles.models.decision import MarkedSpan
from articles.tagging.correcting import Correction, correcting
from articles.tagging.editing_tags import add_tag, put_tag, remove_tag
from articles.tagging.editing_words import set_date, set_title
from articles.tagging.fold import fold_name
from articles.tagging.marked_places import clashes, marked, marks_of
from articles.tagging.permitted import Editor, permitted

__all__ = [
    "Editor",
    "add_mention",
    "add_tag",
    "change_entity",
    "confirm_mention",
    "mark_span",
    "never_match",
    "put_tag",
    "reject_mention",
    "remove_tag",
    "set_about",
    "set_date",
    "set_title",
    "undo_decision",
]

_Kind = Operation.Kind
_Verdict = Decision.Verdict


def confirm_mention(
    article: Article, entity: Entity, editor: Editor, seen_version: int | None = None
) -> Operation | None:
    """The article names the entity, as the tagger found."""
    summary = f"confirmed {entity} in “{article}”"
    with correcting(
        article, editor, _Kind.CONFIRM, summary, entities=[entity], seen_version=seen_version
    ) as correction:
        _decide(correction, entity, editor, _Verdict.ACCEPT)
    return correction.operation


def add_mention(
    article: Article, entity: Entity, editor: Editor, seen_version: int | None = None
) -> Operation | None:
    """The article names the entity, and is about it, though the tagger did not find it."""
    summary = f"added {entity} to “{article}”"
    with correcting(
        article, editor, _Kind.ADD, summary, entities=[entity], seen_version=seen_version
    ) as correction:
        _decide(correction, entity, editor, _Verdict.ACCEPT, is_about=True)
    return correction.operation


def set_about(
    article: Article,
    entity: Entity,
    editor: Editor,
    seen_version: int | None = None,
    *,
    is_about: bool,
) -> Operation | None:
    """The article names the entity; it is about it, or only names it."""
    summary = f"said “{article}” {'is about' if is_about else 'only names'} {entity}"
    with correcting(
        article, editor, _Kind.ABOUT, summary, entities=[entity], seen_version=seen_version
    ) as correction:
        _decide(correction, entity, editor, _Verdict.ACCEPT, is_about=is_about)
    return correction.operation


def reject_mention(
    article: Article, entity: Entity, editor: Editor, seen_version: int | None = None
) -> Operation | None:
    """The article does not name the entity."""
    summary = f"rejected {entity} in “{article}”"
    with correcting(
        article, editor, _Kind.REJECT, summary, entities=[entity], seen_version=seen_version
    ) as correction:
        _decide(correction, entity, editor, _Verdict.REJECT, spans=[], is_about=None)
    return correction.operation


def never_match(
    article: Article, entity: Entity, alias: str, editor: Editor, seen_version: int | None = None
) -> Operation | None:
    """This alias does not mean the entity in this article."""
    plain = _plain_alias(alias)
    summary = f"ruled “{plain}” out for {entity} in “{article}”"
    with correcting(
        article, editor, _Kind.NEVER, summary, entities=[entity], seen_version=seen_version
    ) as correction:
        _decide(correction, entity, editor, _Verdict.NEVER, alias=plain)
    return correction.operation


def undo_decision(
    article: Article, entity: Entity, editor: Editor, seen_version: int | None = None
) -> Operation | None:
    """Take every verdict on the entity in this article back: the tagger's view returns."""
    summary = f"took the verdict on {entity} in “{article}” back"
    with correcting(
        article, editor, _Kind.TAKE_BACK, summary, entities=[entity], seen_version=seen_version
    ) as correction:
        both = {"article": correction.article, "entity": entity}
        Decision.objects.filter(**both).delete()
        Mention.objects.filter(**both, found_by=Mention.FoundBy.EDITOR).delete()
    return correction.operation


def change_entity(
    article: Article, old: Entity, new: Entity, editor: Editor, seen_version: int | None = None
) -> Operation | None:
    """What was taken for the old entity is the new one, at all its places."""
    if old == new:
        raise ValidationError(f"It is {old} already. Choose another entity.")
    summary = f"changed {old} to {new} in “{article}”"
    with correcting(
        article, editor, _Kind.CHANGE_ENTITY, summary, entities=[old, new],
        seen_version=seen_version,
    ) as correction:  # fmt: skip
        mention = Mention.objects.filter(article=correction.article, entity=old).first()
        marks = marks_of(mention.spans if mention else (), correction.article)
        is_about = mention.is_about if mention else True
        _decide(correction, old, editor, _Verdict.REJECT, spans=[], is_about=None)
        _decide(correction, new, editor, _Verdict.ACCEPT, spans=marks, is_about=is_about)
    return correction.operation


def mark_span(
    article: Article,
    field: str,
    start: int,
    end: int,
    entity: Entity,
    editor: Editor,
    seen_version: int | None = None,
) -> Operation | None:
    """These characters of the title, dateline or body name the entity, and nothing else.

    Raises ValidationError for a place that the article does not have.
    """
    summary = f"marked {entity} in “{article}”"
    with correcting(
        article, editor, _Kind.MARK, summary, entities=[entity], seen_version=seen_version
    ) as correction:
        mark = marked(correction.article, field, start, end)
        _take_from_others(correction.article, entity, mark)
        named = Mention.objects.filter(article=correction.article, entity=entity).exists()
        own = _verdict(correction.article, entity)
        spans = [span for span in (own.spans if own else []) if not clashes(span, mark)]
        # What the tagger did not find at all, and somebody takes the trouble to mark, counts.
        about: dict[str, Any] = {} if named else {"is_about": True}
        _decide(correction, entity, editor, _Verdict.ACCEPT, spans=[*spans, mark], **about)
    return correction.operation


def _decide(
    correction: Correction,
    entity: Entity,
    editor: Editor,
    verdict: Decision.Verdict,
    *,
    alias: str = "",
    **said: Any,
) -> None:
    """Keep the verdict; what is not `said` of its spans and of about stays as it was."""
    Decision.objects.update_or_create(
        article=correction.article,
        entity=entity,
        alias=alias,
        defaults={"verdict": verdict, "editor": permitted(editor), **said},
    )


def _verdict(article: Article, entity: Entity) -> Decision | None:
    return Decision.objects.filter(article=article, entity=entity, alias="").first()


def _take_from_others(article: Article, entity: Entity, mark: MarkedSpan) -> None:
    """A place means one entity: the last who marked it is right."""
    for other in Decision.objects.filter(article=article).exclude(entity=entity):
        left = [span for span in other.spans if not clashes(span, mark)]
        if len(left) < len(other.spans):
            other.spans = left
            other.save(update_fields=["spans"])


def _plain_alias(alias: str) -> str:
    plain = " ".join(alias.split())
    if not fold_name(plain) or len(plain) > 200 or not plain.isprintable():
        raise ValidationError("Name the alias that does not mean it here, in 1 to 200 characters.")
    return plain
