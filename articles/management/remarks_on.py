"""What in the options of a search matches nothing, whatever is in the archive?"""

from collections.abc import Iterator

from articles.answering.names import UNKNOWN, known_values, language_name
from articles.search import NONE, Query, Selection


def remarks_on(query: Query) -> Iterator[str]:
    """A sentence for each value that nothing here bears, and for dates that are the wrong way."""
    for selection in query.selections:
        for value in _unknown(selection):
            yield (
                f"No {selection.facet} here is addressed as “{value}”, so that matches nothing. "
                f"The search box finds names: {selection.facet}:{_quoted(value)}"
            )
    dates = query.dates
    if dates.is_empty and dates.start and dates.end:
        yield (
            f"The dates end ({dates.end.words}) before they begin ({dates.start.words}), "
            "so nothing matches."
        )


def _unknown(selection: Selection) -> list[str]:
    values = [value for value in selection.chosen if value != NONE]
    if selection.facet == "language":
        return [value for value in values if language_name(value) == value]
    known = known_values(selection.facet, values)
    return [value for value in values if known[value].index_value.startswith(UNKNOWN)]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
