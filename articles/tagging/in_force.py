"""What was true when an article was published: years of names and terms of office."""

from collections.abc import Iterable

from articles.dates import PartialDate
from articles.tagging.alias_table import AliasRow, TenureRow


def is_believed(alias: AliasRow, published: PartialDate | None) -> bool:
    """May the alias be believed in an article of this date? Without a date, always."""
    if published is None:
        return True
    return (alias.valid_from is None or alias.valid_from <= published.last.year) and (
        alias.valid_to is None or published.first.year <= alias.valid_to
    )


def is_in_office(tenures: Iterable[TenureRow], published: PartialDate | None) -> bool:
    """Did any of these terms run on a day of this date? Without a date nobody knows: no."""
    if published is None:
        return False
    return any(
        (tenure.start is None or tenure.start <= published.last)
        and (tenure.end is None or published.first <= tenure.end)
        for tenure in tenures
    )
