"""Where an article is corrected."""

from articles.models import Article


def where(article: Article, page: str) -> str:
    """The address of this page, or of what its form is sent to."""
    return f"/articles/{article.short_id}/{page}/"
