"""Which articles can be written? All but those that the index will not take, whatever they are."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from django.db import DatabaseError
from django.utils import timezone

from articles.indexing.build_document import build_documents
from articles.models import IndexChange
from articles.search import Batch, Generation

log = logging.getLogger("newsdesk.indexer")

# More than so many in one batch, and it is hardly the articles' fault.
MOST_REFUSED = 20
# What says nothing about an article: a full disk, a lost database. It is over soon, or for nobody.
PASSING = (OSError, MemoryError, DatabaseError)


@dataclass
class Written:
    """The articles that the index took, and why it refused the others."""

    ids: set[int] = field(default_factory=set)
    refused: dict[int, Exception] = field(default_factory=dict)


def write_changes(
    generation: Generation,
    article_ids: Collection[int],
    tell: Callable[[int], None] = lambda _count: None,
) -> Written:
    """Write these articles in one batch, or, when that fails, in halves down to the one at fault.

    `tell` hears how many are in. What is neither written nor refused is to be tried again.
    """
    written = Written()
    waiting = [sorted(article_ids)]
    while waiting and len(written.refused) < MOST_REFUSED:
        part = waiting.pop()
        try:
            with generation.batch() as batch:
                follow(batch, part, tell)
        except PASSING:
            raise
        except Exception as problem:
            if len(part) > 1:
                middle = len(part) // 2
                waiting += [part[middle:], part[:middle]]
                continue
            log.exception("Article %d cannot be written; the others go on.", part[0])
            written.refused[part[0]] = problem
        else:
            written.ids.update(part)
    return written


def note_refused(written: Written) -> None:
    """Note in the outbox why articles were refused: there they wait, and hold up no others.

    Raises what broke when all were refused and none written: then it is not the articles.
    """
    reasons = {id_: _in_a_line(problem) for id_, problem in written.refused.items()}
    IndexChange.objects.refuse(reasons, timezone.now())
    if len(reasons) >= MOST_REFUSED and not written.ids:
        raise next(iter(written.refused.values()))


def follow(
    batch: Batch, article_ids: Sequence[int], tell: Callable[[int], None] = lambda _count: None
) -> None:
    """Write these articles as the database has them now; those that are gone are deleted."""
    gone = set(article_ids)
    for start in range(0, len(article_ids), 500):
        part = article_ids[start : start + 500]
        for document in build_documents(part):
            batch.put(document)
            gone.discard(document.article_id)
        tell(start + len(part))
    for article_id in gone:
        batch.delete(article_id)


def _in_a_line(problem: Exception) -> str:
    text = f"{type(problem).__name__}: {problem}"
    return " ".join(text.encode("utf-8", errors="replace").decode().replace("\0", "").split())
