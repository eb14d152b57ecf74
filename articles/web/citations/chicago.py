"""The Chicago Manual of Style, 17th edition: a newspaper's article in a bibliography."""

from articles.web.citations.cited import Cited
from articles.web.citations.sentences import joined, listed, month_first, quoted, sentence


def write(article: Cited) -> str:
    """Author. “Title.” Source, March 5, 1987. Address."""
    date = month_first(article.date) if article.date else "n.d."
    place = f"{article.source}, {date}" if article.source else date
    return joined(
        sentence(listed(article.authors, "and")),
        quoted(article.title),
        sentence(place),
        sentence(article.address),
    )
