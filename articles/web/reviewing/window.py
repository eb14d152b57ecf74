"""Which of the waiting mentions does an editor have before them, and which one in focus?"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from articles.curating.review import AT_ONCE, held, next_items, release, waiting
from articles.models import Mention
from articles.web.reviewing.asked import AskedReview

# Nobody holds more than this, however far they look ahead.
MOST_HELD = 100


@dataclass(frozen=True)
class Window:
    """The mentions that are claimed for an editor, in their order, and the place of one of them."""

    items: tuple[Mention, ...] = ()
    place: int = 0

    @property
    def focus(self) -> Mention | None:
        """The one to decide on."""
        return self.items[self.place] if self.items else None

    @property
    def previous(self) -> int | None:
        """The key of the one before."""
        return self.items[self.place - 1].pk if self.items and self.place else None

    @property
    def next(self) -> int | None:
        """The key of the one after."""
        last = self.place + 1 >= len(self.items)
        return None if last else self.items[self.place + 1].pk


def open_window(
    editor: User | AnonymousUser, asked: AskedReview, skipped: Collection[int] = ()
) -> Window:
    """Claim what the page shows, a few more at its end, and give everything else back."""
    before = set(held(editor).values_list("mention", flat=True)) - set(skipped)
    limit = min(MOST_HELD, max(AT_ONCE, waiting(asked.only).filter(pk__in=before).count()))
    items = next_items(editor, asked.order, asked.only, limit, without=skipped)
    if items and items[-1].pk == asked.item and len(items) == limit < MOST_HELD:
        limit = min(MOST_HELD, limit + AT_ONCE)
        items = next_items(editor, asked.order, asked.only, limit, without=skipped)
    keys = [item.pk for item in items]
    others = set(held(editor).values_list("mention", flat=True)) - set(keys)
    if others:
        release(editor, others)
    place = keys.index(asked.item) if asked.item in keys else 0
    return Window(tuple(items), place)
