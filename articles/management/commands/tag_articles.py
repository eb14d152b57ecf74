"""Find the mentions of the whole archive again, after the gazetteer changed."""

from argparse import ArgumentParser
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from articles.models import Article, IndexChange
from articles.models.once_more import once_more
from articles.tagging import tag_articles

BATCH = 500


@dataclass(frozen=True)
class Tagged:
    """One batch: how many articles were read, how many changed, and where the next begins."""

    read: int
    changed: int
    next_first: int


class Command(BaseCommand):
    """`manage.py tag_articles`."""

    help = (
        "Find countries, leaders and organizations in every article again. Editors' decisions "
        "stay. It can be stopped at any time and says how to go on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--from PK."""
        parser.add_argument(
            "--from", type=int, default=0, dest="first", metavar="PK",
            help="Go on from the article of this number, as an interrupted run printed it.",
        )  # fmt: skip

    def handle(self, *args: object, **options: Any) -> None:
        """Tag batch after batch, each in its own transaction."""
        first, changed = options["first"], 0
        left = Article.objects.filter(pk__gte=first).count()
        try:
            with tqdm(total=left, unit=" articles", unit_scale=True) as bar:
                while tagged := self._tag_batch(first):
                    changed += tagged.changed
                    first = tagged.next_first
                    bar.update(tagged.read)
        except KeyboardInterrupt:
            raise CommandError(
                f"Stopped; the mentions of {changed:,} articles changed. "
                f"Go on with: python manage.py tag_articles --from {first}",
                returncode=130,
            ) from None
        self.stdout.write(
            self.style.SUCCESS(f"{left:,} articles read, the mentions of {changed:,} changed.")
        )

    def _tag_batch(self, first: int) -> Tagged | None:
        return once_more(lambda: self._tag_at_once(first))

    @transaction.atomic
    def _tag_at_once(self, first: int) -> Tagged | None:
        # Locked before they are read: nobody changes the text while names are found in it.
        locked = Article.objects.select_for_update(no_key=True)
        articles = list(locked.filter(pk__gte=first).order_by("pk")[:BATCH])
        if not articles:
            return None
        changed = tag_articles(articles)
        IndexChange.objects.record(changed)
        return Tagged(len(articles), len(changed), articles[-1].pk + 1)
