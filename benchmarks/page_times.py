"""How long whole search pages take. To be imported once Django is set up."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.test import Client
from django.urls import reverse

from articles.answering.resolve import resolve
from articles.models import Entity
from articles.search import Query, Selection
from articles.search.configured import configured_engine
from articles.search.engines.whoosh_engine.generation import WhooshGeneration
from articles.search.results import COUNT_NOTHING
from articles.web import rows, search_page
from articles.web.query_url import write_query
from articles.web.views import search as view
from benchmarks.peers.newsdesk import query_of
from benchmarks.questions import Question, questions
from benchmarks.stopwatch import Stopwatch
from benchmarks.timing import timed

PARTS: dict[str, tuple[tuple[Any, str], ...]] = {
    "search": ((WhooshGeneration, "search"),),
    "rows and snippets": ((search_page, "build_rows"),),
    "snippets": ((rows, "snippet"), (rows, "marked")),
    "template": ((view, "page_or_part"),),
}


class PageFailedError(Exception):
    """A page did not come."""


def page_times(rounds: int) -> Iterator[dict[str, Any]]:
    """Each question's page, so many times after once for warming up, in milliseconds by part."""
    client = Client(SERVER_NAME="localhost")
    asked = [(question, _reader_query(question)) for question in questions()]
    for round_ in range(rounds + 1):
        for question, query in asked:
            found = _one(client, question, query)
            if round_:
                yield found


def _one(client: Client, question: Question, query: Query) -> dict[str, Any]:
    address = f"{reverse('search')}?{write_query(query)}"
    watch = Stopwatch()
    with watch.on(PARTS):
        response, whole = timed(partial(client.get, address))
    if response.status_code != 200:
        raise PageFailedError(f"{address} answered {response.status_code}.")
    resolved = resolve(query).query
    generation = configured_engine().current()
    _, alone = timed(partial(generation.search, resolved, COUNT_NOTHING))
    spent = watch.seconds
    parts = {
        "query": min(alone, spent["search"]),
        "counts": max(0.0, spent["search"] - alone),
        "rows": spent["rows and snippets"] - spent["snippets"],
        "snippets": spent["snippets"],
        "template": spent["template"],
    }
    parts["rest"] = whole - sum(parts.values())
    times = {part: seconds * 1000 for part, seconds in {**parts, "page": whole}.items()}
    return {"address": address, "bytes": len(response.content), **times}


def _reader_query(question: Question) -> Query:
    """The question with the values of addresses in place of keys."""
    query = query_of(question)
    for selection in query.selections:
        entities = Entity.objects.in_bulk([int(value) for value in selection.chosen]).values()
        chosen = tuple(entity.address_value for entity in entities)
        query = query.selecting(Selection(selection.facet, chosen))
    return query
