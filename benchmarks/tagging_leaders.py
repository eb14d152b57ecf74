"""A random sample of the leaders that the tagger finds, for reading by a human."""

from collections.abc import Sequence
from random import Random

from articles.tagging.find_mentions import find_mentions
from articles.tagging.sightings import NAMED
from benchmarks.tagging_stories import Gazetteer, Story

SEED = 1987
_AROUND = 70


def print_sample(read: Sequence[Story], known: Gazetteer, size: int) -> None:
    """Print leaders found with the words around each, the same ones at every run."""
    found = []
    for story in read:
        for mention in find_mentions(story.text, known.table):
            fact = known.facts[mention.entity_id - 1]
            if fact.kind == "leader" and mention.confidence >= NAMED:
                found.append((story, mention, fact))
    print(f"{len(found):,} leaders found in {len(read):,} stories")
    for story, mention, fact in Random(SEED).sample(found, min(size, len(found))):
        span = mention.spans[0]
        text = getattr(story.text, span.field)
        around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
        words = " ".join(around.split())
        print(f"{story.number} {fact.name} [{span.by}, {mention.confidence}] … {words} …")
