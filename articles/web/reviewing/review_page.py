"""ReviewPage: every name that the template of the review queue may use."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from articles.curating.review import Order, held, left
from articles.models import Entity, Mention, Operation, Source
from articles.web.reviewing.asked import AskedReview
from articles.web.reviewing.candidates import candidates_for
from articles.web.reviewing.counts import Choice, count_left, entity_choices, source_choices
from articles.web.reviewing.done import SHOWN
from articles.web.reviewing.passages import Passages, passages_of, spellings_of
from articles.web.reviewing.window import Window, open_window

_ORDERS = {
    Order.UNCERTAIN: "least certain first",
    Order.ENTITY: "by name",
    Order.DATE: "newest first",
    Order.SOURCE: "by source",
}


@dataclass(frozen=True)
class ReviewItem:
    """The mention in focus, with what an editor needs to decide."""

    mention: Mention
    passages: Passages
    aliases: tuple[str, ...]
    candidates: tuple[Entity, ...]
    only_address: str

    @property
    def percent(self) -> int:
        """How sure the tagger is."""
        return round(self.mention.confidence * 100)


@dataclass(frozen=True)
class TriedChange:
    """A change to another entity that needs another word: what was typed, and who may be meant."""

    problem: str
    typed: str = ""
    choices: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class ReviewPage:
    """The queue as one editor sees it, ready to print."""

    asked: AskedReview
    window: Window
    item: ReviewItem | None
    left: int
    left_here: int
    skipped: int
    entities: list[Choice]
    sources: list[Choice]
    done: list[Operation]
    held_until: str
    tried: TriedChange | None = None

    @property
    def orders(self) -> list[tuple[str, str]]:
        """The orders to choose from, in words."""
        return [(order.value, words) for order, words in _ORDERS.items()]

    @property
    def next_item(self) -> int | None:
        """The mention to look at after a verdict."""
        return self.window.next or self.window.previous

    @property
    def previous_address(self) -> str:
        """Where the mention before is looked at, "" for none."""
        before = self.window.previous
        return self.asked.at(before).address if before else ""

    @property
    def next_address(self) -> str:
        """Where the mention after is looked at, "" for none."""
        after = self.window.next
        return self.asked.at(after).address if after else ""

    @property
    def left_words(self) -> str:
        """As in: 12 left here, 340 in all."""
        if not self.asked.is_filtered:
            return f"{self.left:,} left"
        return f"{self.left_here:,} left here, {self.left:,} in all"

    @property
    def everything_address(self) -> str:
        """The queue without filters."""
        return AskedReview(order=self.asked.order).address


def build_review_page(
    asked: AskedReview,
    user: User | AnonymousUser,
    done: list[Operation],
    skipped: Collection[int],
    tried: TriedChange | None = None,
) -> ReviewPage:
    """Claim what the page shows, and make it ready to print."""
    window = open_window(user, asked, skipped)
    focus = window.focus
    everything = count_left()
    until = held(user).order_by("-until").values_list("until", flat=True).first()
    return ReviewPage(
        asked=asked,
        window=window,
        item=_item(focus, asked) if focus else None,
        left=everything,
        left_here=left(asked.only) if asked.is_filtered else everything,
        skipped=len(skipped),
        entities=_with_chosen(entity_choices(), asked.entity, Entity),
        sources=_with_chosen(source_choices(), asked.source, Source),
        done=done[:SHOWN],
        held_until=until.isoformat() if until else "",
        tried=tried,
    )


def _item(mention: Mention, asked: AskedReview) -> ReviewItem:
    article = mention.article
    spellings = spellings_of(article, mention)
    return ReviewItem(
        mention=mention,
        passages=passages_of(article, mention),
        aliases=spellings,
        candidates=candidates_for(mention, spellings),
        only_address=AskedReview(order=asked.order, entity=mention.entity_id).address,
    )


def _with_chosen(
    choices: list[Choice], chosen: int | None, model: type[Entity] | type[Source]
) -> list[Choice]:
    """The choices, and the one in force where it is not among them."""
    if chosen is None or any(choice.key == chosen for choice in choices):
        return choices
    row = model.objects.filter(pk=chosen).first()
    return [*choices, Choice(chosen, str(row) if row else "unknown", 0)]
