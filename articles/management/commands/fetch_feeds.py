"""`fetch_feeds`: ask the feeds that are due for new articles."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils import timezone

from articles.importing.feeds import CannotFetchFeeds, FeedOutcome, fetch_feeds
from articles.importing.interruption import Interruption
from articles.models import Feed


class Command(BaseCommand):
    """Exits with 0 when all is well, 1 when something failed, 2 when nothing could start."""

    help = "Ask the feeds that are due for new articles, and import these."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be typed."""
        chosen = parser.add_mutually_exclusive_group()
        chosen.add_argument("--all", action="store_true", help="ask every enabled feed, due or not")
        chosen.add_argument(
            "--feed", type=int, action="append", metavar="ID", default=[],
            help="ask this feed, also when it is disabled; may be given again",
        )  # fmt: skip
        parser.add_argument(
            "--dry-run", action="store_true", help="ask, say what would come, and keep nothing"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Fetch, a line for each feed, then say how many went well."""
        feeds = _chosen(options["feed"], is_all=options["all"])
        outcomes: list[FeedOutcome] = []
        try:
            with Interruption() as interruption:
                dry_run = options["dry_run"]
                for outcome in fetch_feeds(feeds, dry_run=dry_run, interruption=interruption):
                    self.stdout.write(outcome.line)
                    outcomes.append(outcome)
        except CannotFetchFeeds as problem:
            raise CommandError(str(problem), returncode=2) from problem
        self._sum_up(outcomes, len(feeds), dry_run=options["dry_run"])

    def _sum_up(self, outcomes: list[FeedOutcome], total: int, *, dry_run: bool) -> None:
        well = sum(outcome.is_all_well for outcome in outcomes)
        if not total:
            self.stdout.write("No feed is due. --all asks every feed; add feeds in the admin.")
        elif total > 1:
            self.stdout.write(f"{well:,} of {total:,} feeds went well.")
        if dry_run:
            self.stdout.write("This was a dry run: nothing was kept.")
        if outcomes and outcomes[0].could_not_start:
            sys.exit(2)
        if well < total:
            sys.exit(1)


def _chosen(ids: list[int], *, is_all: bool) -> "QuerySet[Feed]":
    feeds = Feed.objects.select_related("source", "last_run")
    if not ids:
        return feeds.filter(is_enabled=True) if is_all else feeds.due(timezone.now())
    found = feeds.filter(pk__in=ids)
    if missing := sorted(set(ids) - {feed.pk for feed in found}):
        numbers = ", ".join(map(str, missing))
        raise CommandError(
            f"There is no feed {numbers}. The number stands in its address in the admin.",
            returncode=2,
        )
    return found
