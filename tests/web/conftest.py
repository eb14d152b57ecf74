"""A small archive behind the pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.indexing import drain, rebuild
from articles.indexing.rebuild import unheard
from articles.models import Article, Entity, IndexChange
from articles.search.configured import configured_engine
from tests.world import (
    make_article,
    make_country,
    make_leader,
    make_mention,
    make_organization,
)


@pytest.fixture
def index(newsdesk_var: Path, db: None) -> Callable[[], None]:
    """Bring the index up to date with the database."""
    rebuild(configured_engine(), unheard)

    def catch_up() -> None:
        IndexChange.objects.record(Article.objects.values_list("pk", flat=True))
        drain(configured_engine())

    return catch_up


@pytest.fixture
def world(index: Callable[[], None]) -> dict[str, Article]:
    """Three articles that differ in whom they name, and when."""
    india = make_country("India", "IN", "Bharat")
    russia = make_country("Russia", "RU")
    putin = make_leader("Vladimir Putin", "Putin", "President", russia, "2012", "")
    nations = make_organization("United Nations", "UN")
    grain = make_article("Grain leaves the port", "Ships with grain sailed.", "2022-10-05")
    vote = make_article("A vote on grain", "The assembly voted on grain and oil.", "2022")
    oil = make_article("Oil <b>falls</b> & rises", "The price of oil fell.", "")
    for article, entities in ((grain, [india, russia, putin]), (vote, [russia, nations])):
        for entity in entities:
            make_mention(article, entity)
    index()
    return {"grain": grain, "vote": vote, "oil": oil}


@pytest.fixture
def india(world: dict[str, Article]) -> Entity:
    """The country of that name."""
    return Entity.objects.get(code="IN")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """An editor's browser."""
    client.force_login(editor)
    return client


@pytest.fixture
def france() -> Entity:
    """A country."""
    return make_country("France", "FR")
