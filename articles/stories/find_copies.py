"""Which articles of the archive may be copies of these? Found by signature, not verified yet."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from articles.models import Fingerprint
from articles.stories.candidates import Candidates
from articles.stories.fingerprint import is_current
from articles.stories.keep_fingerprints import in_parts
from articles.stories.look_up import LookUp
from articles.stories.near_run import MOST_OF_A_KEY, Asked, Near, Rows, Run, numbers_of, rows_of
from articles.stories.same_story import WORTH_A_LOOK
from articles.stories.where_now import Standing, standings

# Who found most places taken by what is gone is looked up under so many of a key.
_MORE_OF_A_KEY = 10 * MOST_OF_A_KEY
# Of two texts that many articles have, the verdict is that of a few pairs, the closest in time.
_PAIRS_OF_TWO_TEXTS = 4
# An unknown date is neither of the same or the next day, nor of another month.
_DAYS_WHEN_UNKNOWN = 2


@dataclass(frozen=True)
class Pair:
    """Two articles that may tell the same, and how alike they are."""

    one: int
    other: int
    alike: float


def sketched(ids: Sequence[int]) -> Rows:
    """The signatures of these articles; of those that have one of today's making."""
    rows = []
    for part in in_parts(ids):
        kept = Fingerprint.objects.filter(article__in=part).order_by("article_id")
        for pk, article, signature in kept.values_list("pk", "article_id", "signature"):
            if is_current(bytes(signature)):
                rows.append((pk, article, bytes(signature)))
    return rows_of(rows)


class Finding:
    """A look for copies; it remembers where those that it met stand now."""

    def __init__(self, known: Mapping[int, Standing]) -> None:
        self.everybody = dict(known)

    def pairs(self, asked: Rows, among: Rows, look_up: LookUp) -> list[Pair]:
        """Pairs worth a look, the most alike first.

        Of those asked for with all in the archive, and of `among` with each other and with them.
        """
        found = list(self._in_the_archive(_Wanted.of(asked), look_up))
        if len(among):
            both = np.concatenate([asked, among])
            wanted = _Wanted.of(both)
            near = Run.of(both).near(wanted.looked_up, WORTH_A_LOOK)
            found += self._named(wanted, Candidates.of(near, self._are_there))
        return sorted(found, key=attrgetter("alike"), reverse=True)

    def _in_the_archive(self, wanted: "_Wanted", look_up: LookUp) -> Iterator[Pair]:
        asked = wanted.looked_up
        if not len(asked.places):
            return
        found = Candidates.of(_near(look_up, asked, MOST_OF_A_KEY), self._are_there)
        again = found.crowded_out
        if len(again):
            some = asked.only(np.isin(np.arange(len(asked.places)), again))
            more = Candidates.of(_near(look_up, some, _MORE_OF_A_KEY), self._are_there)
            yield from self._named(wanted, more)
            found = found.without(again)
        yield from self._named(wanted, found)

    def _named(self, wanted: "_Wanted", found: Candidates) -> Iterator[Pair]:
        """Pairs of articles, none with itself."""
        for asked, alike, articles in found.texts():
            having = wanted.articles[asked]
            pairs: Iterable[tuple[int, int]] = product(having, articles)
            if alike < 1 and len(having) * len(articles) > _PAIRS_OF_TWO_TEXTS:
                pairs = self._closest(having, articles)
            for one, other in pairs:
                if one != other:
                    yield Pair(one, other, alike)

    def _closest(self, ones: Sequence[int], others: Sequence[int]) -> Iterable[tuple[int, int]]:
        days, known = self._days(ones)
        other_days, others_known = self._days(others)
        apart = np.abs(days[:, np.newaxis] - other_days)
        apart[~(known[:, np.newaxis] & others_known)] = _DAYS_WHEN_UNKNOWN
        closest = np.argsort(apart, axis=None, kind="stable")[:_PAIRS_OF_TWO_TEXTS]
        return [(ones[at // len(others)], others[at % len(others)]) for at in closest.tolist()]

    def _days(self, ids: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        dates = [self.everybody[id_].published_on for id_ in ids]
        days = np.array([(date or dt.date.min).toordinal() for date in dates], np.int64)
        return days, np.array([date is not None for date in dates], np.bool_)

    def _are_there(
        self, articles: NDArray[np.int64], fingerprints: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Are these their fingerprints still, and can they be in a story?"""
        ids, where = np.unique(articles, return_inverse=True)
        self.everybody |= standings(set(ids.tolist()) - self.everybody.keys())
        stand = [self.everybody.get(id_) for id_ in ids.tolist()]
        # Whose fingerprint counts; no fingerprint is number 0.
        now = [one.fingerprint or 0 if one and one.is_eligible else 0 for one in stand]
        are_there: NDArray[np.bool_] = np.array(now, np.int64)[where] == fingerprints
        return are_there


@dataclass(frozen=True)
class _Wanted:
    """Different signatures to look up, and which articles have each.

    Copies word for word are looked up by one of them, which finds what all of them would.
    """

    looked_up: Asked
    articles: Sequence[Sequence[int]]

    @classmethod
    def of(cls, rows: Rows) -> "_Wanted":
        _, first, same = np.unique(
            numbers_of(rows["places"]), return_index=True, return_inverse=True
        )
        articles: list[list[int]] = [[] for _ in first]
        for article, at in zip(rows["article"].tolist(), same.tolist(), strict=True):
            articles[at].append(article)
        return cls(Asked.of(rows["places"][first]), articles)


def _near(look_up: LookUp, asked: Asked, most: int) -> Iterator[Near]:
    for run in look_up.runs():
        yield from run.near(asked, WORTH_A_LOOK, most)
