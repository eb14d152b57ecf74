"""Which articles of the archive may be copies of these? Found by signature, not verified yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.models import Fingerprint
from articles.stories.archive_index import fingerprints_behind
from articles.stories.fingerprint import is_current
from articles.stories.keep_fingerprints import in_parts
from articles.stories.near_index import NearIndex
from articles.stories.near_run import Asked, Near, Rows, Run, rows_of
from articles.stories.same_story import WORTH_A_LOOK

# Of those that are alike, so many of the most alike.
_MOST = 200


@dataclass(frozen=True)
class Pair:
    """Two articles that may tell the same, how alike they are, and by which fingerprint."""

    one: int
    other: int
    alike: float
    fingerprint: int


def sketched(ids: Sequence[int]) -> Rows:
    """The signatures of these articles; of those that have one of today's making."""
    rows = []
    for part in in_parts(ids):
        kept = Fingerprint.objects.filter(article__in=part).order_by("article_id")
        for pk, article, signature in kept.values_list("pk", "article_id", "signature"):
            if is_current(bytes(signature)):
                rows.append((pk, article, bytes(signature)))
    return rows_of(rows)


def find_pairs(asked: Rows, among: Rows, index: NearIndex) -> list[Pair]:
    """Pairs worth a look, the most alike first.

    Of those asked for with all in the archive, each other included; and of `among` with each other.
    """
    found = list(_named(asked, _in_the_archive(asked, index)))
    if len(among):
        found += _named(among, Run.of(among).near(Asked.of(among["places"]), WORTH_A_LOOK))
    if not found:
        return []
    one, other, pk, alike = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((pk, other, -alike, one))
    order = order[_place_in_group(one[order]) < _MOST]
    order = order[np.argsort(-alike[order], kind="stable")]
    columns = (one[order], other[order], alike[order], pk[order])
    return [Pair(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


_Columns = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


def _in_the_archive(asked: Rows, index: NearIndex) -> Iterator[Near]:
    """In the index; and where that is behind, in what it does not know yet."""
    if not len(asked):
        return
    looked_up = Asked.of(asked["places"])
    yield from index.near(looked_up, WORTH_A_LOOK)
    for rows, _ in fingerprints_behind(index.last):
        yield from Run.of(rows).near(looked_up, WORTH_A_LOOK)


def _named(asked: Rows, found: Iterable[Near]) -> Iterator[_Columns]:
    """With the ids of those asked for, and none beside itself."""
    for near in found:
        one = asked["article"][near.asked]
        two = one != near.article
        if two.any():
            yield one[two], near.article[two], near.pk[two], near.alike[two]


def _place_in_group(sorted_ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """0 for the first of each id, 1 for the second, …"""
    is_first = np.r_[True, sorted_ids[1:] != sorted_ids[:-1]]
    places = np.arange(len(sorted_ids))
    return places - np.maximum.accumulate(np.where(is_first, places, 0))
