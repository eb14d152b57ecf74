"""What an archive's database has, and what its index answers, read from their files alone."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from articles.search import Query
from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.tree import Term
from tests.instance import Instance

WORDS = ("cocoa", "coffee", "tea")


@dataclass(frozen=True)
class Contents:
    """Which articles there are, in which version, and which of them say a word."""

    versions: frozenset[tuple[int, int]]
    saying: tuple[frozenset[int], ...]


def kept(instance: Instance) -> Contents:
    """What the database has."""
    with closing(sqlite3.connect(instance.folder / "newsdesk.sqlite3")) as database:
        rows = database.execute("SELECT id, version, lower(body) FROM articles_article").fetchall()
    return Contents(
        frozenset((id_, version) for id_, version, _ in rows),
        tuple(frozenset(id_ for id_, _, body in rows if word in body.split()) for word in WORDS),
    )


def answered(instance: Instance) -> tuple[str, Contents]:
    """The generation that is published, as a reader who comes now finds it, and what it has."""
    generation = WhooshEngine(instance.folder / "index").current()
    found = (generation.search(Query(tree=Term(word), size=100)).hits for word in WORDS)
    saying = tuple(frozenset(hit.article_id for hit in hits) for hits in found)
    versions = frozenset(generation.versions())
    assert generation.search(Query()).total == len(versions)
    return generation.name, Contents(versions, saying)
