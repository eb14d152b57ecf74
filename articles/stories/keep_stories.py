"""How are stories kept: their articles, their sizes, and the one that stands for each?"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Length

from articles.models import Article, Story
from articles.stories.keep_fingerprints import in_parts
from articles.stories.where_now import members


@dataclass(frozen=True)
class Group:
    """Articles that tell the same, and stories that do with all of their articles."""

    articles: tuple[int, ...]
    stories: tuple[int, ...]

    @classmethod
    def of(cls, things: Iterable[int]) -> "Group":
        """Of articles by their numbers, and stories by theirs below zero."""
        things = sorted(things)
        articles = tuple(thing for thing in things if thing > 0)
        return cls(articles, tuple(-thing for thing in reversed(things) if thing < 0))


def keep_stories(
    groups: Iterable[Group],
    before: Mapping[int, int | None],
    known: Collection[int],
    left: Collection[int],
) -> set[int]:
    """Make each group a story; return the articles whose story is another one than `before`.

    `known` articles that are in no group are in no story, and of the stories that some of them
    `left` remains what a group takes over.
    """
    groups = [group for group in groups if group.stories or len(group.articles) > 1]
    numbers = _numbers(groups, before, left)
    then, now = dict(before), dict.fromkeys(known, 0)
    merged: dict[int, int] = {}
    for group, number in zip(groups, numbers, strict=True):
        now |= dict.fromkeys(group.articles, number)
        merged |= {story: number for story in group.stories if story != number}
    for story, number in merged.items():
        moving = members([story])
        now |= dict.fromkeys(moving, number)
        then |= dict.fromkeys(moving, story)
    changed = {article for article, number in now.items() if (then[article] or 0) != number}
    _move({article: now[article] for article in sorted(changed)})
    _set_leads(groups, numbers)
    gone = sorted({*left, *merged} - set(numbers))
    for part in in_parts(gone):
        Story.objects.filter(pk__in=part).delete()
    return changed


def _numbers(
    groups: Sequence[Group], before: Mapping[int, int | None], left: Collection[int]
) -> list[int]:
    """The lowest number that a group has a claim to, else a new one.

    A story that fell apart goes on in the part with the lowest of its articles.
    """
    first: dict[int, tuple[int, int]] = {}
    for at, group in enumerate(groups):
        for article in group.articles:
            story = before[article]
            if story is not None and story in left:
                first[story] = min(first.get(story, (article, at)), (article, at))
    claims: defaultdict[int, list[int]] = defaultdict(list)
    for story, (_, at) in first.items():
        claims[at].append(story)
    found = [min([*group.stories, *claims[at]], default=0) for at, group in enumerate(groups)]
    made = iter(Story.objects.bulk_create([Story() for number in found if not number]))
    return [number or next(made).pk for number in found]


def _move(now: Mapping[int, int]) -> None:
    by_story: defaultdict[int, list[int]] = defaultdict(list)
    for article, story in now.items():
        by_story[story].append(article)
    for story, articles in by_story.items():
        for part in in_parts(articles):
            Article.objects.filter(pk__in=part).update(story=story or None)


def _set_leads(groups: Sequence[Group], numbers: Sequence[int]) -> None:
    """A story that only grew keeps its lead, or gets one that is new in it."""
    leads = dict(
        Story.objects.filter(pk__in=[story for group in groups for story in group.stories])
        .values_list("pk", "lead_id")
    )  # fmt: skip
    pools = []
    for group, number in zip(groups, numbers, strict=True):
        theirs = {leads[story] for story in group.stories}
        grew = None not in theirs
        pools.append([*group.articles, *theirs] if grew else members([number]))
    ranks = _ranks({article for pool in pools for article in pool if article is not None})
    sizes: dict[int, int] = {}
    for part in in_parts(numbers):
        rows = Article.objects.filter(story__in=part).order_by().values_list("story")
        sizes |= rows.annotate(Count("pk"))
    stories = []
    for pool, number in zip(pools, numbers, strict=True):
        lead = min((article for article in pool if article in ranks), key=ranks.__getitem__)
        stories.append(Story(pk=number, lead_id=lead, size=sizes[number]))
    Story.objects.bulk_update(stories, ["lead", "size"], batch_size=200)


def _ranks(ids: Collection[int]) -> dict[int, tuple[dt.date, int, str, int]]:
    """By which the lead is found: the earliest, of those the longest, then by the import's key."""
    ranks = {}
    for part in in_parts(sorted(ids)):
        rows = Article.objects.filter(pk__in=part).values_list(
            "pk", "published_on", Length("body"), "import_key"
        )
        for pk, published_on, length, key in rows:
            ranks[pk] = (published_on or dt.date.max, -length, key or "", pk)
    return ranks
