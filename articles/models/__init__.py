"""What do we keep? One table per file."""

from articles.models.alias import Alias
from articles.models.article import Article
from articles.models.bulk_draft import BulkDraft
from articles.models.bulk_job import BulkJob
from articles.models.change import Change
from articles.models.decision import Decision
from articles.models.entity import Entity
from articles.models.entity_redirect import EntityRedirect
from articles.models.feed import Feed, FeedEntry
from articles.models.import_run import (
    ContestedKey,
    ImportedFile,
    ImportedUpdate,
    ImportRun,
    SeenKey,
)
from articles.models.index_change import IndexChange
from articles.models.mention import Mention
from articles.models.met_again import MetAgain
from articles.models.not_the_same import NotTheSame
from articles.models.office import Office
from articles.models.operation import Operation
from articles.models.removed import Removed
from articles.models.review_claim import ReviewClaim
from articles.models.shared_address import SharedAddress
from articles.models.source import Source
from articles.models.story import Fingerprint, Story
from articles.models.tag import ArticleTag, Tag
from articles.models.tenure import Tenure

__all__ = [
    "Alias",
    "Article",
    "ArticleTag",
    "BulkDraft",
    "BulkJob",
    "Change",
    "ContestedKey",
    "Decision",
    "Entity",
    "EntityRedirect",
    "Feed",
    "FeedEntry",
    "Fingerprint",
    "ImportRun",
    "ImportedFile",
    "ImportedUpdate",
    "IndexChange",
    "Mention",
    "MetAgain",
    "NotTheSame",
    "Office",
    "Operation",
    "Removed",
    "ReviewClaim",
    "SeenKey",
    "SharedAddress",
    "Source",
    "Story",
    "Tag",
    "Tenure",
]
