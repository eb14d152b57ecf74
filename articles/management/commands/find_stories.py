"""Find which articles tell the same, in an archive from before they were compared."""

from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import Article, Story
from articles.models.once_more import once_more
from articles.stories.archive_index import catch_up_or_make_again, make_again
from articles.stories.find_stories import find_batch, mend_stories, unread


class Command(BaseCommand):
    """`manage.py find_stories`."""

    help = (
        "Find copies and corrections among the articles that were not compared yet, and join them "
        "into stories. Stopped or killed, it goes on from there the next time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--afresh."""
        parser.add_argument(
            "--afresh", action="store_true",
            help="Compare all articles again, and say of how many the story is another one.",
        )  # fmt: skip

    def handle(self, *args: object, **options: Any) -> None:
        """Batch after batch, each in its own transaction."""
        if options["afresh"]:
            make_again()
        else:
            catch_up_or_make_again()
        among = Article.objects.all() if options["afresh"] else unread()
        changed: set[int] = set()
        read = after = 0
        try:
            with tqdm(total=among.count(), unit=" articles", unit_scale=True, disable=None) as bar:
                while batch := once_more(partial(find_batch, among, after)):
                    changed |= batch.changed
                    read, after = read + batch.read, batch.last
                    bar.update(batch.read)
            mended = once_more(mend_stories)
        except KeyboardInterrupt:
            raise CommandError(
                f"Stopped after {read:,} articles, which stay as they are now. "
                "Go on with: python manage.py find_stories",
                returncode=130,
            ) from None
        if mended:
            self.stdout.write(f"{mended:,} stories were not as they said, and are now.")
        self.stdout.write(
            self.style.SUCCESS(
                f"{read:,} articles read; the story of {len(changed):,} changed. "
                f"The archive has {Story.objects.count():,} stories."
            )
        )
