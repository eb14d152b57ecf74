"""What does the index say of an article? The truth, read from the database."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from articles.models import Article, ArticleTag, Mention
from articles.search import IndexDocument

# Raise it whenever the documents of unchanged articles become others: an interrupted rebuild then
# begins anew instead of going on with the older ones.
DOCUMENT_VERSION = 1


def build_documents(article_ids: Collection[int]) -> Iterator[IndexDocument]:
    """The documents of these articles, in three queries; those that are gone are left out."""
    # First the articles with their versions, then the rest: an edit in between gives an old
    # version with new facets, which the drift check sees. The other way round nobody would see it.
    articles = list(Article.objects.filter(pk__in=article_ids))
    values = _facet_values(article_ids)
    for article in articles:
        facets = values[article.pk]
        facets["language"] = [article.language] if article.language else []
        facets["source"] = [str(article.source_id)] if article.source_id else []
        yield IndexDocument(
            article_id=article.pk,
            version=article.version,
            title=article.title,
            body=article.body,
            published=article.published,
            facets={facet: tuple(found) for facet, found in facets.items()},
        )


def _facet_values(article_ids: Collection[int]) -> dict[int, dict[str, list[str]]]:
    values: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    mentions = Mention.objects.filter(article__in=article_ids).order_by("entity_id")
    for article, kind, entity in mentions.values_list("article_id", "entity__kind", "entity_id"):
        values[article][kind].append(str(entity))
    tags = ArticleTag.objects.filter(article__in=article_ids).order_by("tag_id")
    for article, tag in tags.values_list("article_id", "tag_id"):
        values[article]["tag"].append(str(tag))
    return values
