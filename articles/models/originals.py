"""The original bytes of what was imported, kept beside the database and never changed.

They stand in packs; those of older archives in a file each.
"""

import gzip
import hashlib
import os
import re
import secrets
import zlib
from collections.abc import Collection, Iterable
from pathlib import Path

from django.conf import settings

from articles.models import original_packs
from articles.models.article import Article
from articles.models.import_run import ImportedUpdate
from articles.models.original_packs import DamagedOriginalError, Place

__all__ = [
    "DamagedOriginalError",
    "earlier_originals",
    "forget_originals",
    "forget_unused",
    "former_originals",
    "keep_original",
    "original_of",
    "read_original",
]
_KEPT_AT = ("original_digest", "original_pack", "original_offset", "original_length")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def original_of(article: Article) -> bytes:
    """The bytes that this article was read from.

    Raises FileNotFoundError when they are not kept, DamagedOriginalError when not as they were.
    """
    if article.original_pack is None:
        return read_original(article.original_digest)
    return original_packs.read(_place_in_pack(article), article.original_digest)


def forget_unused(articles: Iterable[Article]) -> None:
    """Delete the originals of these articles, which are gone, unless another came from the same.

    Bytes that a pack holds at two places go from the one that nobody needs.
    """
    gone = {_kept_at(article): article for article in articles if article.original_digest}
    digests = {article.original_digest for article in gone.values()}
    for other in Article.objects.filter(original_digest__in=digests).only(*_KEPT_AT).iterator():
        gone.pop(_kept_at(other), None)
    loose = [article for article in gone.values() if article.original_pack is None]
    forget_originals(article.original_digest for article in loose)
    original_packs.erase(
        (_place_in_pack(article), article.original_digest)
        for article in gone.values()
        if article.original_pack is not None
    )


def earlier_originals(article_ids: Collection[int]) -> list[Article]:
    """What these, which are to be deleted, were read from before imports changed them.

    Ask before they are deleted, and `forget_unused` afterwards. What another article may be made
    again by an undo is left out.
    """
    updates = ImportedUpdate.objects.exclude(before__original_digest="")
    of_these = updates.filter(article__in=article_ids).values_list("before", flat=True)
    earlier = [before for before in of_these if before.get("original_digest")]
    if not earlier:
        return []
    digests = {str(before["original_digest"]) for before in earlier}
    others = updates.filter(before__original_digest__in=digests).exclude(article__in=article_ids)
    needed = {before["original_digest"] for before in others.values_list("before", flat=True)}
    return [
        Article(**{name: before.get(name) for name in _KEPT_AT})
        for before in earlier
        if before["original_digest"] not in needed
    ]


def former_originals(updates: Iterable[ImportedUpdate]) -> list[Article]:
    """What articles were read from before these updates, which are forgotten by now.

    What another update may be taken back to is left out. `forget_unused` asks for the rest.
    """
    former = [update.before for update in updates if update.original_digest]
    digests = {str(before["original_digest"]) for before in former}
    others = ImportedUpdate.objects.filter(original_digest__in=digests)
    needed = set(others.values_list("original_digest", flat=True))
    return [
        Article(**{name: before.get(name) for name in _KEPT_AT})
        for before in former
        if before["original_digest"] not in needed
    ]


def _kept_at(article: Article) -> tuple[object, ...]:
    return tuple(getattr(article, name) for name in _KEPT_AT)


def _place_in_pack(article: Article) -> Place:
    return Place(article.original_pack or 0, article.original_offset, article.original_length)


def keep_original(content: bytes) -> str:
    """Keep these bytes, once, and return their SHA-256 by which they are found again."""
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    # A file that a crash of the machine left empty is none.
    if not place.exists() or not place.stat().st_size:
        place.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved: a reader, or a crash, never finds half of it.
        aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
        with aside.open("wb") as file:
            file.write(gzip.compress(content, compresslevel=1, mtime=0))
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, place)  # noqa: PTH105 - atomic on every system
    return digest


def read_original(digest: str) -> bytes:
    """The bytes of this SHA-256.

    Raises FileNotFoundError when they are not kept, DamagedOriginalError when not as they were.
    """
    if not _DIGEST.fullmatch(digest):
        raise FileNotFoundError(f"“{digest}” is not the digest of an original.")
    try:
        content = gzip.decompress(_place(digest).read_bytes())
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DamagedOriginalError(f"The file of original {digest} is damaged.") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedOriginalError(f"The file of original {digest} holds something else.")
    return content


def forget_originals(digests: Iterable[str]) -> None:
    """Delete these bytes. The caller knows that no article needs them any more."""
    for digest in digests:
        if _DIGEST.fullmatch(digest):
            _place(digest).unlink(missing_ok=True)


def _place(digest: str) -> Path:
    return Path(settings.NEWSDESK_VAR) / "originals" / digest[:2] / f"{digest}.gz"
