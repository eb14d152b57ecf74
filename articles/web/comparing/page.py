"""ComparePage: every name that the page of a comparison may use."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article
from articles.web.comparing.matching import Steps
from articles.web.comparing.rows import Stretch, compare_texts, is_cut
from articles.web.comparing.words import Pieces, compare_words, whole
from articles.web.written_in import written_in

# At most half a second's worth. A paragraph of a thousand words with every tenth changed takes an
# eighth of them, an article of twenty paragraphs a fortieth.
STEPS = 5_000_000


@dataclass(frozen=True)
class Side:
    """One of the two articles, its title in pieces; `written`: attributes for its words."""

    article: Article
    title: Pieces
    is_lead: bool
    written: SafeString


@dataclass(frozen=True)
class ComparePage:
    """Two articles side by side.

    `is_cut`: of very long ones only the first part is compared. `gave_up`: matching all of it
    would have taken too long.
    """

    one: Side
    other: Side
    stretches: tuple[Stretch, ...]
    are_one_story: bool
    is_cut: bool
    gave_up: bool

    @property
    def are_alike(self) -> bool:
        """Does nothing differ in their texts?"""
        return all(row.is_same for stretch in self.stretches for row in stretch.rows)

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both, the left one first."""
        return self.one, self.other


def build_compare_page(one: Article, other: Article) -> ComparePage:
    """What differs between two articles."""
    steps = Steps(STEPS)
    titles = compare_words(one.title, other.title, steps)
    stretches = compare_texts(one.body, other.body, steps)
    return ComparePage(
        _side(one, titles[0]),
        _side(other, titles[1]),
        stretches,
        are_one_story=one.story_id is not None and one.story_id == other.story_id,
        is_cut=is_cut(one.body) or is_cut(other.body),
        gave_up=steps.ran_out,
    )


def _side(article: Article, title: Pieces) -> Side:
    story = article.story
    return Side(
        article,
        title or whole(article.title),
        is_lead=story is not None and story.lead_id == article.pk,
        written=written_in(article.language),
    )
