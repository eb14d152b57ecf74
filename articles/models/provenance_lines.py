"""From which part of its file does each field of an article come, in words?"""

from dataclasses import dataclass

from articles.models.article import Article

_LABELS = {
    "title": "Title",
    "body": "Text",
    "date": "Date",
    "dateline": "Dateline",
    "author": "Author",
    "source": "Source",
    "section": "Section",
    "language": "Language",
    "url": "Address",
}
# What a person who set the field is known to have set.
_SET_AS = {
    "date": ("published_on", "published", "date"),
    "source": ("source", "source_id"),
}


@dataclass(frozen=True)
class ProvenanceLine:
    """A field's name for people, and where the importer found it, or that a person set it."""

    label: str
    words: str


def provenance_lines(article: Article) -> list[ProvenanceLine]:
    """One line per field of which it is known, in the order in which the article shows them."""
    edited = set(article.edited_fields)
    lines = []
    for name, label in _LABELS.items():
        if edited.intersection(_SET_AS.get(name, (name,))):
            lines.append(ProvenanceLine(label, "set by an editor"))
        elif article.provenance.get(name):
            lines.append(ProvenanceLine(label, article.provenance[name]))
    for name, words in article.provenance.items():
        if name not in _LABELS and words:
            lines.append(ProvenanceLine(name.replace("_", " ").capitalize(), words))
    if lines and article.format:
        lines.append(ProvenanceLine("Format", article.format))
    return lines
