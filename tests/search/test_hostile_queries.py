"""However a query is meant, an answer or a refusal comes in time."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from articles.search import Generation, IndexDocument, Query, TooBroadError
from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.query_text import parse_text

pytestmark = pytest.mark.slow

WORDS = [a + b + c + "ing" for a in "bcdfgklmnprst" for b in "aeiou" for c in "bdgklmnprst"]
SECONDS = 1.0


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Two thousand articles of 715 words that are near each other, and one that is everywhere."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    generation = WhooshEngine(folder, SECONDS).begin()
    with generation.batch() as batch:
        for n in range(2_000):
            words = [WORDS[(n * 7 + at * at) % len(WORDS)] for at in range(30)]
            batch.put(IndexDocument(n, 1, "the the", " the ".join(words)))
    return generation


HOSTILE = {
    "fuzzy words": " OR ".join(f"{word}~" for word in WORDS[::11][:64]),
    "fuzzy words all at once": " ".join(f"{word}~" for word in WORDS[::11][:64]),
    "wildcards": " OR ".join(f"{word[:3]}*" for word in WORDS[::11][:64]),
    "wildcards in a field": "title:(" + " OR ".join(f"{w[:3]}*" for w in WORDS[::11][:60]) + ")",
    "one word a hundred times": '"' + "the " * 200 + '"',
    "one word near itself": '"' + "the " * 200 + '"~99',
    "phrases of common words": " OR ".join(f'"the {word}"' for word in WORDS[:60]),
    "far words": " OR ".join(f'"the {word}"~99' for word in WORDS[:50]),
    "nots": " ".join(f"-{word}" for word in WORDS[:64]),
    "depth": "(" * 16 + " OR ".join(f"{word}~ -the" for word in WORDS[:30]) + ")" * 16,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_answers_or_refuses_in_time(generation: Generation, name: str) -> None:
    tree = parse_text(HOSTILE[name]).tree
    began = time.perf_counter()
    with suppress(TooBroadError):
        generation.search(Query(tree=tree))
    assert time.perf_counter() - began < 4 * SECONDS
