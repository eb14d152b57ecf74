"""Which bytes does a batch come from, and where are they kept?"""

from collections.abc import Sequence

from articles.importing.outcome import Candidate
from articles.models import Article
from articles.models.original_packs import Place, append

_PLACE = ("original_pack", "original_offset", "original_length")


def keep_originals(batch: Sequence[Candidate]) -> dict[str, Place]:
    """The place of every original of the batch that is in a pack, by its SHA-256.

    Each is written once, before the database is locked for its articles; what is in the archive
    word for word is not written at all.
    """
    prepared = {one.prepared.content: one.prepared for one in batch if one.prepared}
    known = Article.objects.filter(content_hash__in=list(prepared))
    for content in known.values_list("content_hash", flat=True):
        prepared.pop(content, None)
    frames = {ready.digest: ready.frame for ready in prepared.values()}
    places = _places(list(frames))
    new = [digest for digest in frames if digest not in places]
    places.update(zip(new, append([frames[digest] for digest in new]), strict=True))
    return places


def _places(digests: list[str]) -> dict[str, Place]:
    rows = Article.objects.filter(original_digest__in=digests, original_pack__isnull=False)
    return {
        digest: Place(*place) for digest, *place in rows.values_list("original_digest", *_PLACE)
    }
