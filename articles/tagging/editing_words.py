"""An editor corrects an article's own words and date; imports leave them alone from then on."""

from types import EllipsisType
from typing import Any

from django.core.exceptions import ValidationError

from articles.dates import PartialDate
from articles.models import Article, Operation
from articles.tagging.correcting import correcting
from articles.tagging.permitted import Editor

LONGEST_TITLE = 500
DATE_FIELDS = ("published_on", "published_precision", "published_origin")


def set_title(
    article: Article,
    title: str,
    editor: Editor,
    seen_version: int | None = None,
    seen: str | None = None,
) -> Operation | None:
    """Give the article this title; `seen` is the one that the editor saw before.

    Raises ValidationError for a title that cannot be one, ChangedMeanwhileError.
    """
    title = " ".join(title.split())
    if not title or len(title) > LONGEST_TITLE or not title.isprintable():
        raise ValidationError(
            f"A title has 1 to {LONGEST_TITLE} characters and none that cannot be seen."
        )
    seen_values = None if seen is None else {"title": seen}
    summary = f"changed the title of “{article}”"
    with correcting(
        article, editor, Operation.Kind.TITLE, summary, fields=["title"],
        seen_version=seen_version, seen=seen_values,
    ) as correction:  # fmt: skip
        locked = correction.article
        if locked.title != title:
            locked.title = title
            locked.keep_from_imports(["title"])
            locked.save(update_fields=["title", "edited_fields", "modified_at"])
    return correction.operation


def set_date(
    article: Article,
    date: PartialDate | None,
    editor: Editor,
    seen_version: int | None = None,
    seen: PartialDate | EllipsisType | None = ...,
) -> Operation | None:
    """Give the article this date; None: nobody knows it. `seen` is the one seen before.

    Raises ChangedMeanwhileError.
    """
    summary = f"changed the date of “{article}” to {date.words if date else 'unknown'}"
    with correcting(
        article, editor, Operation.Kind.DATE, summary, fields=DATE_FIELDS,
        seen_version=seen_version, seen=_values(seen),
    ) as correction:  # fmt: skip
        locked = correction.article
        if locked.published != date:
            locked.set_published(date, Article.DateOrigin.EDITOR)
            locked.keep_from_imports(DATE_FIELDS)
            locked.save(update_fields=[*DATE_FIELDS, "edited_fields", "modified_at"])
    return correction.operation


def _values(date: PartialDate | EllipsisType | None) -> dict[str, Any] | None:
    if isinstance(date, EllipsisType):
        return None
    if date is None:
        return {"published_on": None}
    return {"published_on": date.first, "published_precision": date.precision.value}
