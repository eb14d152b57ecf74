"""Build the whole index again, aside, and let it answer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from articles.indexing import rebuild
from articles.indexing.one_writer import AnotherIsAtWorkError
from articles.indexing.rebuild import RebuildError
from articles.models import IndexChange
from articles.search import NotBuiltError
from articles.search.configured import configured_engine


class Command(BaseCommand):
    """`rebuild_index`: pages go on answering from the old index until the new one is whole."""

    help = (
        "Build the whole index again, aside, check it, and let it answer. Goes on where it stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-missing", action="store_true", help="Do nothing when there is an index already."
        )
        parser.add_argument(
            "--afresh", action="store_true", help="Begin anew, whatever an interrupted one left."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        engine = configured_engine()
        if options["if_missing"]:
            try:
                engine.current()
            except NotBuiltError:
                pass
            else:
                return
        with tqdm(unit=" articles", disable=None) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                built = rebuild(engine, progress, afresh=options["afresh"])
            except (AnotherIsAtWorkError, RebuildError) as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"Generation {built.generation} answers, with {built.articles} articles.")
        failed = IndexChange.objects.failed().count()
        if failed:
            self.stdout.write(f"{failed} articles could not be written: manage.py check_index")
