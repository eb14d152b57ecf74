"""Is there still a place for what shall come back? Others may have taken it, or taken it away."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from articles.history.snapshot import Values
from articles.history.things import BY_MODEL, BY_THING, Kept
from articles.models import Change


@dataclass
class Places:
    """The places of things that come back together: these may refer to each other.

    What is looked up is kept, since most of them refer to the same.
    """

    together: Collection[tuple[str, int]]
    known: dict[tuple[type[models.Model], int], bool] = field(default_factory=dict)

    def refusal(self, change: Change, before: Values, now: Values | None) -> str:
        """Why this thing cannot become what it was, in words; "" when it can."""
        kept = BY_THING[change.thing]
        for column in kept.model._meta.concrete_fields:  # noqa: SLF001 - documented by Django
            key = before.get(column.attname)
            target: Any = column.related_model
            if key is None or target is None or target is User:
                continue
            if not self._is_there(target, key):
                return f"the {column.verbose_name} that it belongs to is gone"
        # A tag that was put on anew is on: nothing has to come back.
        if change.thing != Change.Thing.ARTICLE_TAG and _is_taken(kept, before, now):
            return f"the {change.thing} is there again, made anew since"
        return ""

    def _is_there(self, target: type[models.Model], key: int) -> bool:
        kept = BY_MODEL.get(target)
        if kept and (kept.thing.value, key) in self.together:
            return True
        if (target, key) not in self.known:
            rows = target._default_manager.filter(pk=key)  # noqa: SLF001 - documented by Django
            self.known[target, key] = rows.exists()
        return self.known[target, key]


def _is_taken(kept: Kept, before: Values, now: Values | None) -> bool:
    """Has another row by now what only one may have?"""
    rules = [rule for columns, rule in _unique(kept.model) if columns & before.keys()]
    if not rules:
        return False
    row = kept.model(**{**(now or {}), **before})
    for rule in rules:
        try:
            rule.validate(kept.model, row)
        except ValidationError:
            return True
    return False


def _unique(model: type[models.Model]) -> Iterator[tuple[set[str], UniqueConstraint]]:
    """What only one row may have: the columns, and the rule."""
    options = model._meta  # noqa: SLF001 - documented by Django
    for rule in options.constraints:
        if isinstance(rule, UniqueConstraint):
            # Django keeps those that are given without a keyword as expressions.
            names: Any = rule.fields or [getattr(one, "name", "") for one in rule.expressions]
            yield {_column(model, name) for name in names}, rule
    for column in options.concrete_fields:
        if column.unique and not column.primary_key:
            yield {column.attname}, UniqueConstraint(fields=[column.name], name="unique")


def _column(model: Any, name: str) -> str:
    return str(model._meta.get_field(name).attname)  # noqa: SLF001 - documented by Django
