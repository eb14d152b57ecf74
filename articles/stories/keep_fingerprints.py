"""How are the signatures of articles kept, and found again?"""

from collections.abc import Iterator, Mapping, Sequence

from articles.models import Fingerprint
from articles.models.insert_rows import insert_for_keys
from articles.stories.fingerprint import HURRIED

_AT_ONCE = 500


def keep_fingerprints(signatures: Mapping[int, bytes | None]) -> list[int]:
    """Keep these signatures by their articles' ids; return the numbers of those that are new.

    An article of too few words has an empty one: somebody looked at it. A signature that stays as
    it was keeps its number.
    """
    wanted = {article: made or b"" for article, made in signatures.items()}
    outdated = []
    for part in in_parts(sorted(wanted)):
        kept = Fingerprint.objects.filter(article__in=part)
        for pk, article, signature in kept.values_list("pk", "article_id", "signature"):
            if bytes(signature) == wanted[article]:
                del wanted[article]
            else:
                outdated.append(pk)
    for part in in_parts(outdated):
        Fingerprint.objects.filter(pk__in=part).delete()
    return insert_for_keys(sorted(wanted.items()), Fingerprint, ["article_id", "signature"])


def note_hurried(signatures: Mapping[int, bytes | None]) -> None:
    """Note of articles with these signatures that they were not compared with the whole archive."""
    for article, made in signatures.items():
        if made:
            Fingerprint.objects.filter(article=article).update(signature=made + HURRIED)


def in_parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """So many at once as a query takes."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
