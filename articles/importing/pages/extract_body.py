"""Which paragraphs of a page are its article? The only user of trafilatura."""

import logging
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import Any

from articles.importing.pages.tree import Element, PageTree, block_texts, paragraph_text, size_of

# Beyond these no article was ever found, and the time that trafilatura takes grows faster than
# the page.
MOST_ELEMENTS = 10_000
LONGEST_MARKUP = 2_000_000
# A shorter text trafilatura looks for a second time, in other places.
_ENOUGH = 1000
# Of the text in a page's paragraphs; the rest are teasers, comments and the like.
_USUAL_SHARE = 0.8
_BARELY_MORE = 1.25


def extract_body(page: PageTree, length: int, marked: int) -> list[str] | None:
    """The paragraphs that trafilatura takes for the article; None where it must not be asked.

    `length` is that of the markup, `marked` that of the text the page marks as its article, 0
    without. The tree is left as it was.
    """
    if not page.is_usual or length > LONGEST_MARKUP or size_of(page.root) > MOST_ELEMENTS:
        return None
    try:
        return _soon(page.root, marked) or _texts(_extractor(is_fast=False)(page.root))
    except Exception:  # noqa: BLE001 - whatever fails there, the page has another reader
        return None


def _soon(root: Element, marked: int) -> list[str]:
    """What its first try finds; empty where that calls for the readers it then compares with.

    They replace a text of less than half their own, and one with little in paragraphs.
    """
    usual = _USUAL_SHARE * paragraph_text(root)
    if (marked or usual) < _ENOUGH:
        return []
    found = _texts(_extractor(is_fast=True)(root))
    size = sum(map(len, found))
    is_right = max(_ENOUGH, marked / 2, usual / 2) <= size <= _BARELY_MORE * (marked or usual)
    return found if is_right else []


def _texts(found: Any) -> list[str]:
    return [] if found is None or found.body is None else block_texts(found.body)


@cache
def _extractor(*, is_fast: bool) -> Callable[..., Any]:
    """Loaded at the first page: it takes half a second and 30 MB that other formats spare."""
    # It says of every page without a text that there is none. So do we, in the report.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = import_module("trafilatura.settings").Extractor(
        output_format="python", comments=False, tables=False, links=False, with_metadata=False,
        fast=is_fast,
    )  # fmt: skip
    return partial(import_module("trafilatura").bare_extraction, options=options)
