"""What an address asks of the review queue: an order, filters, and the mention to look at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from articles.curating.review import EVERYTHING, Order, ReviewFilter
from articles.dates import PartialDate, read_date
from articles.web.query_url import Parameters


@dataclass(frozen=True)
class AskedReview:
    """The order and the filters in force, the mention in focus, and what made no sense."""

    order: Order = Order.UNCERTAIN
    entity: int | None = None
    source: int | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    item: int | None = None
    remarks: tuple[str, ...] = ()

    @property
    def only(self) -> ReviewFilter:
        """The filters, as the queue understands them."""
        return ReviewFilter(
            entity=self.entity,
            source=self.source,
            start=self.start.first if self.start else None,
            end=self.end.last if self.end else None,
        )

    @property
    def is_filtered(self) -> bool:
        """Is anything left out?"""
        return self.only != EVERYTHING

    def at(self, item: int | None) -> "AskedReview":
        """The same, with another mention in focus."""
        return replace(self, item=item)

    @property
    def address(self) -> str:
        """The address of the page."""
        return _with(reverse("review"), self)

    @property
    def verdict_address(self) -> str:
        """Where its forms are sent."""
        return _with(reverse("review_verdict"), self)


def read_review(parameters: Parameters) -> AskedReview:
    """What an address asks for; whatever makes no sense is left out, with a remark."""
    remarks: list[str] = []
    return AskedReview(
        order=Order.parse(parameters.get("order", "") or ""),
        entity=read_key(parameters.get("entity", "")),
        source=read_key(parameters.get("source", "")),
        start=_read_date(parameters.get("from", ""), remarks),
        end=_read_date(parameters.get("to", ""), remarks),
        item=read_key(parameters.get("item", "")),
        remarks=tuple(remarks),
    )


def read_key(written: str | None) -> int | None:
    """The number of a row, where this can be one."""
    text = (written or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else None


def _read_date(written: str | None, remarks: list[str]) -> PartialDate | None:
    text = (written or "").strip()
    date = read_date(text) if text else None
    if text and date is None:
        remarks.append(
            f"The date “{text[:40]}” was not understood and left out. "
            "Write 1987, 1987-03, 1987-03-05 or 5 Mar 1987."
        )
    return date


def _with(path: str, asked: AskedReview) -> str:
    parameters = urlencode(list(_parameters(asked)))
    return f"{path}?{parameters}" if parameters else path


def _parameters(asked: AskedReview) -> Iterator[tuple[str, str]]:
    if asked.order is not Order.UNCERTAIN:
        yield "order", asked.order
    for name in ("entity", "source", "item"):
        key = getattr(asked, name)
        if key is not None:
            yield name, str(key)
    for name, date in (("from", asked.start), ("to", asked.end)):
        if date:
            yield name, date.iso
