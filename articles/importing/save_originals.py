"""Which bytes do articles come from, and where are they kept?"""

from collections.abc import Iterable, Mapping

from articles.importing.prepared import Prepared
from articles.models import Article
from articles.models.original_packs import Place, append, is_there

_PLACE = ("original_pack", "original_offset", "original_length")


def keep_originals(articles: Iterable[Prepared], written: Mapping[str, Place]) -> dict[str, Place]:
    """The place in a pack of the original of each of these articles, by its SHA-256.

    What no pack holds yet is written; `written` are those that were, a moment ago.
    """
    frames = {ready.digest: ready.frame for ready in articles}
    places = _places(list(frames)) | {d: p for d, p in written.items() if d in frames}
    new = [digest for digest in frames if digest not in places]
    places.update(zip(new, append([frames[digest] for digest in new]), strict=True))
    return places


def _places(digests: list[str]) -> dict[str, Place]:
    rows = Article.objects.filter(original_digest__in=digests, original_pack__isnull=False)
    known = {d: Place(*place) for d, *place in rows.values_list("original_digest", *_PLACE)}
    # Somebody may have deleted a pack: here are the bytes again.
    return {digest: place for digest, place in known.items() if is_there(place)}
