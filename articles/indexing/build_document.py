"""What does the index say of an article? The truth, read from the database."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from articles.dates import PartialDate, Precision
from articles.models import Article, ArticleTag, Mention
from articles.search import STORY, IndexDocument, Mentions, column_of

# Raise it whenever the documents of unchanged articles become others: an interrupted rebuild then
# begins anew instead of going on with the older ones.
DOCUMENT_VERSION = 3
_KEPT = (
    "pk",
    "version",
    "title",
    "body",
    "language",
    "source_id",
    "story_id",
    "published_on",
    "published_precision",
)


def build_documents(article_ids: Collection[int]) -> Iterator[IndexDocument]:
    """The documents of these articles, in three queries; without those that are gone or hidden."""
    # First the articles with their versions, then the rest: an edit in between gives an old
    # version with new facets, which the drift check sees. The other way round nobody would see it.
    # Plain values, since a rebuild would spend half of its reading on making models of them.
    articles = list(Article.objects.visible().filter(pk__in=article_ids).values_list(*_KEPT))
    values = _facet_values(article_ids)
    for article, version, title, body, language, source, story, published, precision in articles:
        facets = values[article]
        facets["language"] = [language] if language else []
        facets["source"] = [str(source)] if source else []
        # Also where the others are hidden: a story of one counts as an article does, and nobody
        # has to think of this article when they are published again.
        facets[STORY] = [str(story)] if story else []
        yield IndexDocument(
            article_id=article,
            version=version,
            title=title,
            body=body,
            published=PartialDate(published, Precision(precision)) if published else None,
            facets={facet: tuple(found) for facet, found in facets.items()},
        )


def _facet_values(article_ids: Collection[int]) -> dict[int, dict[str, list[str]]]:
    values: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    mentions = Mention.objects.named().filter(article__in=article_ids).order_by("entity_id")
    columns = ("article_id", "entity__kind", "entity_id", "is_about")
    for article, kind, entity, is_about in mentions.values_list(*columns):
        if is_about:
            values[article][kind].append(str(entity))
        values[article][column_of(kind, Mentions.NAMED)].append(str(entity))
    tags = ArticleTag.objects.filter(article__in=article_ids).order_by("tag_id")
    for article, tag in tags.values_list("article_id", "tag_id"):
        values[article]["tag"].append(str(tag))
    return values
