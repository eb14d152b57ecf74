"""A small gazetteer without a database, for the tests of the plain rooms."""

import datetime as dt

from articles.dates import read_date
from articles.tagging.alias_table import AliasKind, AliasRow, AliasTable, TenureRow, build_table
from articles.tagging.find_mentions import find_mentions
from articles.tagging.sightings import NAMED
from articles.tagging.taggable_text import FoundMention, TaggableText

NAMES: dict[int, str] = {}
_ROWS: list[AliasRow] = []
_TENURES: list[TenureRow] = []


def _entity(
    entity_id: int,
    kind: str,
    *names: str,
    years: tuple[int | None, int | None] = (None, None),
    **others: str,
) -> int:
    """An entity of these names; `others` are its acronyms, demonyms, places and surnames."""
    NAMES[entity_id] = names[0]
    _ROWS.extend(AliasRow(entity_id, kind, name, AliasKind.NAME, *years) for name in names)
    for alias_kind, texts in others.items():
        for text in texts.split("|"):
            row = AliasRow(entity_id, kind, text.strip("*"), AliasKind(alias_kind), *years)
            # A star marks the surname that counts after the full name only.
            is_common = text.endswith("*")
            _ROWS.append(
                AliasRow(row.entity_id, kind, row.text, row.kind, *years, alone=not is_common)
            )
    return entity_id


def _term(leader: int, of: int, start: str, end: str = "", office: str = "President") -> None:
    first, last = read_date(start), read_date(end)
    role = "head of government" if office == "Prime Minister" else "head of state"
    _TENURES.append(
        TenureRow(
            leader, of, first.first if first else None, last.last if last else None, office, role
        )
    )


US = _entity(
    1, "country", "United States", acronym="US|USA", demonym="American", place="Washington"
)
RUSSIA = _entity(2, "country", "Russia", demonym="Russian", place="Moscow")
SOVIET_UNION = _entity(
    3, "country", "Soviet Union", acronym="USSR", demonym="Soviet", place="Moscow",
    years=(1922, 1991),
)  # fmt: skip
TURKEY = _entity(4, "country", "Turkey", "Türkiye", demonym="Turkish")
AUSTRALIA = _entity(5, "country", "Australia", demonym="Australian", place="Canberra")
NEW_ZEALAND = _entity(6, "country", "New Zealand", place="Wellington")
NIGER = _entity(7, "country", "Niger")
NIGERIA = _entity(8, "country", "Nigeria")
FALKLANDS = _entity(9, "country", "Falkland Islands", place="Stanley")
WHO = _entity(20, "organization", "World Health Organization", acronym="WHO")
UN = _entity(21, "organization", "United Nations", acronym="UN")
COFFEE = _entity(22, "organization", "International Coffee Organization", acronym="ICO")
ISLAMIC = _entity(23, "organization", "Organization of Islamic Cooperation", acronym="ICO")
PUTIN = _entity(40, "leader", "Vladimir Putin", surname="Putin")
ERDOGAN = _entity(41, "leader", "Recep Tayyip Erdoğan", surname="Erdoğan")
HOWARD_BAKER = _entity(42, "leader", "Howard Baker", surname="Baker")
XI = _entity(43, "leader", "Xi Jinping", surname="Xi*")
JOHN_HOWARD = _entity(44, "leader", "John Howard", surname="Howard")
PETE_HOWARD = _entity(45, "leader", "Peter Howard", surname="Howard")
BIDEN = _entity(46, "leader", "Joe Biden", surname="Biden")
_term(PUTIN, RUSSIA, "2000-05-07", "2030-01-01")
_term(ERDOGAN, TURKEY, "2014-08-28")
_term(HOWARD_BAKER, US, "1987-02-27", "1988-07-01")
_term(XI, RUSSIA, "2013-03-14")
_term(JOHN_HOWARD, AUSTRALIA, "1996-03-11", "2007-12-03", "Prime Minister")
_term(PETE_HOWARD, NEW_ZEALAND, "2000-01-01", "2004-12-31", "Prime Minister")
_term(BIDEN, US, "2021-01-20", "2025-01-20")

TABLE: AliasTable = build_table(_ROWS, _TENURES)
ROWS = tuple(_ROWS)
TODAY = dt.date(2022, 10, 5).isoformat()


def mentions(
    body: str = "", date: str = TODAY, title: str = "", dateline: str = ""
) -> tuple[FoundMention, ...]:
    """What the tagger finds with the small gazetteer."""
    return find_mentions(TaggableText(title, body, dateline, read_date(date)), TABLE)


def named(body: str = "", date: str = TODAY, title: str = "", dateline: str = "") -> set[int]:
    """The ids of what is surely enough found."""
    found = mentions(body, date, title, dateline)
    return {mention.entity_id for mention in found if mention.confidence >= NAMED}


def unsure(body: str = "", date: str = TODAY, title: str = "") -> set[int]:
    """The ids of what may be meant, for an editor to say."""
    found = mentions(body, date, title)
    return {mention.entity_id for mention in found if mention.confidence < NAMED}


def texts_of(entity_id: int, body: str, date: str = TODAY) -> list[str]:
    """The words of the body in which an entity is found."""
    for mention in mentions(body, date):
        if mention.entity_id == entity_id:
            return [body[span.start : span.end] for span in mention.spans]
    return []
