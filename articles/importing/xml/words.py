"""What words stand in an element of XML?"""

import re
from collections.abc import Iterator

from articles.importing.clean_text import plain_paragraphs
from articles.importing.wording.characters import clean_characters, clean_line
from articles.importing.xml.safe_xml import Element

_BY = re.compile(r"^(?:by|par|von|por)\s+(?=\S)", re.IGNORECASE)


def words_of(element: Element | None) -> str:
    """All its words on one line; "" when there is no such element."""
    return "" if element is None else clean_line("".join(element.itertext()))


def first_words(root: Element, *paths: str) -> str:
    """The words of the first element that has any."""
    found = (words_of(element) for path in paths for element in root.iterfind(path))
    return next(filter(None, found), "")


def first_value(root: Element, attribute: str, *paths: str) -> str:
    """The attribute of the first element that has it."""
    found = (element.get(attribute, "") for path in paths for element in root.iterfind(path))
    return next(filter(None, map(clean_line, found)), "")


def without_by(byline: str) -> str:
    """A byline without the word that says it is one."""
    return _BY.sub("", byline.strip(" ,;"))


def paragraphs_in(
    root: Element, blocks: frozenset[str], dropped: frozenset[str], kept_lines: frozenset[str]
) -> list[str]:
    """Its paragraphs: these elements are blocks, those are left out, the last keep their lines."""
    paragraphs: list[str] = []
    words: list[str] = []
    for text, ended in [*_steps(root, blocks, dropped), ("", "end")]:
        words.append(text)
        if not ended:
            continue
        if ended in kept_lines:
            paragraphs.extend(plain_paragraphs(clean_characters("".join(words))))
        elif line := clean_line("".join(words)):
            paragraphs.append(line)
        words = []
    return paragraphs


def _steps(
    element: Element, blocks: frozenset[str], dropped: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Texts in order, and the names of the blocks that end behind them.

    It calls itself as deep as elements are nested, and safe_xml bounds that.
    """
    yield element.text or "", ""
    for inner in element:
        if inner.tag not in dropped:
            if inner.tag in blocks:
                yield "", element.tag
            yield from _steps(inner, blocks, dropped)
            yield ("\n", "") if inner.tag == "br" else ("", inner.tag * (inner.tag in blocks))
        yield inner.tail or "", ""
