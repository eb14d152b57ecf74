"""What all engines are asked: every shape of text, with no, one and three filters, and dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from articles.dates import read_date
from articles.search import DateFilter

FACETS = ("country", "leader", "organization")
HITS = 20


@dataclass(frozen=True)
class Question:
    """Articles with all these parts; a word may stand in the title or in the body."""

    shape: str
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    prefix: str = ""
    filters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    dates: tuple[str, str] = ("", "")

    @property
    def text(self) -> str:
        """As a reader would type it."""
        parts = list(self.all_of)
        if self.any_of:
            parts.append(f"({' OR '.join(self.any_of)})")
        if self.phrase:
            parts.append(f'"{" ".join(self.phrase)}"')
        if self.prefix:
            parts.append(f"{self.prefix}*")
        return " ".join([*parts, *(f"NOT {word}" for word in self.none_of)])

    @property
    def name(self) -> str:
        """Text and filters in words."""
        filters = [
            f"{facet}:{'|'.join(map(str, values))}" for facet, values in self.filters.items()
        ]
        dates = [f"date:{'..'.join(self.dates)}"] if any(self.dates) else []
        return " ".join([self.text or "(everything)", *filters, *dates])

    @property
    def narrowing(self) -> str:
        """How it is narrowed, as a heading."""
        number = {0: "no filter", 1: "one filter"}.get(len(self.filters), "three filters")
        return f"{number}, dates" if any(self.dates) else number

    @property
    def is_everything(self) -> bool:
        """Is there no text at all?"""
        return not (self.all_of or self.any_of or self.phrase or self.prefix)

    @property
    def date_filter(self) -> DateFilter:
        """The dates as Newsdesk's filter."""
        start, end = (read_date(date) if date else None for date in self.dates)
        return DateFilter(start, end)

    @property
    def first_day(self) -> int | None:
        """The ordinal of the first day let through, if there is a bound."""
        start = self.date_filter.start
        return start.first.toordinal() if start else None

    @property
    def last_day(self) -> int | None:
        """The ordinal of the last day let through, if there is a bound."""
        end = self.date_filter.end
        return end.last.toordinal() if end else None

    def without_filter(self, facet: str) -> "Question":
        """The same but for the selection of a facet."""
        return replace(self, filters={k: v for k, v in self.filters.items() if k != facet})

    def without_dates(self) -> "Question":
        """The same of any date."""
        return replace(self, dates=("", ""))


_TEXTS: dict[str, tuple[Question, ...]] = {
    "common word": tuple(
        Question("common word", (word,))
        for word in ("said", "company", "year", "market", "dollar", "oil")
    ),
    "rare words": tuple(
        Question("rare words", tuple(words.split()))
        for words in ("zinc", "cocoa", "soybean", "soviet grain", "cocoa quota", "nakasone reagan")
    ),
    "three words": tuple(
        Question("three words", tuple(words.split()))
        for words in (
            "bank interest rate",
            "crude oil prices",
            "trade deficit japan",
            "company shares offer",
            "said year market",
        )
    ),
    "phrase": tuple(
        Question("phrase", phrase=tuple(words.split()))
        for words in (
            "interest rates",
            "crude oil",
            "white house",
            "prime minister",
            "securities and exchange commission",
            "bank of japan",
        )
    ),
    "OR of many": tuple(
        Question("OR of many", any_of=tuple(words.split()))
        for words in (
            "copper zinc lead tin nickel aluminium",
            "wheat corn barley soybean oats sorghum rice rye",
            "dollar yen mark sterling franc lira guilder peso rupee won",
            "zambia zaire chile peru bolivia kenya uganda ghana nigeria angola gabon senegal",
            "bank company market trade profit loss share stock price rate",
        )
    ),
    "NOT": (
        Question("NOT", ("oil",), none_of=("opec",)),
        Question("NOT", ("dollar",), none_of=("yen", "mark")),
        Question("NOT", ("trade", "japan"), none_of=("deficit",)),
        Question("NOT", ("company",), none_of=("said",)),
        Question("NOT", ("cocoa",), none_of=("quota", "icco")),
    ),
    "prefix": tuple(
        Question("prefix", prefix=prefix)
        for prefix in ("agricult", "petrol", "inves", "econom", "austral")
    ),
    "prefix and words": (
        Question("prefix and words", ("bank",), prefix="inves"),
        Question("prefix and words", ("oil", "price"), prefix="econom"),
    ),
    "match-all": (Question("match-all"),),
}

ONE_FILTER: tuple[Mapping[str, tuple[int, ...]], ...] = (
    {"country": (1,)},
    {"leader": (1001, 1004)},
    {"organization": (3002,)},
)
THREE_FILTERS: Mapping[str, tuple[int, ...]] = {
    "country": (1, 2, 3),
    "leader": (1001, 1002, 1003),
    "organization": (3001, 3002, 3003),
}
DATES = (("1987-03", "1987-03"), ("1987", "1987"), ("1980", "1999"), ("", "1975-06"))


def questions() -> Iterator[Question]:
    """All of them: each text alone, some of each shape narrowed."""
    for texts in _TEXTS.values():
        yield from texts
    for place, texts in enumerate(_TEXTS.values()):
        first, last = texts[0], texts[-1]
        yield replace(first, filters=ONE_FILTER[place % len(ONE_FILTER)])
        yield replace(first, filters=THREE_FILTERS)
        yield replace(last, dates=DATES[place % len(DATES)])
    for filters, dates in zip(ONE_FILTER, DATES, strict=False):
        yield replace(_TEXTS["common word"][0], filters=filters, dates=dates)
    yield replace(_TEXTS["match-all"][0], filters=ONE_FILTER[0])
    yield replace(_TEXTS["match-all"][0], filters=ONE_FILTER[1], dates=DATES[2])
