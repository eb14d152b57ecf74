"""Search the archive from a terminal."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.answering import answer
from articles.answering.as_json import as_json
from articles.answering.as_table import as_table
from articles.dates import PartialDate, read_date
from articles.management.remarks_on import remarks_on
from articles.search import (
    FACETS,
    Copies,
    DateFilter,
    Mentions,
    NotBuiltError,
    Query,
    Selection,
    Sort,
    TooBroadError,
)
from articles.search.configured import configured_engine
from articles.search.query import DEEPEST_HIT
from articles.search.query_text import parse_text


class Command(BaseCommand):
    """`search QUERY`: the same answer as the search page, as a table or as JSON."""

    help = "Search the archive: hits and counts, as a table or (--json) for programs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="?", default="", help="As in the search box.")
        for facet in FACETS:
            parser.add_argument(
                f"--{facet.name}", action="append", default=[], metavar="VALUE",
                help=f"Only this {facet.label.lower()}; give it again for another, joined by or.",
            )  # fmt: skip
        parser.add_argument("--from", dest="start", default="", help="1987, 1987-03, 1987-03-05.")
        parser.add_argument("--to", dest="end", default="")
        parser.add_argument(
            "--mentions", choices=[str(mentions) for mentions in Mentions], default="about",
            help="Countries, leaders and organizations that articles are about, or all they name.",
        )  # fmt: skip
        parser.add_argument(
            "--copies", choices=[str(copies) for copies in Copies], default="all",
            help="Every article, or one per story that several of them tell.",
        )  # fmt: skip
        parser.add_argument("--sort", choices=[str(sort) for sort in Sort])
        parser.add_argument("--page", type=int, default=1)
        parser.add_argument("--size", type=int, default=20)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        parsed = parse_text(options["query"])
        page, size = options["page"], options["size"]
        if page < 1 or size < 1 or page * size > DEEPEST_HIT:
            raise CommandError(
                f"--page and --size start at 1 and reach down to hit {DEEPEST_HIT:,}; "
                "narrow the search to see more.",
                returncode=2,
            )
        query = Query(
            text=options["query"],
            tree=parsed.tree,
            selections=tuple(Selection(facet.name, tuple(options[facet.name])) for facet in FACETS),
            dates=DateFilter(_date(options["start"]), _date(options["end"])),
            mentions=Mentions(options["mentions"]),
            copies=Copies(options["copies"]),
            sort=Sort(options["sort"]) if options["sort"] else None,
            page=page,
            size=size,
        )
        remarks = [*(remark.message for remark in parsed.remarks), *remarks_on(query)]
        try:
            found = answer(configured_engine(), query, remarks=remarks)
        except (NotBuiltError, TooBroadError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_table(found))


def _date(written: str) -> PartialDate | None:
    if not written:
        return None
    date = read_date(written)
    if date is None:
        raise CommandError(
            f"“{written}” is no date that is read here. Write 1987, 1987-03 or 1987-03-05.",
            returncode=2,
        )
    return date
