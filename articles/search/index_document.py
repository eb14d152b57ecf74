"""IndexDocument: what an engine stores for one article."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.dates import PartialDate


@dataclass(frozen=True)
class IndexDocument:
    """What an engine stores for one article.

    `facets` maps the names of facets.COLUMNS to the article's values, ids as text: never names.
    `country`, `leader` and `organization` hold what it is about, `named_country` and the others of
    that kind all that it names, `story` the one story that it tells with others, if any. `version`
    is the article's, and tells whether the index follows it.
    """

    article_id: int
    version: int
    title: str
    body: str = ""
    published: PartialDate | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
