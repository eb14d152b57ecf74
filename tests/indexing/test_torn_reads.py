"""It never takes a half-read article for the newest, whenever somebody edits it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from articles.indexing import drain, find_drift, rebuild
from articles.indexing.build_document import build_documents
from articles.indexing.rebuild import unheard
from articles.models import Article, IndexChange
from articles.search import Engine, Query, Selection
from articles.search.configured import configured_engine
from tests.world import make_article, make_tag


@pytest.fixture
def engine(newsdesk_var: Path, db: None) -> Engine:
    """The engine of an archive without an index."""
    return configured_engine()


@contextmanager
def after_read(number: int, edit: Callable[[], None]) -> Iterator[None]:
    """Have somebody edit between the reads of a document, after so many of them."""
    reads = 0

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal reads
        result = execute(sql, params, many, context)
        tables = ('"articles_article"."body"', '"articles_mention"', '"articles_articletag"')
        if sql.startswith("SELECT") and any(table in sql for table in tables):
            reads += 1
            if reads == number:
                edit()
        return result

    with connection.execute_wrapper(watch):
        yield


def put_tag(article: Article) -> None:
    """What an editor does: a tag, in one transaction with the change of the index."""
    article.tags.add(make_tag("opec"))
    IndexChange.objects.record([article.pk])


@pytest.mark.parametrize("number", [1, 2, 3])
def test_never_gives_the_new_version_without_the_new_facets(number: int, db: None) -> None:
    article = make_article()
    with after_read(number, lambda: put_tag(article)):
        (document,) = build_documents([article.pk])
    assert document.version == 1 or "tag" in document.facets


@pytest.mark.parametrize("number", [1, 2, 3])
def test_has_the_new_facets_after_an_edit_while_it_is_rebuilt(number: int, engine: Engine) -> None:
    article = make_article()
    rebuild(engine, unheard)

    def edit() -> None:
        put_tag(article)
        # The indexer brings it into the old generation at once, and forgets it.
        drain(engine)

    with after_read(number, edit):
        rebuild(engine, unheard)
    assert not find_drift(engine.current())
    assert tagged(engine) == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_has_the_new_facets_after_an_edit_while_it_is_drained(number: int, engine: Engine) -> None:
    article = make_article()
    rebuild(engine, unheard)
    IndexChange.objects.record([article.pk])
    with after_read(number, lambda: put_tag(article)):
        drain(engine)
    drain(engine)
    assert not find_drift(engine.current())
    assert tagged(engine) == 1


def tagged(engine: Engine) -> int:
    tag = str(make_tag("opec").pk)
    return engine.current().search(Query(selections=(Selection("tag", (tag,)),))).total
