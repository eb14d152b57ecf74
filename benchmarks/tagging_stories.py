"""The labelled stories, and what the tagger sees in them, with the facts and no database."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import benchmarks.tagging_django  # noqa: F401

# isort: split
from articles.dates import PartialDate
from articles.gazetteer.entity_facts import EntityFacts
from articles.gazetteer.read_facts import read_facts
from articles.importing.wording.dateline import read_dateline
from articles.tagging.alias_table import AliasTable, TenureRow
from articles.tagging.gather_rows import EntityRow, NameRow, gather
from articles.tagging.taggable_text import TaggableText
from benchmarks.reuters import ReutersArticle, articles
from benchmarks.tagging_labels import COUNTRIES, ORGANIZATIONS

# Tuned on these files only; the others are for the report.
LAST_TRAINING_FILE = "reuters-013.json"


@dataclass(frozen=True)
class Gazetteer:
    """The facts as a table, and what the labels call its entities."""

    table: AliasTable
    facts: tuple[EntityFacts, ...]
    label_of: dict[int, str]


@dataclass(frozen=True)
class Story:
    """One story as the tagger reads it, with what its indexers said."""

    number: int
    text: TaggableText
    places: frozenset[str]
    organizations: frozenset[str]


def gazetteer() -> Gazetteer:
    """The gazetteer as `load_gazetteer` would make it."""
    facts = read_facts()
    ids = {fact.key: number for number, fact in enumerate(facts, 1)}
    table = gather(
        [
            EntityRow(ids[f.key], f.kind, f.name, f.code, f.valid_from, f.valid_to, f.description)
            for f in facts
        ],
        [
            NameRow(ids[f.key], a.text, a.kind, a.valid_from, a.valid_to, a.is_enabled)
            for f in facts
            for a in f.aliases
        ],
        [
            TenureRow(ids[f.key], ids.get(t.of), _day(t.start), _day(t.end), t.office, t.role)
            for f in facts
            for t in f.tenures
        ],
    )
    return Gazetteer(table, facts, _labels(facts, ids))


def stories(part: str) -> Iterator[Story]:
    """The stories of the training part or of the reported part ("train", "report")."""
    for article in articles():
        if (article.file <= LAST_TRAINING_FILE) == (part == "train"):
            yield Story(
                article.number,
                taggable(article),
                frozenset(article.places),
                frozenset(article.orgs),
            )


def taggable(article: ReutersArticle) -> TaggableText:
    """The story as an import would hand it over, which reads a dateline off the body's start."""
    line, body = read_dateline(article.body)
    published = PartialDate(article.date) if article.date else None
    return TaggableText(article.title, body, article.dateline or line.place, published)


def _labels(facts: tuple[EntityFacts, ...], ids: dict[str, int]) -> dict[int, str]:
    special = {code: label for label, code in COUNTRIES.items()}
    labels = {}
    for fact in facts:
        if fact.kind == "country":
            labels[ids[fact.key]] = special.get(fact.code, fact.slug)
        elif fact.slug in ORGANIZATIONS:
            labels[ids[fact.key]] = ORGANIZATIONS[fact.slug]
    return labels


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
