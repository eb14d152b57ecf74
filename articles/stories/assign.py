"""Which story does each of these articles belong to? Called where articles are saved."""

from collections.abc import Mapping, Sequence

from articles.models import Article
from articles.stories.archive_index import follow_after_commit, open_index
from articles.stories.fingerprint import signature
from articles.stories.hold_stories import hold_stories
from articles.stories.keep_fingerprints import keep_fingerprints, note_hurried
from articles.stories.look_up import LookUp
from articles.stories.near_index import NearIndex
from articles.stories.place import place
from articles.stories.where_now import Texts, standings


def assign_stories(
    articles: Sequence[Article],
    signatures: Mapping[int, bytes | None] | None = None,
    *,
    is_awaited: bool = False,
) -> set[int]:
    """Put saved articles, new or changed, into stories; return all whose story is another one.

    `signatures` are those of `signature(title, body)` by the articles' ids, None for those of too
    few words; of articles that it leaves out they are computed here. The articles given know their
    stories afterwards. Called in the transaction that saves them: the caller records an IndexChange
    of all that are returned. `is_awaited`: somebody waits for it. Where the index is far behind,
    they are then compared with a part of the archive, and with the rest by the next `keep_up`.
    """
    hold_stories()
    given = signatures or {}
    made = {
        one.pk: given[one.pk] if one.pk in given else signature(one.title, one.body)
        for one in articles
    }
    new, index = keep_fingerprints(made), open_index()
    # It knows fingerprints that the archive never had, or lost.
    is_wrong = bool(new) and min(new) <= index.last
    if is_wrong:
        index = NearIndex()
    look_up = LookUp.awaited(index) if is_awaited else LookUp.whole(index)
    if new or look_up.is_behind:
        follow_after_commit(is_awaited=is_awaited, is_wrong=is_wrong)
    changed = place(made.keys(), Texts(articles), look_up)
    if not look_up.is_whole:
        note_hurried(made)
    now = standings(changed & made.keys())
    for article in articles:
        if article.pk in now:
            article.story_id = now[article.pk].story
    return changed
