"""MetAgain: an import brought an article that another one had brought before."""

from django.db import models

from articles.models.article import Article
from articles.models.import_run import ImportRun


class MetAgain(models.Model):
    """The last import that brought this article, too, and left it as it was.

    Who takes the first one back does not take the article from this one.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    # Nobody asks for all that an import met.
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        verbose_name_plural = "met again"

    def __str__(self) -> str:
        return f"Article {self.article_id}"
