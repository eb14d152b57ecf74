"""What do we keep? One table per file."""

from articles.models.alias import Alias
from articles.models.article import Article
from articles.models.decision import Decision
from articles.models.entity import Entity
from articles.models.import_run import ImportedFile, ImportRun
from articles.models.index_change import IndexChange
from articles.models.mention import Mention
from articles.models.office import Office
from articles.models.removed import Removed
from articles.models.source import Source
from articles.models.tag import ArticleTag, Tag
from articles.models.tenure import Tenure

__all__ = [
    "Alias",
    "Article",
    "ArticleTag",
    "Decision",
    "Entity",
    "ImportRun",
    "ImportedFile",
    "IndexChange",
    "Mention",
    "Office",
    "Removed",
    "Source",
    "Tag",
    "Tenure",
]
