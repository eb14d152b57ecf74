"""Which days do a page's facts name, and which does it show?"""

from collections.abc import Iterable, Mapping, Sequence

from articles.dates import Precision
from articles.importing.dates import DateEvidence, weigh_dates
from articles.importing.pages.below_headline import day_below
from articles.importing.pages.facts import PageFacts, meta_words, shown_dates
from articles.importing.pages.linked_data import LinkedArticle
from articles.importing.pages.title import parts_of_title
from articles.importing.pages.tree import Element
from articles.importing.wording.written_dates import date_within, is_date_line

_META = (
    "article:published_time og:article:published_time article:published datepublished date "
    "pubdate publisheddate publishdate publish-date publish_date publication_date "
    "publication-date published dc.date dc.date.issued dc.date.created dcterms.date "
    "dcterms.created dcterms.issued "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime citation_publication_date "
    "citation_date article_date_original originalpublicationdate rnews:datepublished"
)

Named = tuple[str, str]


def named_dates(facts: PageFacts, linked: LinkedArticle) -> list[Named]:
    """What structured data, meta tags and <time> call the date: (where it stands, the date)."""
    named = [("JSON-LD datePublished", linked.date)]
    named += _items(facts.items, "datePublished")
    named += [
        (meta_words(name), value) for name in _META.split() for value in facts.meta.get(name, [])
    ]
    named += _items(facts.beside, "datePublished")
    named += [("<time>", value) for value in facts.times[:1]]
    return [(name, value) for name, value in named if value]


def days_of_making(facts: PageFacts) -> list[Named]:
    """When it was made, as microdata say: in some archives the day when it was copied there."""
    return _items(facts.items, "dateCreated") + _items(facts.beside, "dateCreated")


def tell_the_day(dates: Iterable[Named]) -> bool:
    """Is one of them a day that can be believed, and none that stands for a year or for nothing?"""
    found = weigh_dates(DateEvidence(tuple(value for _, value in dates))).date
    if found is None or found.precision is not Precision.DAY:
        return False
    return (found.first.month, found.first.day) != (1, 1)


def shown_day(root: Element, titles: Sequence[str], below: Sequence[str]) -> str:
    """The day that stands behind the headline in a title, else beside the text or `below` it."""
    for part in (part for title in titles for part in parts_of_title(title)[1:]):
        if part == date_within(part):
            return part
    for text in shown_dates(root):
        if found := text if is_date_line(text) else date_within(text):
            return found
    return day_below(below)


def _items(items: Mapping[str, list[str]], name: str) -> list[Named]:
    return [(f"itemprop {name}", value) for value in items.get(name.lower(), [])]
