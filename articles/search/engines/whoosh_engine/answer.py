"""Answers a whole Query from a snapshot: the hits of its page, and every count asked for."""

from articles.search.engines.whoosh_engine.collapsing import collapsed_page_of
from articles.search.engines.whoosh_engine.date_counts import DateTally
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.document_set import DocumentSet
from articles.search.engines.whoosh_engine.evaluate import Evaluation, refuse_names
from articles.search.engines.whoosh_engine.facet_counts import FacetTally
from articles.search.engines.whoosh_engine.ordering import Hits, page_of
from articles.search.engines.whoosh_engine.scoring import scoring_of
from articles.search.engines.whoosh_engine.sieve import DATES, Sieve
from articles.search.engines.whoosh_engine.snapshot import Snapshot
from articles.search.engines.whoosh_engine.spellings import Expansions
from articles.search.engines.whoosh_engine.stories import Repeats, StoriesOfSegment, stories_of
from articles.search.facets import column_of
from articles.search.query import Copies, Query
from articles.search.results import Counting, Hit, Results


def answer(snapshot: Snapshot, query: Query, counting: Counting, deadline: Deadline) -> Results:
    """The Results of a Query whose facet values are ids."""
    refuse_names(query.tree)
    scoring = scoring_of(snapshot)
    segments = tuple(part.segment for part in snapshot.parts)
    expansions = Expansions(segments, deadline)
    columns = {name: column_of(name, query.mentions) for name in counting.facets}
    facets = {name: FacetTally(name, column, segments) for name, column in columns.items()}
    histogram = counting.histogram or query.dates.histogram
    dates = DateTally(histogram) if counting.dates else None
    stories = stories_of(segments) if query.copies is Copies.STORIES else None
    found: dict[int, Hits] = {}
    articles, repeats = 0, Repeats()
    for place, part in enumerate(snapshot.parts):
        matches = Evaluation(part.segment, scoring, expansions, query.mentions, deadline).matches(
            query.tree
        )
        sieve = Sieve(part, query, matches)
        among = stories[place].among if stories else _nobody_among
        for name, tally in facets.items():
            deadline.check()
            counted = sieve.documents_without(name)
            tally.add(place, part.segment, counted, among(counted))
        if dates is not None:
            counted = sieve.documents_without(DATES)
            dates.add(part.segment, counted, among(counted))
        hits = sieve.hits
        articles += len(hits)
        if members := among(hits):
            repeats.add(members.stories, 0)
        if len(hits):
            found[place] = Hits(part.segment, matches, hits.documents, query)
    total = articles - repeats.count
    return Results(
        total=total,
        articles=articles,
        hits=_page_of(query, found, stories, articles - total),
        facets={
            name: tally.result(query.selection(name), counting.top)
            for name, tally in facets.items()
        },
        dates=dates.result() if dates is not None else None,
    )


def _page_of(
    query: Query, found: dict[int, Hits], stories: list[StoriesOfSegment] | None, repeats: int
) -> tuple[Hit, ...]:
    if not stories:
        return page_of(query, list(found.values()))
    told = [(hits, stories[place]) for place, hits in found.items()]
    return collapsed_page_of(query, told, repeats)


def _nobody_among(_documents: DocumentSet) -> None:
    """Where every article counts, nothing is asked about stories."""
