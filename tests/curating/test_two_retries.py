"""It makes one import of two clicks on the same button.

Only a server has two writers; SQLite has one, who makes the others wait.
"""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from pytest_django import Settings

from articles.curating.imports import retry_rejected
from articles.models import ImportedFile, ImportRun
from tests.curating.test_two_at_once import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs TEST_DATABASE_URL"),
]


def test_tries_again_once_what_two_ask_for_at_the_same_moment(
    tmp_path: Path, settings: Settings
) -> None:
    settings.NEWSDESK_VAR = tmp_path
    who = User.objects.create_superuser("curator")
    run = ImportRun.objects.create(state=ImportRun.State.DONE, paths=[str(tmp_path)], rejected=1)
    ImportedFile.objects.create(run=run, path="a.jsonl", rejected=1)

    def click() -> str:
        try:
            return str(retry_rejected(run, who).state)
        except ValidationError as problem:
            return problem.messages[0]

    answers = together(*[click] * 6)
    assert answers.count("waiting") == 1
    assert sum("being done already" in answer for answer in answers) == 5
    assert ImportRun.objects.filter(retries=run).count() == 1
