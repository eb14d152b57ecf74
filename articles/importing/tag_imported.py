"""Which mentions have the articles of a batch?"""

from collections.abc import Sequence

from articles.importing.prepared import Prepared
from articles.models import Article
from articles.tagging import tag_articles
from articles.tagging.load_table import table_and_stamp
from articles.tagging.save_mentions import save_first_mentions


def tag_imported(
    created: Sequence[tuple[Article, Prepared]], updated: Sequence[Article]
) -> set[int]:
    """Save them, and return the ids of the articles whose mentions changed.

    What was found in new articles before they were saved holds as long as the gazetteer is the
    one that was looked through. Articles that were there may have an editor's decisions.
    """
    if not created and not updated:
        return set()
    table, stamp = table_and_stamp()
    found = {article.pk: prepared.found for article, prepared in created if prepared.stamp == stamp}
    others = [article for article, prepared in created if prepared.stamp != stamp]
    changed = save_first_mentions(found)
    if others or updated:
        changed |= tag_articles([*others, *updated], table)
    return changed
