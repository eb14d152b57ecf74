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
