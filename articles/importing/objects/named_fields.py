"""Which of the usual names does a JSON object give to title, text, date and the rest?"""

from collections.abc import Mapping

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.dates import Written
from articles.importing.objects.columns import has_any, value_at
from articles.importing.objects.unread_text import find_unread_text
from articles.importing.objects.usual_names import SUMMARIES_FROM, may_stand_at, usual_name
from articles.importing.parsed_article import ParsedArticle, Rejection

# What an object that stands for a word calls that word.
_INNER = "name title text value html rendered content @id id url href $oid $date #text"
_NOTHING: Mapping[str, str] = {}
_LONGEST_KEY = 60


class NamedFields:
    """The fields of one object: under the column that was told, else under the usual names."""

    def __init__(
        self,
        value: dict[str, object],
        columns: Mapping[str, str] = _NOTHING,
        *,
        is_mapped: bool = False,
    ) -> None:
        """A map of which the object has no column is meant for others, unless it `is_mapped`."""
        self._value = value
        self._columns = columns if is_mapped or has_any(value, columns.values()) else _NOTHING
        self._named = _by_field(value)
        self.provenance: list[tuple[str, str]] = []
        self.date_names: tuple[str, ...] = ()

    def words(self, field: str) -> str:
        """The first of its names that says something."""
        for key, value in self._candidates(field):
            found = _word(value)
            if found.strip():
                return self._told(field, key, found)
        return ""

    def text(self, field: str = "body") -> str:
        """As `words`, but a list is a list of paragraphs."""
        for key, value in self._candidates(field):
            if isinstance(value, list):
                found = "\n\n".join(filter(None, (_word(item) for item in value)))
            else:
                found = _word(value)
            if found.strip():
                return self._told(field, key, found)
        return ""

    def author(self) -> str:
        """One name, or all of a list."""
        for key, value in self._candidates("author"):
            several = value if isinstance(value, list) else [value]
            found = ", ".join(filter(None, (_word(one).strip() for one in several[:20])))
            if found:
                self._told("author", key, found)
                return found[3:] if found[:3].lower() == "by " else found
        return ""

    def dates(self) -> tuple[Written, ...]:
        """All that may be its date, the likeliest first."""
        found: list[tuple[str, Written]] = []
        for key, value in self._candidates("date"):
            inner = _word(value) if isinstance(value, dict | list) else value
            if isinstance(inner, str | int | float) and not isinstance(inner, bool):
                found.append((_told_as(key), inner))
        self.date_names = tuple(name for name, _ in found)
        return tuple(written for _, written in found)

    def unread_text(self) -> str:
        """Where a text stands under no usual name; "" when nowhere, or when a map told where."""
        if "body" in self._columns:
            return ""
        others = [
            (str(key)[:_LONGEST_KEY], inner)
            for key, inner in self._value.items()
            if usual_name(key) is None or may_hold_text(key)
        ]
        return find_unread_text(others, lambda one: {"title", "body"} <= _by_field(one).keys())

    def _candidates(self, field: str) -> list[tuple[str, object]]:
        told = self._columns.get(field)
        if told is None:
            return self._named.get(field, [])
        value = value_at(self._value, told)
        return [] if value is None else [(told, value)]

    def _told(self, field: str, key: str, found: str) -> str:
        self.provenance.append((field, _told_as(key)))
        return found


def may_hold_text(key: str) -> bool:
    """Is this one of the usual names of an article's own text, and not of its summary?"""
    place = usual_name(key)
    return place is not None and place[0] == "body" and place[1] < SUMMARIES_FROM


def read_object(
    value: object,
    original: bytes,
    where: str = "",
    columns: Mapping[str, str] = _NOTHING,
    *,
    is_mapped: bool = False,
) -> ParsedArticle | Rejection:
    """The article that this JSON value is; `is_mapped` where it is known to have these columns."""
    if not isinstance(value, dict):
        return Rejection(f"it is {_kind(value)}, not an object with a title and a text", where)
    fields = NamedFields(value, columns, is_mapped=is_mapped)
    title, text = fields.words("title"), fields.text()
    if not title.strip() and not text.strip():
        keys = ", ".join(str(key)[:30] for key in list(value)[:12]) or "none"
        return Rejection(f"it has neither a title nor a text; its keys: {keys}", where)
    if not text.strip():
        if unread := fields.unread_text():
            reason = f"it has a title, but no text under a usual name, though “{unread}” holds one"
            return Rejection(f"{reason}: {_cure(value, unread)}", where)
        fields.provenance.append(("body", "none: there is only a headline"))
    try:
        paragraphs = clean_paragraphs(text)
        heading = " ".join(clean_paragraphs(title))
    except UnreadableMarkup as problem:
        return Rejection(str(problem), where)
    identity, url = fields.words("identity"), fields.words("url")
    if not url and identity.startswith(("http://", "https://")):
        url = identity
    dates = fields.dates()
    return compose(
        Pieces(
            title=heading,
            paragraphs=paragraphs,
            dates=dates,
            date_names=fields.date_names,
            dateline=fields.words("dateline"),
            source=fields.words("source"),
            author=fields.author(),
            language=fields.words("language"),
            url=url,
            identity=identity,
            section=fields.words("section"),
            provenance=tuple(fields.provenance),
            original=original,
            where=where,
        )
    )


def _cure(value: dict[str, object], key: str) -> str:
    if NamedFields(value, {"body": key}).text().strip():
        return f"name it in a column map (body={key})"
    return "give it as plain text, or name the inner field in a column map (body=outer.inner)"


def _told_as(key: str) -> str:
    return f"the field “{str(key)[:_LONGEST_KEY]}”"


def _by_field(value: dict[str, object]) -> dict[str, list[tuple[str, object]]]:
    """What stands under the usual names of each field, the best name first."""
    found: dict[str, dict[int, tuple[str, object]]] = {}
    for key, inner in reversed(value.items()):
        place = usual_name(key)
        if place and inner is not None and may_stand_at(place, inner):
            found.setdefault(place[0], {})[place[1]] = (key, inner)
    return {field: [named[n] for n in sorted(named)] for field, named in found.items()}


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


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
