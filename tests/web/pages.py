"""What somebody gets to see."""

from django.test import Client

from articles.models import Article


def html_of(client: Client, article: Article) -> str:
    """The page of this article."""
    return client.get(article.get_absolute_url()).content.decode()
