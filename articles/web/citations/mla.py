"""MLA style, 9th edition: an article of a newspaper."""

from articles.dates import PartialDate, Precision
from articles.web.citations.cited import Cited
from articles.web.citations.sentences import joined, listed, quoted, sentence

# MLA shortens the names of months but the short ones.
_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip


def write(article: Cited) -> str:
    """Author. “Title.” Source, 5 Mar. 1987, address."""
    date = _date(article.date) if article.date else ""
    place = ", ".join(part for part in (article.source, date, article.address) if part)
    return joined(sentence(listed(article.authors, "and")), quoted(article.title), sentence(place))


def _date(date: PartialDate) -> str:
    if date.precision is Precision.YEAR:
        return date.words
    month = f"{_MONTHS[date.first.month - 1]} {date.first.year}"
    return f"{date.first.day} {month}" if date.precision is Precision.DAY else month
