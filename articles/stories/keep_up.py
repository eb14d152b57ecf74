"""What does whoever works in the background do, so that no page has to wait for it?"""

from functools import partial

from articles.models.once_more import once_more
from articles.stories.archive_index import catch_up, is_far_behind
from articles.stories.find_stories import find_batch, half_read


def keep_up() -> None:
    """Let the index know the whole archive, and compare what was compared with a part of it."""
    catch_up()
    after = 0
    while batch := once_more(partial(find_batch, half_read(), after)):
        after = batch.last


def keep_up_where_far_behind() -> None:
    """Do so if a page could not look at all that the index lacks; that is quickly told."""
    if is_far_behind():
        keep_up()


class KeepingUp:
    """The first time it looks for all that is left to do, later only where it is far behind."""

    def __init__(self) -> None:
        self._has_begun = False

    def go_on(self) -> None:
        """Do what there is to do; whoever fails begins again."""
        if self._has_begun:
            keep_up_where_far_behind()
        else:
            keep_up()
            self._has_begun = True
