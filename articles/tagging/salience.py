"""How much is an article about an entity that it names?"""

from collections.abc import Iterable

from articles.tagging.taggable_text import Span, TaggableText

# From here on an article counts as being about the entity: it stands in the headline, the
# dateline or the lead, or twice in the text.
ABOUT = 0.2
# The lead is two sentences long, and never longer than this.
LONGEST_LEAD = 400


def salience(in_title: bool, in_dateline: bool, in_lead: bool, count: int, spread: float) -> float:
    """From 0 to 1: each piece of evidence leaves less doubt.

    `count` is how often the body names it, `spread` the part of the body between the first and
    the last of these.
    """
    doubt = 0.95
    if in_title:
        doubt *= 0.5
    if in_lead:
        doubt *= 0.65
    if in_dateline:
        doubt *= 0.7
    if count > 1:
        doubt *= 0.65 + 0.36 / count
        doubt *= 1 - 0.25 * spread
    return round(1 - doubt, 3)


def salience_of(spans: Iterable[Span], text: TaggableText, lead_end: int) -> float:
    """The salience of an entity that is named in these places."""
    fields = {span.field for span in spans}
    starts = sorted(span.start for span in spans if span.field == "body")
    return salience(
        in_title="title" in fields,
        in_dateline="dateline" in fields,
        in_lead=bool(starts) and starts[0] < lead_end,
        count=len(starts),
        spread=(starts[-1] - starts[0]) / len(text.body) if starts else 0.0,
    )


def end_of_lead(body: str) -> int:
    """Where the second sentence ends, as far as full stops tell."""
    end, limit = 0, min(len(body), LONGEST_LEAD)
    for _ in range(2):
        stops = (body.find(stop, end, limit) for stop in (". ", ".\n", ".” ", '." ', "? ", "! "))
        end = min((stop + 2 for stop in stops if stop >= 0), default=limit)
    return end
