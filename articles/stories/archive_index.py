"""How does the index of signatures follow the archive?"""

import logging
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from articles.models import Fingerprint
from articles.stories.fingerprint import is_current
from articles.stories.near_index import (
    DamagedIndexError,
    NearIndex,
    add_to_index,
    forget_index,
    one_writer,
)
from articles.stories.near_run import Rows, rows_of

_AT_ONCE = 10_000
# So many of its newest fingerprints are compared with the archive's.
_COMPARED = 20
_log = logging.getLogger(__name__)


def index_folder() -> Path:
    """Where the index lies. It can be deleted at any time."""
    return Path(settings.NEWSDESK_VAR) / "near_duplicates"


def open_index() -> NearIndex:
    """The index as it is; an empty one where it is damaged or another archive's."""
    try:
        index = NearIndex.opened(index_folder())
    except DamagedIndexError as error:
        _log.warning("The index of near-duplicates is made again: %s", error)
        return NearIndex()
    if _is_foreign(index):
        _log.warning("The index of near-duplicates is not this archive's, and is made again.")
        return NearIndex()
    return index


def catch_up() -> None:
    """Add to the index whatever is in the archive and not in it, or make all of it again.

    Called outside a transaction: what is rolled back must not be in the index.
    """
    folder = index_folder()
    with one_writer(folder):
        index = open_index()
        if not index.runs:
            forget_index(folder)
        add_to_index(folder, fingerprints_behind(index.last))


def catch_up_or_make_again() -> None:
    """Catch up; where most of what the index knows is gone from the archive, make it again."""
    if open_index().number > 2 * Fingerprint.objects.count() + _AT_ONCE:
        make_again()
    else:
        catch_up()


def catch_up_after_commit() -> None:
    """Do so once this transaction is kept; who fails then does it the next time."""
    transaction.on_commit(catch_up, robust=True)


def make_again_after_commit() -> None:
    """Make the whole index again, once this transaction is kept."""
    transaction.on_commit(make_again, robust=True)


def make_again() -> None:
    """Make the whole index again."""
    with one_writer(index_folder()):
        forget_index(index_folder())
    catch_up()


def fingerprints_behind(last: int) -> Iterator[tuple[Rows, int]]:
    """The fingerprints with greater numbers, in parts, each with its greatest number."""
    while True:
        behind = Fingerprint.objects.filter(pk__gt=last).order_by("pk")
        part = list(behind.values_list("pk", "article_id", "signature")[:_AT_ONCE])
        if not part:
            return
        last = part[-1][0]
        rows = [(pk, article, bytes(signature)) for pk, article, signature in part]
        yield rows_of([row for row in rows if is_current(row[2])]), last


def _is_foreign(index: NearIndex) -> bool:
    """Does the archive have other fingerprints under its numbers? Then it is of another one."""
    if not index.runs:
        return False
    newest = index.runs[-1].rows[-_COMPARED:]
    known = {int(row["pk"]): row for row in newest}
    here = Fingerprint.objects.filter(pk__in=known).values_list("pk", "article_id", "signature")
    for pk, article, signature in here:
        made = bytes(signature)
        if not is_current(made) or rows_of([(pk, article, made)])[0] != known[pk]:
            return True
    return False
