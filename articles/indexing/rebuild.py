"""How is the whole index built again, while the old one goes on answering?"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError

from articles.indexing.drift import find_drift
from articles.indexing.one_writer import one_rebuild, one_writer
from articles.indexing.unfinished import begin, find_unfinished
from articles.indexing.write_changes import note_refused, write_changes
from articles.models import IndexChange
from articles.search import Engine, Generation

# Large enough to keep several processes busy, small enough to lose little when interrupted.
ARTICLES_A_BATCH = 100_000
ROUNDS_AT_MOST = 5
FEW = 1000

log = logging.getLogger("newsdesk.indexer")

Progress = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """Progress that nobody listens to."""


class RebuildError(Exception):
    """The new generation does not say what the database says; the old one still answers."""


class RebuildStopped(BaseException):
    """Who hears the progress wants it to end; like KeyboardInterrupt, it is no error."""


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild did."""

    generation: str
    articles: int


def rebuild(engine: Engine, progress: Progress, *, afresh: bool = False) -> Rebuilt:
    """Build a new generation aside, follow what changed meanwhile, check it, and publish it.

    `progress` hears how many articles are written and how many there are to write. An interrupted
    rebuild goes on where it stopped, unless it is `afresh` or what it left is damaged. Raises
    AnotherIsAtWorkError when one is under way, RebuildError when the check fails (then nothing is
    published), and what `progress` raises.
    """
    with one_rebuild():
        gone_on = None if afresh else _go_on(engine, progress)
        return gone_on or _fill(engine, begin(engine), progress)


def _go_on(engine: Engine, progress: Progress) -> Rebuilt | None:
    """Finish an interrupted rebuild; None when there is none, or none that is whole."""
    try:
        generation = find_unfinished(engine)
        return _fill(engine, generation, progress) if generation else None
    except (DatabaseError, MemoryError):
        raise
    except Exception as problem:
        # A full disk would stop a new one too; a file that is not there is damage.
        if isinstance(problem, OSError) and not isinstance(problem, FileNotFoundError):
            raise
        log.exception("The interrupted rebuild cannot be gone on with; a new one begins.")
        return None


def _fill(engine: Engine, generation: Generation, progress: Progress) -> Rebuilt:
    refused: set[int] = set()
    for _ in range(ROUNDS_AT_MOST):
        if _catch_up(generation, refused, progress) <= FEW:
            break
    # Before the writer's place is taken: it is the longest step, and the indexer goes on meanwhile.
    generation.compact()
    with one_writer():
        # Nobody else writes now: what is still pending in the outbox will be written to the
        # new generation after this one, and writing it twice does no harm.
        _catch_up(generation, refused, unheard)
        articles = _check(generation)
        engine.publish(generation)
    return Rebuilt(generation.name, articles)


def _catch_up(generation: Generation, refused: set[int], progress: Progress) -> int:
    """Write what differs from the database; return how many articles that were.

    What cannot be written waits in the outbox, with the reason, as it does for the indexer.
    """
    differing = [id_ for id_ in find_drift(generation).article_ids if id_ not in refused]
    progress(0, len(differing))
    for start in range(0, len(differing), ARTICLES_A_BATCH):
        part = differing[start : start + ARTICLES_A_BATCH]

        def tell(done: int, start: int = start) -> None:
            progress(start + done, len(differing))

        written = write_changes(generation, part, tell)
        refused.update(written.refused)
        note_refused(written)
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
