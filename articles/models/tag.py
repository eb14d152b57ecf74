"""Tag: a free word that an editor puts on an article."""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.free_slug import refuse_reserved


class Tag(models.Model):
    """A free word that editors put on articles."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(
        max_length=80, unique=True, validators=[refuse_reserved],
        help_text="Its name in addresses.",
    )  # fmt: skip

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleTag(models.Model):
    """A tag on an article, and who put it there."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="article_tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="article_tags")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("article", "tag", name="article_tag_unique")]

    def __str__(self) -> str:
        return f"{self.tag} on {self.article}"
