"""How does the index of signatures follow the archive?

Whoever works in the background catches up, merges, and makes it again. A page never waits for that:
it adds a little, or leaves it.
"""

import logging
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import transaction

from articles.models import Fingerprint
from articles.models.full_disk import is_full_disk
from articles.stories.fingerprint import is_current
from articles.stories.look_up import LookUp, fingerprints_behind
from articles.stories.near_index import (
    DamagedIndexError,
    NearIndex,
    add_to_index,
    forget_index,
    one_writer,
)
from articles.stories.near_run import rows_of

_FEW = 10_000
# So many of its newest fingerprints are compared with the archive's.
_COMPARED = 20
# A page adds no more than this at once, and merges no runs to a longer one.
_A_LITTLE = 2_000
_log = logging.getLogger(__name__)


def index_folder() -> Path:
    """Where the index lies. It can be deleted at any time."""
    return Path(settings.NEWSDESK_VAR) / "near_duplicates"


def open_index() -> NearIndex:
    """The index as it is; an empty one where it is damaged or another archive's."""
    try:
        index = NearIndex.opened(index_folder())
    except DamagedIndexError as error:
        _log.warning("The index of near-duplicates is to be made again: %s", error)
        return NearIndex()
    if _is_foreign(index):
        _log.warning("The index of near-duplicates is not this archive's: it is to be made again.")
        return NearIndex()
    return index


def is_far_behind() -> bool:
    """Is it to be made again, or does it lack so much that a page would not look at all of it?"""
    look_up = LookUp.awaited(open_index())
    return not look_up.is_whole or (look_up.index.last == 0 and look_up.is_behind)


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


def add_a_little() -> None:
    """Add the next few fingerprints, unless somebody else is at it or there is far more to add."""
    folder = index_folder()
    with one_writer(folder, waits=False) as is_free:
        if not is_free:
            return
        look_up = LookUp.awaited(open_index())
        if not look_up.is_whole:
            _log.warning("The index of near-duplicates is far behind: run_imports will make it.")
            return
        if not look_up.index.runs:
            forget_index(folder)
        behind = fingerprints_behind(look_up.index.last, _A_LITTLE)
        add_to_index(folder, islice(behind, 1), longest=_A_LITTLE)


def catch_up_or_make_again() -> None:
    """Catch up; where most of what the index knows is gone from the archive, make it again."""
    if open_index().number > 2 * Fingerprint.objects.count() + _FEW:
        make_again()
    else:
        catch_up()


def follow_after_commit(*, is_awaited: bool, is_wrong: bool) -> None:
    """Let the index follow once this transaction is kept; who fails then does it the next time.

    `is_awaited`: somebody waits for it. `is_wrong`: it has to be made again.
    """
    if is_awaited:
        transaction.on_commit(_forget_and_add if is_wrong else add_a_little, robust=True)
    else:
        follow = make_again if is_wrong else catch_up
        transaction.on_commit(lambda: _as_far_as_there_is_room(follow), robust=True)


def _as_far_as_there_is_room(follow: Callable[[], None]) -> None:
    try:
        follow()
    except OSError as problem:
        if not is_full_disk(problem):
            raise
        _log.warning(
            "The index of near-duplicates did not follow, the next import does: %s", problem
        )


def make_again() -> None:
    """Make the whole index again."""
    with one_writer(index_folder()):
        forget_index(index_folder())
    catch_up()


def _forget_and_add() -> None:
    with one_writer(index_folder(), waits=False) as is_free:
        if not is_free:
            _log.error("The index of near-duplicates is wrong, and in use: run find_stories.")
            return
        forget_index(index_folder())
    add_a_little()


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
