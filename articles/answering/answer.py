"""One Query asked: the engine's answer, with what is needed to print it."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.answering.resolve import resolve
from articles.search import COUNT_ALL, Counting, Engine, Query, Results


@dataclass(frozen=True)
class Answer:
    """What came of a Query.

    `query` is as the reader asked it, in the proper values of addresses; `resolved` is the same
    in the index's values, as are the counts in `results`.
    """

    query: Query
    resolved: Query
    results: Results
    remarks: tuple[str, ...] = ()


def answer(
    engine: Engine,
    query: Query,
    counting: Counting = COUNT_ALL,
    *,
    remarks: Iterable[str] = (),
) -> Answer:
    """Ask the generation that answers now. Raises NotBuiltError before there is one.

    `remarks` are what reading the query had to say; the answer carries them on.
    """
    resolved = resolve(query)
    results = engine.current().search(resolved.query, counting)
    return Answer(resolved.asked, resolved.query, results, (*remarks, *resolved.remarks))
