"""Which of an article's texts is read: the preferred one, unless it says next to nothing?"""

from collections.abc import Iterable

from articles.importing.clean_text import clean_paragraphs

# Fewer may be a picture's caption, or a link to where the text is.
_ENOUGH_WORDS = 30


def fullest_text(texts: Iterable[tuple[str, str]]) -> tuple[str, list[str]]:
    """The key and the paragraphs of the first (key, text) with enough words, else with most.

    What counts is what is left when the markup is gone.
    """
    best: tuple[str, list[str]] = ("", [])
    most = 0
    for key, text in texts:
        paragraphs = clean_paragraphs(text)
        words = sum(len(paragraph.split()) for paragraph in paragraphs)
        if words > most:
            best, most = (key, paragraphs), words
        if most >= _ENOUGH_WORDS:
            break
    return best
