"""What it costs to show every story once: each question asked both ways, of an archive with copies.

Every fifth article is a copy of one shortly before it, by another source: most stories are of two
articles, some of many. The totals are held against the articles themselves.
"""

import argparse
import statistics
import tempfile
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from articles.search import STORY, Copies, Counting, Generation, IndexDocument, Query
from articles.search.engines.whoosh_engine import WhooshEngine
from benchmarks.collection import documents
from benchmarks.peers.newsdesk import ARTICLES_A_BATCH, PATIENCE, query_of
from benchmarks.questions import questions
from benchmarks.timing import geometric_mean, timed

SEED = 1_844
COPIES = 0.2
NEAR = 50
PAGE = Counting(top=8)


def with_copies(count: int) -> Iterator[IndexDocument]:
    """The collection, in which some articles are copies of others."""
    random, before = Random(SEED), deque[IndexDocument]()
    several: set[tuple[str, ...]] = set()
    for document in documents(count):
        if before and random.random() < COPIES:
            lead = random.choice(before)
            facets = {**lead.facets, "source": (str(random.randint(1, 60)),)}
            document = replace(lead, article_id=document.article_id, facets=facets)
            several.add(facets[STORY])
        else:
            own = {STORY: (str(document.article_id),)}
            document = replace(document, facets={**document.facets, **own})
        before.append(document)
        if len(before) == NEAR:
            yield _with_a_story_of_several(before.popleft(), several)
    yield from (_with_a_story_of_several(document, several) for document in before)


def _with_a_story_of_several(
    document: IndexDocument, several: set[tuple[str, ...]]
) -> IndexDocument:
    facets = dict(document.facets)
    if facets[STORY] not in several:
        del facets[STORY]
    return replace(document, facets=facets)


def build(folder: Path, count: int, parts: int) -> dict[int, str]:
    """An index of so many articles, in one segment or in parts; the story of each."""
    engine = WhooshEngine(folder, PATIENCE)
    generation, stories = engine.begin(), {}
    most = min(ARTICLES_A_BATCH, -(-count // parts))
    waiting: list[IndexDocument] = []
    for document in with_copies(count):
        stories[document.article_id] = document.facets.get(STORY, (f"of {document.article_id}",))[0]
        waiting.append(document)
        if len(waiting) == most or len(stories) == count:
            with generation.batch() as batch:
                for each in waiting:
                    batch.put(each)
            waiting = []
    if parts == 1:
        generation.compact()
    engine.publish(generation)
    return stories


def measure(generation: Generation, query: Query, repeats: int) -> tuple[float, int]:
    """The median time of a search in milliseconds, and its total."""
    total = generation.search(query, PAGE).total
    times = [timed(lambda: generation.search(query, PAGE))[1] for _ in range(repeats)]
    return statistics.median(times) * 1000, total


def main() -> None:
    """Build, ask both ways, print the times by shape and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.one_per_story", description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000, metavar="N")
    parser.add_argument("--parts", type=int, default=1, help="batches, of which segments are left")
    parser.add_argument("--repeats", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stories = build(Path(folder), asked.articles, asked.parts)
        generation = WhooshEngine(Path(folder), PATIENCE).current()
        print(f"{len(stories):,} articles, {len(set(stories.values())):,} when stories count once")
        ratios, rows = [], defaultdict[str, list[tuple[float, float]]](list)
        for question in questions():
            query = query_of(question)
            every, _ = measure(generation, query, asked.repeats)
            once, total = measure(generation, replace(query, copies=Copies.STORIES), asked.repeats)
            expected = len({stories[id_] for id_ in generation.matching_ids(query)})
            if total != expected:
                raise SystemExit(f"{question.name}: {total} stories, and there are {expected}.")
            rows[question.shape].append((every, once))
            ratios.append(once / every)
        print(f"{'ms, median of all questions':28}{'all copies':>12}{'one per story':>15}")
        for shape, times in rows.items():
            every, once = (statistics.median(column) for column in zip(*times, strict=True))
            print(f"{shape:28}{every:>12.2f}{once:>15.2f}")
        print(f"one per story takes {geometric_mean(ratios):.2f} times as long")


if __name__ == "__main__":
    main()
