"""Which story does each of these articles belong to? Called where articles are saved."""

from collections.abc import Mapping, Sequence

from articles.models import Article
from articles.stories.archive_index import (
    catch_up_after_commit,
    make_again_after_commit,
    open_index,
)
from articles.stories.fingerprint import signature
from articles.stories.hold_stories import hold_stories
from articles.stories.keep_fingerprints import keep_fingerprints
from articles.stories.near_index import NearIndex
from articles.stories.place import place
from articles.stories.where_now import Texts, standings


def assign_stories(
    articles: Sequence[Article], signatures: Mapping[int, bytes | None] | None = None
) -> set[int]:
    """Put saved articles, new or changed, into stories; return all whose story is another one.

    `signatures` are those of `signature(title, body)` by the articles' ids, None for those of too
    few words; of articles that it leaves out they are computed here. The articles given know their
    stories afterwards. Called in the transaction that saves them: the caller records an IndexChange
    of all that are returned.
    """
    hold_stories()
    given = signatures or {}
    made = {
        one.pk: given[one.pk] if one.pk in given else signature(one.title, one.body)
        for one in articles
    }
    new, index = keep_fingerprints(made), open_index()
    if new and min(new) <= index.last:
        index = NearIndex()  # it knows fingerprints that the archive never had, or lost
        make_again_after_commit()
    elif new:
        catch_up_after_commit()
    changed = place(made.keys(), Texts(articles), index)
    now = standings(changed & made.keys())
    for article in articles:
        if article.pk in now:
            article.story_id = now[article.pk].story
    return changed
