"""How much was found, as a person says it."""

from articles.answering.answer import Answer
from articles.search import Copies


def total_words(answer: Answer) -> str:
    """The total: of articles, or of stories with how many articles those are."""
    total, articles = answer.results.total, answer.results.articles
    if answer.query.copies is Copies.ALL:
        return articles_words(total)
    stories = "1 story" if total == 1 else f"{total:,} stories"
    return stories if articles == total else f"{stories} ({articles:,} articles with their copies)"


def articles_words(count: int) -> str:
    """So many articles."""
    return "1 article" if count == 1 else f"{count:,} articles"
