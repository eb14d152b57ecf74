"""Write the gazetteer, with all that curators made of it, as fact files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.gazetteer import export_gazetteer


class Command(BaseCommand):
    """`manage.py export_gazetteer`."""

    help = (
        "Write countries, leaders, organizations, their aliases, offices and terms as CSV files "
        "into a folder that `load_gazetteer FOLDER` reads back."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="It is made if need be.")

    def handle(self, *args: object, **options: Any) -> None:
        """Write, and say how much."""
        try:
            written = export_gazetteer(options["folder"])
        except OSError as error:
            raise CommandError(
                f"The gazetteer cannot be written to {options['folder']}: {error}. "
                "Name a folder that you may write to."
            ) from error
        self.stdout.write(self.style.SUCCESS(f"{written:,} entities in {options['folder']}"))
