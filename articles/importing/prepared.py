"""What the one writer needs of an article beside its words: made in any process, kept by one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.importing.article_fields import fields_of
from articles.importing.import_key import content_hash
from articles.importing.parsed_article import ParsedArticle
from articles.models.original_packs import packed
from articles.stories.fingerprint import signature
from articles.tagging.alias_table import AliasTable
from articles.tagging.find_mentions import find_mentions
from articles.tagging.taggable_text import FoundMention, TaggableText


@dataclass(frozen=True)
class Prepared:
    """An article's digests, its original as a frame, its signature, and what it names.

    `stamp` is that of the gazetteer whose names were looked for.
    """

    content: str
    digest: str
    frame: bytes
    stamp: str
    found: Sequence[FoundMention] = ()
    signature: bytes | None = None


def prepare(article: ParsedArticle, table: AliasTable, stamp: str) -> Prepared:
    """Everything about it that needs no database."""
    text = taggable(article)
    return Prepared(
        content=content_hash(article),
        digest=hashlib.sha256(article.original).hexdigest(),
        frame=packed(article.original),
        stamp=stamp,
        found=tuple(find_mentions(text, table)),
        signature=signature(text.title, text.body),
    )


def without_original(article: ParsedArticle) -> ParsedArticle:
    """The same without its bytes, which are in the frame, for sending it to another process."""
    return replace(article, original=b"")


def taggable(article: ParsedArticle) -> TaggableText:
    """What the tagger will read of it once it is saved."""
    kept = fields_of(article, None)
    return TaggableText(
        title=str(kept["title"]),
        body=article.body,
        dateline=str(kept["dateline"]),
        published=article.published,
        language=str(kept["language"]),
    )
