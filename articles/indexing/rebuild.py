"""How is the whole index built again, while the old one goes on answering?"""

from collections.abc import Callable
from dataclasses import dataclass

from articles.indexing.drain import follow
from articles.indexing.drift import find_drift
from articles.indexing.one_writer import one_rebuild, one_writer
from articles.models import IndexChange
from articles.search import Engine, Generation

# Large enough that a batch's fixed costs vanish, small enough to lose little when interrupted.
ARTICLES_A_BATCH = 10_000
ROUNDS_AT_MOST = 5
FEW = 1000


Progress = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """Progress that nobody listens to."""


class RebuildError(Exception):
    """The new generation does not say what the database says; the old one still answers."""


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild did."""

    generation: str
    articles: int


def rebuild(engine: Engine, progress: Progress) -> Rebuilt:
    """Build a new generation aside, follow what changed meanwhile, check it, and publish it.

    `progress` hears how many articles are written and how many there are to write. An interrupted
    rebuild goes on where it stopped. Raises AnotherIsAtWorkError when one is under way, and
    RebuildError when the check fails: then nothing is published.
    """
    with one_rebuild():
        generation = engine.unfinished() or engine.begin()
        for _ in range(ROUNDS_AT_MOST):
            if _catch_up(generation, progress) <= FEW:
                break
        with one_writer():
            # Nobody else writes now: what is still pending in the outbox will be written to the
            # new generation after this one, and writing it twice does no harm.
            _catch_up(generation, unheard)
            articles = _check(generation)
            engine.publish(generation)
        return Rebuilt(generation.name, articles)


def _catch_up(generation: Generation, progress: Progress) -> int:
    """Write what differs from the database; return how many articles that were."""
    differing = find_drift(generation).article_ids
    progress(0, len(differing))
    for start in range(0, len(differing), ARTICLES_A_BATCH):
        part = differing[start : start + ARTICLES_A_BATCH]
        with generation.batch() as batch:
            for inner in range(0, len(part), 500):
                follow(batch, part[inner : inner + 500])
                progress(start + min(inner + 500, len(part)), len(differing))
    return len(differing)


def _check(generation: Generation) -> int:
    """How many articles the generation has. Raises RebuildError when it differs too much.

    Changes committed in this very moment may differ; the outbox brings them. Anything that is
    missing without waiting there is an error.
    """
    drift = set(find_drift(generation).article_ids)
    waiting = set(IndexChange.objects.values_list("article_id", flat=True))
    lost = sorted(drift - waiting)
    if lost:
        raise RebuildError(
            f"{len(lost)} articles are not in the new index as the database has them, "
            f"the first is {lost[0]}. The index before it still answers; rebuild again."
        )
    return sum(1 for _ in generation.versions())
