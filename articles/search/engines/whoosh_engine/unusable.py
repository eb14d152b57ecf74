"""What is said when there is an index that cannot be searched."""

from articles.search.engine import NotBuiltError


class UnusableIndexError(NotBuiltError):
    """There is an index, but not one that this version of Newsdesk can search."""

    def __init__(self, problem: str) -> None:
        Exception.__init__(self, f"{problem} Build it anew with: python manage.py rebuild_index")
