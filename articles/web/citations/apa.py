"""APA style, 7th edition: an article of a newspaper."""

from articles.dates import Precision
from articles.web.citations.cited import Cited
from articles.web.citations.sentences import joined, listed, month_first, sentence


def write(article: Cited) -> str:
    """Author. (1987, March 5). Title. Source. Address."""
    authors = sentence(listed(article.authors, "&"))
    date, title = f"({_date(article)}).", sentence(article.title)
    head = (authors, date, title) if authors else (title, date)
    return joined(*head, sentence(article.source), article.address)


def _date(article: Cited) -> str:
    date = article.date
    if date is None:
        return "n.d."
    if date.precision is Precision.YEAR:
        return date.words
    day = month_first(date).rpartition(",")[0] if date.precision is Precision.DAY else ""
    return f"{date.first.year}, {day or f'{date.first:%B}'}"
