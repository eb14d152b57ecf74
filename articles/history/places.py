"""Is there still a place for what shall come back? Others may have taken it, or taken it away."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from articles.history.snapshot import Values, parts
from articles.history.things import BY_THING, Kept
from articles.models import Change


@dataclass(frozen=True)
class Places:
    """What the things that come back refer to, as far as it is there or comes back with them."""

    there: Mapping[type[models.Model], Collection[int]]

    @classmethod
    def of(cls, coming: Iterable[tuple[Change, Values]]) -> "Places":
        """For things with what they become again, in one query for each kind of thing."""
        together: dict[type[models.Model], set[int]] = defaultdict(set)
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for change, before in coming:
            model = BY_THING[change.thing].model
            together[model].add(change.object_id)
            for column, target in _references(model):
                if before.get(column.attname) is not None:
                    wanted[target].add(before[column.attname])
        for target, keys in wanted.items():
            rows = target._default_manager.order_by()  # noqa: SLF001 - documented by Django
            for part in parts(sorted(keys - together[target])):
                together[target].update(rows.filter(pk__in=part).values_list("pk", flat=True))
        return cls(together)

    def refusal(self, change: Change, before: Values, now: Values | None) -> str:
        """Why this thing cannot become what it was, in words; "" when it can."""
        kept = BY_THING[change.thing]
        for column, target in _references(kept.model):
            key = before.get(column.attname)
            if key is not None and key not in self.there[target]:
                return f"the {column.verbose_name} that it belongs to is gone"
        # A tag that was put on anew is on: nothing has to come back.
        if change.thing != Change.Thing.ARTICLE_TAG and _is_taken(kept, before, now):
            return f"the {change.thing} is there again, made anew since"
        return ""


def _references(model: type[models.Model]) -> Iterator[tuple[Any, type[models.Model]]]:
    """The columns that refer to other things, and to which; accounts may be gone."""
    for column in model._meta.concrete_fields:  # noqa: SLF001 - documented by Django
        target: Any = column.related_model
        if target is not None and target is not User:
            yield column, target


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
