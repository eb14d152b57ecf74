"""How long may one search take?"""

import time

from articles.search.engine import TooBroadError


class Deadline:
    """Ends a search that takes longer than so many seconds, at the next step that checks."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ends_at = time.monotonic() + seconds

    def check(self) -> None:
        """Raise TooBroadError once the time is over."""
        if time.monotonic() > self._ends_at:
            raise TooBroadError(
                f"This search takes longer than the {self._seconds:g} seconds it may take. "
                "Search for fewer or rarer words, leave out wildcards (*) and fuzzy words (~), "
                "or narrow it with a date or a filter."
            )
