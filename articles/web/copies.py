"""Who else tells the same? The other articles of its story, for an article's page."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.models import Article
from articles.web.written_in import written_in

# More are counted, and not listed.
MOST_LISTED = 20


@dataclass(frozen=True)
class Copy:
    """Another article of the story, and where it is told what differs.

    `written`: attributes for its title.
    """

    article: Article
    is_lead: bool
    compare_address: str
    written: SafeString


@dataclass(frozen=True)
class Copies:
    """The other articles of a story: those listed, how many there are, and who stands for all.

    `stands_alone`: an editor took it out of its story. `address` takes whoever may decide on that,
    and is empty for everybody else.
    """

    listed: tuple[Copy, ...] = ()
    number: int = 0
    is_lead: bool = False
    stands_alone: bool = False
    address: str = ""

    @property
    def left_out(self) -> int:
        """How many are not listed."""
        return self.number - len(self.listed)


def build_copies(article: Article, *, may_decide: bool = False) -> Copies:
    """The other visible articles of its story, the lead first, then by date."""
    story = article.story
    address = reverse("stand_alone", args=[article.short_id]) if may_decide else ""
    if story is None:
        return Copies(stands_alone=article.stands_alone, address=address)
    others = Article.objects.visible().filter(story=story).exclude(pk=article.pk)
    in_order = others.order_by(F("published_on").asc(nulls_last=True), "pk")
    lead = story.lead_id or 0
    first = in_order.filter(pk=lead).with_source().without_body()
    rest = in_order.exclude(pk=lead).with_source().without_body()
    listed = [*first, *rest[:MOST_LISTED]][:MOST_LISTED]
    return Copies(
        tuple(_copy(article, other, story.lead_id) for other in listed),
        len(listed) if len(listed) < MOST_LISTED else others.count(),
        is_lead=story.lead_id == article.pk,
        address=address,
    )


def _copy(article: Article, other: Article, lead: int | None) -> Copy:
    # The one that stands for the story is what the others are held against.
    one, two = (other, article) if other.pk == lead else (article, other)
    address = reverse("compare", args=[one.short_id, two.short_id])
    return Copy(other, other.pk == lead, address, written_in(other.language))
