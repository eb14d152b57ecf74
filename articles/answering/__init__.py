"""What does a reader get for a Query? The place where an engine's ids meet the names."""

from articles.answering.answer import Answer, answer
from articles.answering.names import Name, names_of

__all__ = ["Answer", "Name", "answer", "names_of"]
