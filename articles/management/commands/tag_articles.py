"""Find the mentions of the whole archive again, after the gazetteer changed."""

from argparse import ArgumentParser
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from articles.history import note_run
from articles.models import Article, IndexChange, Operation
from articles.models.once_more import once_more
from articles.tagging import tag_articles
from articles.tagging.mention_tally import MentionTally
from articles.tagging.unfinished import Progress

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
        "stay. Stopped or killed, it goes on from there the next time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--from PK, --afresh."""
        parser.add_argument(
            "--from", type=int, dest="first", metavar="PK",
            help="Begin with the article of this number.",
        )  # fmt: skip
        parser.add_argument(
            "--afresh", action="store_true",
            help="Begin with the first article, even if an earlier run was stopped.",
        )  # fmt: skip

    def handle(self, *args: object, **options: Any) -> None:
        """Tag batch after batch, each in its own transaction."""
        progress, changed, tally = Progress(), 0, MentionTally()
        first = options["first"]
        if first is None:
            first = 0 if options["afresh"] else progress.next_article()
            if first:
                self.stdout.write(
                    f"Going on with article {first}, where an earlier run stopped "
                    "(--afresh begins with the first)."
                )
        left = Article.objects.filter(pk__gte=first).count()
        try:
            with tqdm(total=left, unit=" articles", unit_scale=True) as bar:
                while tagged := self._tag_batch(first, tally):
                    changed += tagged.changed
                    first = tagged.next_first
                    progress.note(first)
                    bar.update(tagged.read)
        except KeyboardInterrupt:
            self._note(tally)
            raise CommandError(
                f"Stopped; the mentions of {changed:,} articles changed. "
                "Go on with: python manage.py tag_articles",
                returncode=130,
            ) from None
        progress.finish()
        self._note(tally)
        self.stdout.write(
            self.style.SUCCESS(f"{left:,} articles read, the mentions of {changed:,} changed.")
        )

    def _note(self, tally: MentionTally) -> None:
        """Keep in the history what the run added and removed."""
        if tally.articles:
            counts = tally.as_json()
            summary = (
                f"tagged again: {counts['added']:,} mentions added, {counts['removed']:,} removed"
            )
            note_run(Operation.Kind.RETAG, summary, counts)

    def _tag_batch(self, first: int, tally: MentionTally) -> Tagged | None:
        # Counted apart: a batch that the database broke off is done, and counted, once more.
        done: list[MentionTally] = []

        def at_once() -> Tagged | None:
            done[:] = [MentionTally()]
            return self._tag_at_once(first, done[0])

        tagged = once_more(at_once)
        tally.add(done[0])
        return tagged

    @transaction.atomic
    def _tag_at_once(self, first: int, tally: MentionTally) -> Tagged | None:
        # Locked before they are read: nobody changes the text while names are found in it.
        locked = Article.objects.select_for_update(no_key=True)
        articles = list(locked.filter(pk__gte=first).order_by("pk")[:BATCH])
        if not articles:
            return None
        changed = tag_articles(articles, tally=tally)
        IndexChange.objects.record(changed)
        return Tagged(len(articles), len(changed), articles[-1].pk + 1)
