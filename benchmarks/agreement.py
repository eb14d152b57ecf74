"""Do the engines count the same? Scores differ by formula; totals and counts must not."""

from collections.abc import Mapping

from benchmarks.peers import NEWSDESK, PeerAnswer
from benchmarks.questions import FACETS, HITS


def disagreements(answers: Mapping[str, PeerAnswer]) -> dict[str, str]:
    """For each engine that answers otherwise than most, what differs."""
    told: dict[str, str] = {}
    for name, answer in answers.items():
        agreeing = [other for other in answers.values() if _same(answer, other)]
        if len(agreeing) * 2 < len(answers) or (
            len(agreeing) * 2 == len(answers) and name != NEWSDESK
        ):
            rest = [other for other in answers.values() if not _same(answer, other)]
            told[name] = _difference(answer, rest[0])
        elif len(answer.ids) != min(HITS, answer.total):
            told[name] = f"{len(answer.ids)} hits of {answer.total}"
    return told


def _same(one: PeerAnswer, other: PeerAnswer) -> bool:
    return (one.total, one.counts, one.months) == (other.total, other.counts, other.months)


def _difference(one: PeerAnswer, other: PeerAnswer) -> str:
    if one.total != other.total:
        return f"total {one.total:,}, others {other.total:,}"
    for facet in FACETS:
        if one.counts[facet] != other.counts[facet]:
            return f"{facet}: {_first(one.counts[facet], other.counts[facet])}"
    return f"months: {_first(one.months, other.months)}"


def _first(one: Mapping[int, int], other: Mapping[int, int]) -> str:
    value = min(v for v in {*one, *other} if one.get(v) != other.get(v))
    return f"{value} counted {one.get(value, 0):,}, others {other.get(value, 0):,}"
