"""How are the stories of an older archive found, or all of them again?"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import BinaryField, Count, F, Q, QuerySet
from django.db.models.functions import Length, Substr

from articles.models import Article, Fingerprint, IndexChange, Story
from articles.stories.assign import assign_stories
from articles.stories.fingerprint import HEAD, HURRIED, LENGTH
from articles.stories.hold_stories import hold_stories
from articles.stories.leave import look_again
from articles.stories.where_now import members

BATCH = 500


@dataclass(frozen=True)
class Batch:
    """So many articles were read, so many changed their story, and the last has this number."""

    read: int
    changed: frozenset[int]
    last: int


def unread() -> QuerySet[Article]:
    """The articles that nobody compared, or only by signatures of another making."""
    head = Substr("signature", 1, len(HEAD), output_field=BinaryField())
    outdated = Fingerprint.objects.exclude(signature=b"").annotate(head=head).exclude(head=HEAD)
    return Article.objects.filter(
        Q(fingerprint__isnull=True)
        | Q(fingerprint__in=outdated.values("pk"))
        | Q(fingerprint__in=_hurried().values("pk"))
    )


def half_read() -> QuerySet[Article]:
    """The articles that were not compared with the whole archive, because somebody waited."""
    return Article.objects.filter(fingerprint__in=_hurried().values("pk"))


def _hurried() -> QuerySet[Fingerprint]:
    length = Length("signature")
    return Fingerprint.objects.annotate(length=length).filter(length=LENGTH + len(HURRIED))


@transaction.atomic
def find_batch(among: QuerySet[Article], after: int) -> Batch | None:
    """Find the stories of the next of these articles, and tell the index; None: there are none."""
    hold_stories()
    ids = list(among.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if not ids:
        return None
    # Locked, in the order in which everybody locks: nobody changes a text while it is compared.
    rows = Article.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    changed = assign_stories(list(rows))
    IndexChange.objects.record(changed)
    return Batch(len(ids), frozenset(changed), ids[-1])


@transaction.atomic
def mend_stories() -> int:
    """Put stories together anew that are not as they say they are; return how many."""
    hold_stories()
    counted = Story.objects.annotate(
        there=Count("articles", filter=Q(articles__visibility=Article.Visibility.PUBLISHED)),
        all_there=Count("articles"),
    )
    wrong = counted.filter(
        ~Q(size=F("there")) | ~Q(there=F("all_there")) | Q(there__lt=2) | Q(lead__isnull=True)
    )
    keys = list(wrong.values_list("pk", flat=True))
    if keys:
        IndexChange.objects.record(look_again(members(keys)))
        Story.objects.filter(pk__in=keys, articles__isnull=True).delete()
    return len(keys)
