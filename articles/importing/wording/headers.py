"""Which "Title: …" lines stand before a plain text?"""

import re
from collections.abc import Sequence
from itertools import dropwhile

# English, then German, French, Spanish, Portuguese, Italian and Dutch.
_WORDS = {
    "title": "title headline subject titel überschrift titre título titular titolo kop",
    "date": "date published pubdate datum fecha data publicado",
    "source": "source publisher publication quelle fuente fonte bron",
    "author": "author by byline autor auteur autore autora auteurs autoren",
    "language": "language lang sprache langue idioma língua lingua taal",
    "url": "url link address adresse",
    "dateline": "dateline place location ort lieu lugar local luogo plaats",
    "identity": "id",
    "section": "section ressort rubrik rubrique sección secção seção sezione rubriek",
}
_KEYS = {word: meant for meant, words in _WORDS.items() for word in words.split()} | {
    "publication date": "date", "date de publication": "date", "fecha de publicación": "date",
}  # fmt: skip
_IGNORED = frozenset(
    [
        "category",
        "words",
        "length",
        "word count",
        "keywords",
        "tags",
        "copyright",
        "edition",
        "page",
        "kategorie",
        "schlagwörter",
        "ausgabe",
        "seite",
        "catégorie",
        "édition",
        "categoría",
        "edición",
        "página",
        "edição",
        "categoria",
        "edizione",
        "pagina",
        "trefwoorden",
    ]
)
# The line behind which the text begins, or with which.
_TEXT = frozenset(["text", "body", "fulltext", "full text", "texte", "texto", "testo", "tekst"])
_LINE = re.compile(r"(?P<key>[^\W\d_](?:[^\W\d_]| ){1,19}?)\s*:\s*(?P<value>.*)")


def take_headers(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The header lines at the head of a text by what they mean, and the lines behind them.

    One such line alone must be a title: "Source: ministers will meet" may be a headline.
    """
    found: dict[str, str] = {}
    seen = 0
    begun: list[str] = []
    rest = list(dropwhile(lambda line: not line, lines))
    for count, line in enumerate(rest):
        header = _LINE.fullmatch(line)
        key = header["key"].lower().strip() if header else ""
        if header is not None and key in _TEXT and seen:
            seen = count + 1
            begun = [header["value"]]
            break
        if header is None or not (key in _KEYS or key in _IGNORED):
            break
        seen = count + 1
        if key in _KEYS and header["value"]:
            found.setdefault(_KEYS[key], header["value"])
    if "title" in found or seen >= 2:
        return found, begun + rest[seen:]
    return {}, rest
