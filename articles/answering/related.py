"""Which articles say what this one says?"""

from articles.models import Article
from articles.search import STORY, Engine, IndexDocument, NotBuiltError, TooBroadError

MOST = 5


def related_articles(engine: Engine, article: Article, most: int = MOST) -> list[Article]:
    """The articles most like one, the best first, without copies; none while there is no index."""
    facets = {
        "language": (article.language,) if article.language else (),
        STORY: (str(article.story_id),) if article.story_id else (),
    }
    document = IndexDocument(
        article.pk, article.version, article.title, article.body, facets=facets
    )
    try:
        hits = engine.current().similar(document, most)
    except (NotBuiltError, TooBroadError):
        return []
    return list(Article.objects.with_source().without_body().in_order([h.article_id for h in hits]))
