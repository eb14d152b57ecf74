"""How well does the tagger agree with the human labels of Reuters-21578?

    python -m benchmarks.tagging                     # the reported part
    python -m benchmarks.tagging --json FILE
    python -m benchmarks.tagging --part train        # while working on a rule
    python -m benchmarks.tagging --sample-leaders 200

The weights and rules were made on files 000 to 013; files 014 to 021 are for the report.
"""

import argparse
import json
import time
from pathlib import Path

import benchmarks.tagging_django  # noqa: F401

# isort: split
from articles.tagging import ABOUT
from articles.tagging.find_mentions import find_mentions
from articles.tagging.sightings import NAMED
from benchmarks.tagging_leaders import print_sample
from benchmarks.tagging_scores import Tagged, measure
from benchmarks.tagging_stories import Gazetteer, Story, gazetteer, stories

RUNS = 3


def main() -> None:
    """Measure, print, and write JSON if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tagging", description=__doc__)
    parser.add_argument("--part", choices=("train", "report"), default="report")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers here too")
    parser.add_argument("--sample-leaders", type=int, metavar="N", help="print N leaders to read")
    parser.add_argument("--worst", action="store_true", help="print where it errs most")
    asked = parser.parse_args()
    started = time.perf_counter()
    known = gazetteer()
    loading = time.perf_counter() - started
    read = list(stories(asked.part))
    if asked.sample_leaders:
        print_sample(read, known, asked.sample_leaders)
        return
    tagged = [tag(story, known) for story in read]
    measured = measure(tagged, articles_per_second(read, known), loading)
    print(measured.words)
    if asked.worst:
        print(measured.worst)
    if asked.json:
        asked.json.write_text(json.dumps(measured.as_json, indent=2) + "\n", encoding="utf-8")


def tag(story: Story, known: Gazetteer) -> Tagged:
    """What the tagger says of a story, in the words of the labels."""
    about: set[str] = set()
    named: set[str] = set()
    for mention in find_mentions(story.text, known.table):
        label = known.label_of.get(mention.entity_id)
        if label and mention.confidence >= NAMED:
            named.add(label)
            if mention.salience >= ABOUT:
                about.add(label)
    return Tagged(story, frozenset(about), frozenset(named))


def articles_per_second(read: list[Story], known: Gazetteer) -> float:
    """The best of some runs over all stories in this one process, by the processor's clock."""
    seconds = []
    for _ in range(RUNS):
        started = time.process_time()
        for story in read:
            find_mentions(story.text, known.table)
        seconds.append(time.process_time() - started)
    return len(read) / min(seconds)


if __name__ == "__main__":
    main()
