"""Fill the gazetteer from the fact files, never over what a curator changed."""

from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.gazetteer import BadFactError, load_gazetteer
from articles.gazetteer.read_facts import FOLDER
from articles.history import note_run
from articles.models import Article, Operation


class Command(BaseCommand):
    """`manage.py load_gazetteer`."""

    help = (
        "Load countries, leaders and organizations from articles/gazetteer/facts. "
        "Loading again updates; what a curator changed stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, if it is another."""
        parser.add_argument(
            "folder", nargs="?", type=Path, default=FOLDER, metavar="FOLDER",
            help="A folder that export_gazetteer wrote; without one the facts of this version.",
        )  # fmt: skip

    def handle(self, *args: object, **options: Any) -> None:
        """Load, and say what became of the facts."""
        try:
            report = load_gazetteer(self.stdout.write, options["folder"])
        except BadFactError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        self.stdout.write(self.style.SUCCESS(report.words))
        if report.changed_anything:
            note_run(Operation.Kind.LOAD, report.words, asdict(report))
        # Articles that come later are read with the new names anyway.
        if report.changed_anything and Article.objects.exists():
            self.stdout.write("Find the new names in the archive: python manage.py tag_articles")
