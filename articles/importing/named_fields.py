"""Which of the usual names does a JSON object give to title, text, date and the rest?"""

from collections.abc import Mapping

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.dates import Written
from articles.importing.parsed_article import ParsedArticle, Rejection

# Compared in small letters without "_", "-", ":" and spaces; earlier names win.
_TITLE = "title headline name heading ogtitle"
_TEXT = "body text content article articlebody maintext fulltext bodytext contents bodyhtml html"
_SUMMARY = "description summary abstract excerpt lead teaser snippet"
_DATE = (
    "published publishedat datepublished date pubdate publicationdate publisheddate publishedon "
    "publishdate publishedtime firstpublished dcdate issued year datecreated created createdat "
    "timestamp time"
)
_SOURCE = "source publisher site sitename publication outlet newspaper sourcename provider domain"
_AUTHOR = "author authors byline creator dccreator writer"
_URL = "url link address canonical canonicalurl permalink weburl href mainentityofpage"
_LANGUAGE = "language lang inlanguage locale"
_IDENTITY = "id guid identifier uid uuid articleid"
_DATELINE = "dateline place"
# What an object that stands for a word calls that word.
_INNER = "name title text value html rendered content @id id url href $oid $date #text"


def read_object(value: object, original: bytes, where: str = "") -> ParsedArticle | Rejection:
    """The article that this JSON value is."""
    if not isinstance(value, dict):
        return Rejection(f"it is {_kind(value)}, not an object with a title and a text", where)
    named = {_plain(key): inner for key, inner in reversed(value.items()) if inner is not None}
    title = _words(named, _TITLE)
    text = _text(named, _TEXT) or _text(named, _SUMMARY)
    if not title.strip() and not text.strip():
        keys = ", ".join(str(key)[:30] for key in list(value)[:12]) or "none"
        return Rejection(f"it has neither a title nor a text; its keys: {keys}", where)
    try:
        paragraphs = clean_paragraphs(text)
        heading = " ".join(clean_paragraphs(title))
    except UnreadableMarkup as problem:
        return Rejection(str(problem), where)
    identity, url = _words(named, _IDENTITY), _words(named, _URL)
    if not url and identity.startswith(("http://", "https://")):
        url = identity
    return compose(
        Pieces(
            title=heading,
            paragraphs=paragraphs,
            dates=_dates(named),
            dateline=_words(named, _DATELINE),
            source=_words(named, _SOURCE),
            author=_author(named),
            language=_words(named, _LANGUAGE),
            url=url,
            identity=identity,
            original=original,
            where=where,
        )
    )


def _plain(key: object) -> str:
    return "".join(c for c in str(key).lower() if c not in "_-: .")


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _words(named: Mapping[str, object], names: str) -> str:
    for name in names.split():
        found = _word(named.get(name))
        if found.strip():
            return found
    return ""


def _word(value: object, depth: int = 0) -> str:
    """A string as it is, a number in figures, the name of an object, the first of a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _figures(value)
    if depth > 2:
        return ""
    if isinstance(value, list):
        return next(filter(None, (_word(item, depth + 1) for item in value[:20])), "")
    if isinstance(value, dict):
        return next(filter(None, (_word(value.get(n), depth + 1) for n in _INNER.split())), "")
    return ""


def _figures(number: float) -> str:
    try:
        return str(number)
    except ValueError:  # more than 4,300 figures, which Python refuses to print
        return ""


def _text(named: Mapping[str, object], names: str) -> str:
    """As `_words`, but a list is a list of paragraphs."""
    for name in names.split():
        value = named.get(name)
        if isinstance(value, list):
            found = "\n\n".join(filter(None, (_word(item) for item in value)))
        else:
            found = _word(value)
        if found.strip():
            return found
    return ""


def _dates(named: Mapping[str, object]) -> tuple[Written, ...]:
    values = (named.get(name) for name in _DATE.split())
    inner = (_word(v) if isinstance(v, dict | list) else v for v in values)
    return tuple(v for v in inner if isinstance(v, str | int | float) and not isinstance(v, bool))


def _author(named: Mapping[str, object]) -> str:
    for name in _AUTHOR.split():
        value = named.get(name)
        several = value if isinstance(value, list) else [value]
        found = ", ".join(filter(None, (_word(one).strip() for one in several[:20])))
        if found:
            return found[3:] if found[:3].lower() == "by " else found
    return ""
