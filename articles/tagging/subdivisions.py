"""States and provinces behind a city: "Paris, Texas", "Bristol, Va.", "London, Ontario".

Names as in ISO 3166-2; abbreviations as newspapers print them. Plain Python.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from articles.tagging.find_names import Name
from articles.tagging.taggable_text import FieldName, Span

_NAMES = {
    "US": "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|"
    "Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|"
    "Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|"
    "New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    "Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    "West Virginia|Wisconsin|Wyoming|District of Columbia",
    "CA": "Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|Nova Scotia|Ontario|"
    "Prince Edward Island|Quebec|Saskatchewan|Yukon|Northwest Territories|Nunavut",
    "AU": "New South Wales|Queensland|South Australia|Tasmania|Victoria|Western Australia|"
    "Northern Territory",
}
_SHORT = {
    "US": r"Ala\.|Ariz\.|Ark\.|Calif\.?|Colo\.|Conn\.|Del\.|Fla\.|Ga\.|Ill\.|Ind\.|Kan\.|Ky\.|La\.|"
    r"Md\.|Mass\.|Mich\.|Minn\.|Miss\.|Mo\.|Mont\.|Neb\.|Nev\.|N\.H\.|N\.J\.|N\.M\.|N\.Y\.|N\.C\.|"
    r"N\.D\.|Okla\.|Ore\.|Pa\.|R\.I\.|S\.C\.|S\.D\.|Tenn\.|Tex\.|Vt\.|Va\.|Wash\.|W\.Va\.|Wis\.|"
    r"Wyo\.|D\.C\.",
    "CA": r"Alta\.|B\.C\.|Man\.|N\.B\.|Nfld\.|N\.S\.|Ont\.|P\.E\.I\.|Que\.|Sask\.",
    "AU": r"N\.S\.W\.|Qld\.|Vic\.|Tas\.",
}
_BEHIND_A_CITY = re.compile(
    r"[^\W\d_a-z][\w.'’-]{0,40},\s+(?:"
    + "|".join(f"(?P<{code}>{_SHORT[code]}|{_NAMES[code]})" for code in _NAMES)
    + r")(?![\w-])"
)


def addresses(fields: Mapping[FieldName, str]) -> Iterator[tuple[str, Span, int]]:
    """The code of the country of each state behind a city, where the state stands, and where the
    comma before it.
    """
    for field, text in fields.items():
        if "," not in text:
            continue
        for found in _BEHIND_A_CITY.finditer(text):
            code = str(found.lastgroup)
            start, end = found.span(code)
            yield code, Span(field, start, end, "address"), found.start() + found[0].index(",")


def without_cities_elsewhere(
    names: Sequence[Name], found: Sequence[tuple[str, Span, int]], codes: Mapping[str, int]
) -> list[Name]:
    """The names without cities that the state behind them puts into another country."""
    commas = {(span.field, comma): codes.get(code) for code, span, comma in found}
    kept = []
    for name in names:
        country = commas.get((name.span.field, name.span.end))
        if country is None or any(row.entity_id == country for row in name.readings):
            kept.append(name)
    return kept
