"""Where do articles stand now: in which story, who sees them, and what may be compared?"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from articles.models import Article
from articles.stories.keep_fingerprints import in_parts
from articles.stories.same_story import Told

_VISIBLE = Article.Visibility.PUBLISHED
# So many texts are kept for the next comparison, and so many are read at once.
_MOST_TEXTS = 1_000
_AT_ONCE = 20


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
        self._known = {article.pk: told(article) for article in known}
        self._read: dict[int, Told] = {}
        self._expected: Iterator[int] = iter(())

    def expect(self, articles: Iterable[int]) -> None:
        """These are likely to be asked for, in this order: they are read several at once."""
        self._expected = iter(dict.fromkeys(articles))

    def of(self, article: int) -> Told:
        """What this article tells."""
        if article in self._known:
            return self._known[article]
        if article not in self._read:
            self._read_more(article)
        return self._read[article]

    def _read_more(self, article: int) -> None:
        unread = (one for one in self._expected if one not in self._known and one not in self._read)
        ids = {article, *islice(unread, _AT_ONCE)}
        while len(self._read) + len(ids) > _MOST_TEXTS:
            del self._read[next(iter(self._read))]
        rows = Article.objects.filter(pk__in=ids).only("title", "body", "published_on")
        self._read |= {row.pk: told(row) for row in rows}


def told(article: Article) -> Told:
    """What of the article is compared."""
    return Told(article.title, article.body, article.published_on)


def members(stories: Collection[int]) -> list[int]:
    """The articles of these stories."""
    rows = Article.objects.filter(story__in=stories).order_by("pk")
    return list(rows.values_list("pk", flat=True))
