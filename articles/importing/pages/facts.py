"""What does a page say about its article, outside its text?"""

from dataclasses import dataclass, field

from articles.importing.pages.tree import (
    Element,
    attribute,
    bylines,
    dated,
    elements,
    is_beside_the_article,
    is_in_a_comment,
    text_of,
    with_itemprop,
)

_LONGEST_VALUE = 2000
_MOST_VALUES = 20
_MOST_SCRIPTS = 40
_MOST_ITEMS = 2000
_HEADLINES = 12
# The words of microdata that an archive keeps; other things have a name and a url too.
_PROPERTIES = frozenset(
    "headline datepublished datecreated author articlesection inlanguage publisher".split()  # noqa: SIM905
)


@dataclass
class PageFacts:
    """What stands in the head of a page, and what its elements are called.

    `meta` and `items` (microdata) hold every value by its name in small letters, `beside` those
    of the microdata that stand in lists of other articles; `times` are what <time> elements say,
    those behind the first heading first.
    """

    headings: list[str] = field(default_factory=list)
    subheadings: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    canonical: str = ""
    base: str = ""
    linked_data: list[str] = field(default_factory=list)
    meta: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, list[str]] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)

    def first(self, names: str) -> tuple[str, str]:
        """The first of these meta names that the page has, with its value; else two empty."""
        for name in names.split():
            if self.meta.get(name):
                return name, self.meta[name][0]
        return "", ""

    def item(self, name: str) -> list[str]:
        """What the microdata call this, the article's own first."""
        return [*self.items.get(name, []), *self.beside.get(name, [])]


def facts_of(root: Element) -> PageFacts:
    """Everything that this page says."""
    facts = PageFacts(language=attribute(root, "lang") or attribute(root, "xml:lang"))
    before: list[str] = []
    for element in elements(root, "meta", "link", "base", "title", "h1", "h2", "time", "script"):
        if element.tag == "meta":
            _add_meta(facts.meta, element)
        elif element.tag == "time":
            _add_time(facts.times if facts.headings else before, element)
        else:
            _READERS[element.tag](facts, element)
    facts.times += before
    for element in with_itemprop(root)[:_MOST_ITEMS]:
        _add_item(facts, element)
    return facts


def meta_words(name: str) -> str:
    """The name of a meta tag, for people: og:title speaks for itself, date does not."""
    return name if not name or ":" in name else f"meta {name}"


def shown_dates(root: Element) -> list[str]:
    """What the page shows, outside its text, that may be a date; asked where nothing else is."""
    dates: list[str] = []
    for element in dated(root):
        text = text_of(element, 200)
        may_date = 6 <= len(text) <= 150 and any(map(str.isdigit, text))
        if may_date and not is_beside_the_article(element):
            dates.append(text)
        title = attribute(element, "title")
        if element.tag == "abbr" and title:
            dates.append(title)
    return dates


def shown_authors(root: Element) -> list[str]:
    """What the page shows as its byline; asked where nothing else names an author."""
    return [
        text
        for element in bylines(root)
        if 3 <= len(text := text_of(element, 200)) <= 100 and not is_beside_the_article(element)
    ]


def _add_meta(meta: dict[str, list[str]], element: Element) -> None:
    value = attribute(element, "content")
    if not value or len(value) > _LONGEST_VALUE:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        for name in attribute(element, key).lower().split():
            values = meta.setdefault(name, [])
            if value not in values and len(values) < _MOST_VALUES:
                values.append(value)


def _read_link(facts: PageFacts, element: Element) -> None:
    if "canonical" in attribute(element, "rel").lower().split():
        facts.canonical = facts.canonical or attribute(element, "href")


def _read_base(facts: PageFacts, element: Element) -> None:
    facts.base = facts.base or attribute(element, "href")


def _read_title(facts: PageFacts, element: Element) -> None:
    facts.title = facts.title or text_of(element)  # a drawing has titles too, further down


def _read_heading(facts: PageFacts, element: Element) -> None:
    headings = facts.headings if element.tag == "h1" else facts.subheadings
    if len(headings) < _HEADLINES and (heading := text_of(element)):
        headings.append(heading)


def _read_script(facts: PageFacts, element: Element) -> None:
    is_linked = "ld+json" in attribute(element, "type").lower()
    if is_linked and element.text and len(facts.linked_data) < _MOST_SCRIPTS:
        facts.linked_data.append(element.text)


_READERS = {
    "link": _read_link,
    "base": _read_base,
    "title": _read_title,
    "h1": _read_heading,
    "h2": _read_heading,
    "script": _read_script,
}


def _add_time(times: list[str], element: Element) -> None:
    written = attribute(element, "datetime") or text_of(element, 100)
    if not written or len(times) >= _MOST_VALUES or "updat" in attribute(element, "class").lower():
        return
    if attribute(element, "itemprop").lower() == "datemodified" or is_beside_the_article(element):
        return
    times.append(written)


def _add_item(facts: PageFacts, element: Element) -> None:
    names = _PROPERTIES.intersection(attribute(element, "itemprop").lower().split())
    if not names or is_in_a_comment(element):
        return
    value = attribute(element, "content") or attribute(element, "datetime")
    if not value:
        inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
        value = attribute(inner, "content") or text_of(inner, 300)
    items = facts.beside if is_beside_the_article(element) else facts.items
    for name in names:
        values = items.setdefault(name, [])
        if value and value not in values and len(values) < _MOST_VALUES:
            values.append(value)
