"""Which articles does a Query match, however many they are?"""

from collections.abc import Iterable

from articles.answering.resolve import resolve
from articles.models import Article
from articles.search import Engine, Query

# So many are asked for by their ids; of more, all that lie between the first and the last.
_FEW = 500


def all_matching(engine: Engine, query: Query) -> list[int]:
    """The ids of all articles that match and that everybody may see, in ascending order.

    All copies, also where the Query asks for one per story.
    Raises NotBuiltError and TooBroadError, as a search does.
    """
    return visible_of(engine.current().matching_ids(resolve(query).query))


def visible_of(article_ids: Iterable[int]) -> list[int]:
    """Those of these articles that are there and that everybody may see, in their order, once."""
    ids = list(dict.fromkeys(article_ids))
    if not ids:
        return []
    rows = Article.objects.visible()
    if len(ids) <= _FEW:
        rows = rows.filter(pk__in=ids)
    else:
        rows = rows.filter(pk__gte=min(ids), pk__lte=max(ids))
    visible = set(rows.values_list("pk", flat=True))
    return [id_ for id_ in ids if id_ in visible]
