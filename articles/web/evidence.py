"""By which words does an article name an entity?"""

from collections import Counter
from collections.abc import Iterator

from articles.models import Article, Mention

MOST_SHOWN = 3

# What the words alone say already: no reader needs to be told that "Iraq" is a name.
_PLAIN = {Mention.FoundBy.NAME, Mention.FoundBy.ACRONYM, Mention.FoundBy.EDITOR}


def evidence_of(article: Article, mention: Mention) -> str:
    """The words and how often, with the reason where they do not tell it.

    As in: as “Bush”, 2× (the surname, in office at the date).
    """
    reason = mention.get_found_by_display()
    spellings = Counter(_spellings(article, mention))
    if not spellings:
        return f"by {reason}"
    words = ", ".join(f"“{words}”" for words, _ in spellings.most_common(MOST_SHOWN))
    more = ", …" if len(spellings) > MOST_SHOWN else ""
    times = f", {spellings.total()}×" if spellings.total() > 1 else ""
    why = "" if mention.found_by in _PLAIN else f" ({reason})"
    return f"as {words}{more}{times}{why}"


def _spellings(article: Article, mention: Mention) -> Iterator[str]:
    texts = {"title": article.title, "body": article.body, "dateline": article.dateline}
    for span in mention.spans:
        words = " ".join(texts.get(span["field"], "")[span["start"] : span["end"]].split())
        if words:
            yield words
