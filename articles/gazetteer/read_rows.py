"""The rows of a fact file, with the place of each for errors. Plain Python."""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.dates import PartialDate, read_date


class BadFactError(ValueError):
    """A fact file says something that cannot be loaded; the message names file and line."""


@dataclass(frozen=True)
class Row:
    """One row of a fact file."""

    file: str
    line: int
    values: dict[str, str]

    def bad(self, what: str) -> BadFactError:
        """The error that says what is wrong here."""
        return BadFactError(f"{self.file}, line {self.line}: {what}")

    def get(self, column: str) -> str:
        """The value of a column, "" where it is empty."""
        return self.values[column]

    def maybe(self, column: str) -> str | None:
        """The value of a column that a file need not have."""
        return self.values.get(column)

    def need(self, column: str) -> str:
        """The value of a column that must not be empty."""
        value = self.values[column]
        if not value:
            raise self.bad(f"the column “{column}” is empty; fill it in.")
        return value

    def split(self, column: str) -> tuple[str, ...]:
        """The values of a column that holds several, separated by |."""
        return tuple(part.strip() for part in self.values[column].split("|") if part.strip())

    def date(self, column: str) -> PartialDate | None:
        """The date in a column: a day, a month, a year or nothing."""
        text = self.values.get(column, "")
        date = read_date(text)
        if text and date is None:
            raise self.bad(f"“{text}” in “{column}” is no date; write 1987, 1987-03 or 1987-03-05.")
        return date

    def first_day(self, column: str) -> dt.date | None:
        """The first day that a date may be."""
        date = self.date(column)
        return date.first if date else None

    def last_day(self, column: str) -> dt.date | None:
        """The last day that a date may be."""
        date = self.date(column)
        return date.last if date else None

    def year(self, column: str) -> int | None:
        """The year of a date, or a plain year before 1000."""
        text = self.values.get(column, "")
        if text.lstrip("-").isdecimal() and abs(int(text)) < 1000:
            return int(text)
        date = self.date(column)
        return date.first.year if date else None


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file that must have these columns."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.DictReader(file, strict=True)
            missing = [column for column in columns if column not in (lines.fieldnames or ())]
            if missing:
                raise BadFactError(f"{path.name}, line 1: no column “{missing[0]}”.")
            for values in lines:
                if None in values or None in values.values():
                    raise BadFactError(
                        f"{path.name}, line {lines.line_num}: more or fewer values than columns; "
                        "a value with a comma needs quotes."
                    )
                stripped = {column: value.strip() for column, value in values.items()}
                yield Row(path.name, lines.line_num, stripped)
    except OSError as error:
        raise BadFactError(f"{path.name} cannot be read: {error}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadFactError(f"{path.name} is not a CSV file in UTF-8: {error}.") from error
