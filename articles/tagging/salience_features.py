"""What speaks for an article being about an entity: one number per readable feature."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log1p

from articles.tagging.exchange_codes import AMERICAN
from articles.tagging.lead import end_of_lead
from articles.tagging.sightings import Sighting, Sightings
from articles.tagging.taggable_text import Span, TaggableText

Features = dict[str, float]
Seen = Mapping[int, Sequence[Sighting]]
# What is asked of bodies and leaders, of which far fewer are labelled than of countries.
_OF_BODIES = frozenset({
    "bias", "count", "dateline", "early", "first", "length", "rivals", "rivals in headline",
    "share", "spread", "treaty",
})  # fmt: skip
# Two names with so few characters between them stand in a list.
_LIST_GAP = 9
# How far into a text "early" reaches.
_EARLY = 400.0
# Rules that count as others; what is not here counts by its own word.
_CLASS = {
    "acronym": "name", "introduced": "name", "full name": "name", "surname": "name",
    "office": "name", "market": "place", "acronym acting": "name acting",
    "acronym in": "name in", "acronym to": "name to",
}  # fmt: skip


@dataclass(frozen=True)
class _Kind:
    """What all entities of a kind in an article share."""

    text: TaggableText
    seen: Seen
    lead: int
    length: float
    titled: frozenset[int]
    first: int | None
    total: int


def country_features(
    sightings: Sightings, text: TaggableText, kinds: Mapping[int, str]
) -> dict[int, Features]:
    """The features of each country that is named or hinted at."""
    kind = _kind({e: s for e, s in sightings.seen.items() if kinds[e] == "country"}, text)
    most = max(map(len, kind.seen.values()), default=0)
    listed = _in_lists(kind.seen)
    # A company with a code of an American exchange, as <IBM>, is rarely anybody else's.
    codes = {e: [s for s in h if s.by == AMERICAN] for e, h in sightings.hints.items()}
    all_codes = sum(map(len, codes.values()))
    titled = any(span.field == "title" for found in codes.values() for span in found)
    all_hints = sum(map(len, sightings.hints.values())) - all_codes
    result: dict[int, Features] = {}
    for entity_id in kind.seen.keys() | sightings.hints.keys():
        found = kind.seen.get(entity_id, ())
        hints = sightings.hints.get(entity_id, ())
        own = _features(entity_id, found, kind)
        is_american = bool(codes.get(entity_id))
        own["codes"] = 0.0 if is_american else log1p(all_codes)
        own["code in headline"] = float(titled and not is_american)
        own["rival hints"] = log1p(all_hints - len(hints) + len(codes.get(entity_id, ())))
        own.update(_hints(hints, kind.lead))
        if found:
            own["most"] = float(len(found) == most)
            own["listed"] = listed.get(entity_id, 0) / len(found)
            if len(kind.seen) == 1:
                own["no rival"] = 1.0
        else:
            own["only hints"] = 1.0
            own["only hints with rivals"] = own["rivals"]
            own["only hints, how many"] = log1p(len(hints))
        own.update(_together(own))
        result[entity_id] = own
    return result


def _together(own: Features) -> Features:
    """What says more, or less, together than each by itself: one number per pair."""
    rivals, rival_hints = own["rivals"], own["rival hints"]
    both: Features = {
        "rivals x rival hints": rivals * rival_hints,
        "rivals x codes": rivals * own["codes"],
    }
    for name in ("lead name", "lead demonym", "lead place"):
        if name in own:
            both[f"{name} x rivals"] = rivals
    for rule in ("hint currency", "hint unlisted", "hint syndicate"):
        if rule in own:
            both[f"{rule} x rival hints"] = own[rule] * rival_hints
    if "hint company headline" in own:
        both["hint company headline x lead"] = own.get("hint company lead", 0.0)
        both["hint company headline x code"] = own["code in headline"]
    if "count" in own:
        both["count x count"] = own["count"] ** 2
        both["once"] = float(own["count"] < log1p(2))
    if "share" in own:
        both["share x rivals"] = own["share"] * rivals
    if any(name.startswith("headline ") for name in own):
        both["in headline"] = 1.0
        both["in headline x lead company"] = own.get("lead company", 0.0)
    return both


def other_features(
    sightings: Sightings, text: TaggableText, kinds: Mapping[int, str]
) -> dict[int, Features]:
    """The features of each leader and organization that is named."""
    kind = _kind({e: s for e, s in sightings.seen.items() if kinds[e] != "country"}, text)
    countries = log1p(len(sightings.seen) - len(kind.seen))
    result: dict[int, Features] = {}
    for entity_id, found in kind.seen.items():
        own = _plainly(_features(entity_id, found, kind)) | _how_often(found, kind.length)
        own["countries"] = countries
        result[entity_id] = own
        if kinds[entity_id] == "leader":
            result[entity_id]["leader"] = 1.0
    return result


def _plainly(features: Features) -> Features:
    """Without how a name stands in its sentence: there are too few labels of bodies to tell."""
    own = {name: value for name, value in features.items() if name in _OF_BODIES}
    for field in ("headline", "lead"):
        if any(name.startswith(f"{field} ") for name in features):
            own[field] = 1.0
    return own


def _how_often(found: Sequence[Sighting], length: float) -> Features:
    """Named once is in passing, unless a headline is all there is; often in a long text is more."""
    often = sum(sighting.span.field == "body" for sighting in found)
    return {
        "once": float(len(found) == 1),
        "headline only": float(often == 0),
        "length x count": length * log1p(often),
    }


def _kind(seen: Seen, text: TaggableText) -> _Kind:
    places = [
        (sighting.span.field, sighting.span.start, entity_id)
        for entity_id, found in seen.items()
        for sighting in found
    ]
    in_body = [(start, entity_id) for field, start, entity_id in places if field == "body"]
    return _Kind(
        text,
        seen,
        end_of_lead(text.body),
        log1p(len(text.body) / 500),
        frozenset(entity_id for field, _, entity_id in places if field == "title"),
        min(in_body)[1] if in_body else None,
        len(places),
    )


def _features(entity_id: int, found: Sequence[Sighting], kind: _Kind) -> Features:
    """What the places in which an entity is named say, beside the others of its kind."""
    own: Features = {
        "bias": 1.0,
        "length": kind.length,
        "rivals": log1p(len(kind.seen) - (entity_id in kind.seen)),
        "rivals in headline": float(len(kind.titled) - (entity_id in kind.titled)),
    }
    counts: dict[str, int] = {}
    starts: list[int] = []
    for sighting in found:
        span = sighting.span
        by = _CLASS.get(span.by, span.by)
        if span.field == "title":
            own[f"headline {by}"] = 1.0
        elif span.field == "dateline":
            own["dateline"] = 1.0
        else:
            starts.append(span.start)
            counts[by] = counts.get(by, 0) + 1
            if span.start < kind.lead:
                own[f"lead {by}"] = 1.0
    for by, count in counts.items():
        own[by] = log1p(count)
    if found:
        own["share"] = len(found) / kind.total
    if starts:
        first, last = min(starts), max(starts)
        own["early"] = exp(-first / _EARLY)
        own["spread"] = (last - first) / len(kind.text.body)
        own["count"] = log1p(len(starts))
        own["first"] = float(kind.first == entity_id)
    return own


def _hints(spans: Collection[Span], lead: int) -> Features:
    """How often what stands for a country is there, by rule, and whether up front."""
    counts: dict[str, int] = {}
    own: Features = {}
    for span in spans:
        counts[span.by] = counts.get(span.by, 0) + 1
        if span.field == "title":
            own[f"hint {span.by} headline"] = 1.0
        elif span.start < lead:
            own[f"hint {span.by} lead"] = 1.0
    for by, count in counts.items():
        own[f"hint {by}"] = log1p(count)
    return own


def _in_lists(seen: Seen) -> dict[int, int]:
    """How many of each country's names stand in a list of countries."""
    if len(seen) < 2:
        return {}
    spans = sorted(
        (sighting.span.field, sighting.span.start, sighting.span.end, entity_id)
        for entity_id, found in seen.items()
        for sighting in found
    )
    listed: dict[int, int] = {}
    for (field, _, end, one), (next_field, start, _, other) in pairwise(spans):
        if field == next_field and one != other and start - end <= _LIST_GAP:
            listed[one] = listed.get(one, 0) + 1
            listed[other] = listed.get(other, 0) + 1
    return listed
