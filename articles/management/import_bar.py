"""How does somebody before a terminal see how far an import is?"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from articles.importing.find_files import size_of_files
from articles.models import ImportRun


class Bar:
    """A progress bar over the bytes to be read, with the number of articles saved."""

    def __init__(self, bar: "tqdm[NoReturn]") -> None:
        self.bar = bar
        self.articles = 0

    def advance(self, read_bytes: int, articles: int) -> None:
        """Move it on."""
        self.articles += articles
        if articles:
            seconds = self.bar.format_dict["elapsed"] or 1
            rate = self.articles / seconds
            words = f"{self.articles:,} articles, {rate:,.0f} a second"
            self.bar.set_postfix_str(words, refresh=False)
        self.bar.update(max(read_bytes, 0))

    def begin_at(self, run: ImportRun) -> None:
        """It goes on: what was read before is no work of now."""
        self.bar.initial = self.bar.n = run.done_bytes


@contextmanager
def bar_over(paths: list[Path], *, quiet: bool) -> Iterator[Bar | None]:
    """A bar when somebody sits before a terminal, else nothing."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    size = size_of_files([path for path in paths if path.exists()])
    with tqdm(total=size, unit="B", unit_scale=True, desc="Importing") as bar:
        yield Bar(bar)
