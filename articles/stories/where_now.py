"""Where do articles stand now: in which story, who sees them, and what may be compared?"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.models import Article
from articles.stories.keep_fingerprints import in_parts
from articles.stories.same_story import Told

_VISIBLE = Article.Visibility.PUBLISHED
# So many texts are kept for the next comparison.
_MOST_TEXTS = 1_000


@dataclass(frozen=True)
class Standing:
    """An article's story, date and fingerprint, and whether it can be in a story at all."""

    story: int | None
    published_on: dt.date | None
    fingerprint: int | None
    is_eligible: bool


def standings(ids: Iterable[int]) -> dict[int, Standing]:
    """Of these articles; those that are gone are left out."""
    found = {}
    for part in in_parts(sorted(ids)):
        rows = Article.objects.filter(pk__in=part).values_list(
            "pk", "story_id", "published_on", "fingerprint__pk", "visibility", "stands_alone"
        )
        for pk, story, published_on, fingerprint, visibility, is_alone in rows:
            is_eligible = visibility == _VISIBLE and not is_alone
            found[pk] = Standing(story, published_on, fingerprint, is_eligible)
    return found


class Texts:
    """What articles tell, read when it is asked for."""

    def __init__(self, known: Iterable[Article] = ()) -> None:
        self._told = {article.pk: told(article) for article in known}

    def of(self, article: int) -> Told:
        """What this article tells."""
        if article not in self._told:
            row = Article.objects.only("title", "body", "published_on").get(pk=article)
            if len(self._told) >= _MOST_TEXTS:
                del self._told[next(iter(self._told))]
            self._told[article] = told(row)
        return self._told[article]


def told(article: Article) -> Told:
    """What of the article is compared."""
    return Told(article.title, article.body, article.published_on)


def members(stories: Collection[int]) -> list[int]:
    """The articles of these stories."""
    rows = Article.objects.filter(story__in=stories).order_by("pk")
    return list(rows.values_list("pk", flat=True))
