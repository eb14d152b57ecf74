"""How do changes reach the index? Claim, write, commit, forget: in that order."""

from collections.abc import Collection

from articles.indexing.build_document import build_documents
from articles.indexing.one_writer import one_writer
from articles.models import IndexChange
from articles.search import Batch, Engine

CLAIMED_AT_ONCE = 1000


def drain(engine: Engine, most: int = CLAIMED_AT_ONCE) -> int:
    """Bring up to `most` waiting changes into the index; return how many there were.

    The changes are forgotten after the index has kept them: a crash in between means doing them
    again, which changes nothing. Raises NotBuiltError when there is no index to write to.
    """
    with one_writer():
        claimed = list(IndexChange.objects.order_by("pk").values_list("pk", "article_id")[:most])
        if not claimed:
            return 0
        with engine.current().batch() as batch:
            follow(batch, {article_id for _, article_id in claimed})
        keys = [key for key, _ in claimed]
        for start in range(0, len(keys), 500):
            IndexChange.objects.filter(pk__in=keys[start : start + 500]).delete()
        return len(claimed)


def follow(batch: Batch, article_ids: Collection[int]) -> None:
    """Write these articles as the database has them now; those that are gone are deleted."""
    gone = set(article_ids)
    ordered = sorted(article_ids)
    for start in range(0, len(ordered), 500):
        for document in build_documents(ordered[start : start + 500]):
            batch.put(document)
            gone.discard(document.article_id)
    for article_id in gone:
        batch.delete(article_id)
