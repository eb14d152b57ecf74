"""Answers a whole Query from a snapshot: the hits of its page, and every count asked for."""

from articles.search.engines.whoosh_engine.date_counts import DateTally
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.evaluate import Evaluation, refuse_names
from articles.search.engines.whoosh_engine.facet_counts import FacetTally
from articles.search.engines.whoosh_engine.ordering import candidates, page_of
from articles.search.engines.whoosh_engine.scoring import scoring_of
from articles.search.engines.whoosh_engine.sieve import DATES, Sieve
from articles.search.engines.whoosh_engine.snapshot import Snapshot
from articles.search.engines.whoosh_engine.spellings import Expansions
from articles.search.facets import column_of
from articles.search.query import Query
from articles.search.results import Counting, Results


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
    found, total = [], 0
    for place, part in enumerate(snapshot.parts):
        matches = Evaluation(part.segment, scoring, expansions, query.mentions, deadline).matches(
            query.tree
        )
        sieve = Sieve(part, query, matches)
        for name, tally in facets.items():
            deadline.check()
            tally.add(place, part.segment, sieve.documents_without(name))
        if dates is not None:
            dates.add(part.segment, sieve.documents_without(DATES))
        hits = sieve.hits
        total += len(hits)
        if len(hits):
            found.append(candidates(part.segment, matches, hits, query))
    return Results(
        total=total,
        hits=page_of(query, found),
        facets={
            name: tally.result(query.selection(name), counting.top)
            for name, tally in facets.items()
        },
        dates=dates.result() if dates is not None else None,
    )
