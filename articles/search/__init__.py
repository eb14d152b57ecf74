"""What can be asked, and what is an answer? Plain Python: no Django, no search library."""

from articles.search.date_filter import ANY_DATE, DateFilter
from articles.search.engine import Batch, Engine, Generation, NotBuiltError, TooBroadError
from articles.search.facets import FACETS, NONE, STORY, Facet, Mentions, column_of, facet_named
from articles.search.index_document import IndexDocument
from articles.search.query import Copies, Query, Selection, Sort
from articles.search.results import (
    COUNT_ALL,
    Counting,
    DateCounts,
    FacetCount,
    FacetCounts,
    Hit,
    Results,
)

__all__ = [
    "ANY_DATE",
    "COUNT_ALL",
    "FACETS",
    "NONE",
    "STORY",
    "Batch",
    "Copies",
    "Counting",
    "DateCounts",
    "DateFilter",
    "Engine",
    "Facet",
    "FacetCount",
    "FacetCounts",
    "Generation",
    "Hit",
    "IndexDocument",
    "Mentions",
    "NotBuiltError",
    "Query",
    "Results",
    "Selection",
    "Sort",
    "TooBroadError",
    "column_of",
    "facet_named",
]
