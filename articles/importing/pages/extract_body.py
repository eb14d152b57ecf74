"""Which paragraphs of a page are its article? The only user of trafilatura."""

import logging
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import Any

from articles.importing.pages.tree import PageTree, block_texts, size_of

# Beyond these no article was ever found, and the time that trafilatura takes grows faster than
# the page.
MOST_ELEMENTS = 10_000
LONGEST_MARKUP = 2_000_000


def extract_body(page: PageTree, length: int) -> list[str] | None:
    """The paragraphs that trafilatura takes for the article; None where it must not be asked.

    `length` is that of the markup. The tree is left as it was.
    """
    if not page.is_usual or length > LONGEST_MARKUP or size_of(page.root) > MOST_ELEMENTS:
        return None
    try:
        found = _extractor()(page.root)
    except Exception:  # noqa: BLE001 - whatever fails there, the page has another reader
        return None
    return [] if found is None or found.body is None else block_texts(found.body)


@cache
def _extractor() -> Callable[..., Any]:
    """Loaded at the first page: it takes half a second and 30 MB that other formats spare."""
    # It says of every page without a text that there is none. So do we, in the report.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = import_module("trafilatura.settings").Extractor(
        output_format="python", comments=False, tables=False, links=False, with_metadata=False
    )
    return partial(import_module("trafilatura").bare_extraction, options=options)
