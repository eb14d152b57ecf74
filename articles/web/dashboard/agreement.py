"""How often do editors agree with what the machine found, month by month?"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, Substr
from django.utils import timezone

from articles.models import Change, Mention, Operation

MONTHS = 24
WIDTH, HEIGHT, FOOT = 960, 160, 22
_GAP = 6
_Kind = Operation.Kind


@dataclass(frozen=True)
class MonthBar:
    """One month: how many finds were confirmed and rejected, and the two bars on each other."""

    label: str
    tick: str
    confirmed: int
    rejected: int
    x: float
    width: float
    confirmed_y: float
    confirmed_height: float
    rejected_y: float
    rejected_height: float

    @property
    def total(self) -> int:
        """All verdicts of the month."""
        return self.confirmed + self.rejected

    @property
    def rate(self) -> str:
        """The part that was confirmed, as in "93%"; nothing without verdicts."""
        return f"{self.confirmed / self.total:.0%}" if self.total else "–"


@dataclass(frozen=True)
class Agreement:
    """The chart, with the same as a table."""

    months: list[MonthBar]
    confirmed: int
    rejected: int
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = HEIGHT + FOOT

    @property
    def is_worth_showing(self) -> bool:
        """Did anybody decide on anything?"""
        return bool(self.confirmed or self.rejected)

    @property
    def rate(self) -> str:
        """The part of all that was confirmed."""
        return f"{self.confirmed / (self.confirmed + self.rejected):.0%}"


def build_agreement(today: dt.date | None = None) -> Agreement:
    """The verdicts of the last months, without those that were undone."""
    months = _months(today or timezone.localdate())
    confirmed = _by_month(_confirmations(), months[0])
    rejected = _by_month(_rejections(), months[0])
    pairs = [(confirmed.get(f"{m:%Y-%m}", 0), rejected.get(f"{m:%Y-%m}", 0)) for m in months]
    peak = max(map(sum, pairs))
    bars = [_bar(n, m, *pairs[n], peak) for n, m in enumerate(months)]
    return Agreement(bars, sum(bar.confirmed for bar in bars), sum(bar.rejected for bar in bars))


def _confirmations() -> QuerySet[Change]:
    """Verdicts "it names it", given on what was there."""
    # The kind first: only where it does not tell, the verdict itself is read.
    said = Q(operation__kind=_Kind.CONFIRM) | Q(operation__kind=_Kind.ABOUT, before__isnull=True)
    of_many = Q(operation__kind=_Kind.BULK, after__verdict="accept")
    return Change.objects.filter(said | of_many, thing=Change.Thing.DECISION)


def _rejections() -> QuerySet[Change]:
    """Finds of the machine that went with a verdict on them, in the same operation."""
    # Looked up by the article, which has few changes; an entity or an operation may have thousands.
    whose, within = Coalesce("entity_id", 0), Coalesce("operation_id", 0)
    verdict = Change.objects.alias(whose=whose, within=within).filter(
        article_id=OuterRef("article_id"), whose=OuterRef("entity_id"),
        within=OuterRef("operation_id"), thing=Change.Thing.DECISION,
    )  # fmt: skip
    found = Change.objects.filter(
        Exists(verdict), thing=Change.Thing.MENTION, after__isnull=True, before__isnull=False,
        operation__kind__in=(_Kind.REJECT, _Kind.NEVER, _Kind.CHANGE_ENTITY, _Kind.BULK),
    )  # fmt: skip
    return found.exclude(before__found_by=Mention.FoundBy.EDITOR.value)


def _by_month(changes: QuerySet[Change], first: dt.date) -> Mapping[str, int]:
    """How many in each month, as in "2026-03", of operations that were not undone."""
    start = dt.datetime.combine(first, dt.time.min, dt.UTC)
    kept = changes.filter(
        Q(operation__parent__isnull=True) | Q(operation__parent__undone_at__isnull=True),
        operation__started_at__gte=start, operation__undone_at__isnull=True,
    )  # fmt: skip
    # Both databases write a time beginning with year and month; TruncMonth takes ten times as long.
    month = Substr(Cast("operation__started_at", CharField()), 1, 7)
    return dict(kept.order_by().annotate(month=month).values_list("month").annotate(Count("pk")))


def _months(today: dt.date) -> list[dt.date]:
    """The first days of the last months, this one last."""
    last = today.year * 12 + today.month - 1
    return [dt.date(n // 12, n % 12 + 1, 1) for n in range(last - MONTHS + 1, last + 1)]


def _bar(place: int, month: dt.date, confirmed: int, rejected: int, peak: int) -> MonthBar:
    width = WIDTH / MONTHS
    high, low = (round(HEIGHT * n / peak, 2) if peak else 0.0 for n in (confirmed, rejected))
    return MonthBar(
        label=f"{month:%B %Y}",
        tick=f"{month:%b %Y}" if place % 4 == 0 else "",
        confirmed=confirmed,
        rejected=rejected,
        x=round(place * width + _GAP / 2, 2),
        width=round(width - _GAP, 2),
        confirmed_y=round(HEIGHT - high, 2),
        confirmed_height=high,
        rejected_y=round(HEIGHT - high - low, 2),
        rejected_height=low,
    )
