"""Every article that a Query matches, however many: no page bounds it, and nothing is scored.

Copies of one story are all told, whatever the query asks for: bulk changes are made to these.
"""

from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.evaluate import Evaluation, refuse_names
from articles.search.engines.whoosh_engine.scoring import scoring_of
from articles.search.engines.whoosh_engine.sieve import Sieve
from articles.search.engines.whoosh_engine.snapshot import Snapshot
from articles.search.engines.whoosh_engine.spellings import Expansions
from articles.search.query import Query


def matching_ids(snapshot: Snapshot, query: Query, deadline: Deadline) -> list[int]:
    """The article ids in ascending order."""
    refuse_names(query.tree)
    scoring = scoring_of(snapshot)
    expansions = Expansions(tuple(part.segment for part in snapshot.parts), deadline)
    found: list[int] = []
    for part in snapshot.parts:
        deadline.check()
        evaluation = Evaluation(part.segment, scoring, expansions, query.mentions, deadline)
        hits = Sieve(part, query, evaluation.matches(query.tree)).hits.documents
        found += part.segment.integers("article_id")[hits].tolist()
    return sorted(found)
