"""It opens the engine that the settings name."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from articles.search import NotBuiltError
from articles.search.configured import configured_engine


def test_opens_the_engine_of_the_settings_once(newsdesk_var: Path, settings: Settings) -> None:
    engine = configured_engine()
    assert configured_engine() is engine
    engine.publish(engine.begin())
    assert (newsdesk_var / "index" / "current").exists()
    settings.NEWSDESK_VAR = newsdesk_var / "other"
    with pytest.raises(NotBuiltError):
        configured_engine().current()


def test_names_the_engines_there_are(settings: Settings) -> None:
    settings.NEWSDESK_ENGINE = "wosh"
    with pytest.raises(ImproperlyConfigured, match=r"'wosh'.*whoosh"):
        configured_engine()
