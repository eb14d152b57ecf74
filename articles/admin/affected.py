"""Which articles may an edit of names concern? The index is asked, else the database."""

from collections.abc import Collection

from articles.answering.articles_naming import articles_naming
from articles.curating.edit_facts import ask_the_database
from articles.models import Article
from articles.search.configured import configured_engine

# Each name makes the database read all texts: beyond these, reading them once is less.
_MOST_ASKED = 5


def find_articles(names: Collection[tuple[str, str]]) -> set[int]:
    """The articles in which any of these names may stand, and some more."""
    found = articles_naming(configured_engine(), names)
    if found is not None:
        return found
    if len(names) <= _MOST_ASKED:
        return ask_the_database(names)
    return set(Article.objects.values_list("pk", flat=True))
