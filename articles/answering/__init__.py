"""What does a reader get for a Query? The place where an engine's ids meet the names."""

from articles.answering.answer import Answer, answer
from articles.answering.names import Name, names_of
from articles.answering.total_words import articles_words, total_words

__all__ = ["Answer", "Name", "answer", "articles_words", "names_of", "total_words"]
