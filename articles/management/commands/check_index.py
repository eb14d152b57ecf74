"""Does the index say what the database says?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.indexing import find_drift
from articles.models import IndexChange
from articles.search import NotBuiltError
from articles.search.configured import configured_engine

MOST_NAMED = 20


class Command(BaseCommand):
    """`check_index`: compares versions, and with --repair has the indexer mend what differs."""

    help = "Compare the index with the database; --repair has the indexer mend what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = set(IndexChange.objects.values_list("article_id", flat=True))
        try:
            drift = find_drift(configured_engine().current())
        except NotBuiltError as error:
            raise CommandError(str(error)) from error
        lost = [article_id for article_id in drift.article_ids if article_id not in waiting]
        self.stdout.write(
            f"{len(drift.missing)} missing, {len(drift.stale)} stale, "
            f"{len(drift.surplus)} surplus; "
            f"{len(drift.article_ids) - len(lost)} of them are waiting for the indexer."
        )
        failed = IndexChange.objects.failed()
        for change in failed[:MOST_NAMED]:
            self.stdout.write(
                f"Article {change.article_id} could not be written, {change.failures} times: "
                f"{change.problem}"
            )
        if failed.count() > MOST_NAMED:
            self.stdout.write(f"… and {failed.count() - MOST_NAMED} more; the admin lists them.")
        if lost and options["repair"]:
            IndexChange.objects.record_new(lost)
            self.stdout.write(f"{len(lost)} articles are now waiting for the indexer.")
        elif lost:
            raise CommandError("Mend it with: python manage.py check_index --repair", returncode=1)
        elif failed.exists():
            raise CommandError(
                "They are tried again by themselves, and at once when they are edited. What the "
                "index will not take is a fault of Newsdesk: please report it.",
                returncode=1,
            )
