"""It brings nothing back that was undone by trying again what tried it again."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import TestCase

from articles.curating.imports import pause, resume, retry_rejected, start_import, start_undo
from articles.models import Article, ImportRun
from tests.curating.importing_world import upload, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("allowed")]
State = ImportRun.State


@pytest.fixture
def chain(curator: User) -> list[ImportRun]:
    """An import of a file with a broken line, one that tried it again, and one that tried that."""
    sent = upload("a.jsonl", b'{"title": "Two", "text": "Text."}\n{broken\n')
    runs = [start_import(curator, uploads=[sent])]
    work()
    for _ in range(2):
        runs.append(retry_rejected(runs[-1], curator))
        work()
    return runs


def undo(run: ImportRun, who: User) -> None:
    start_undo(run, who)
    with TestCase.captureOnCommitCallbacks(execute=True):
        work()


def test_refuses_all_behind_the_one_that_was_undone(curator: User, chain: list[ImportRun]) -> None:
    first, *behind = chain
    undo(first, curator)
    assert not Article.objects.exists()
    for run in behind:
        with pytest.raises(ValidationError) as problem:
            retry_rejected(run, curator)
        assert problem.value.messages == [
            f"Import {first.pk}, whose files these are, was undone: import them again instead."
        ]
    work()
    assert not Article.objects.exists()


def test_refuses_it_while_the_first_is_being_undone(curator: User, chain: list[ImportRun]) -> None:
    start_undo(chain[0], curator)
    with pytest.raises(ValidationError, match=f"Import {chain[0].pk}, .* is being undone"):
        retry_rejected(chain[1], curator)


def test_still_tries_again_what_comes_before_it(curator: User, chain: list[ImportRun]) -> None:
    undo(chain[1], curator)
    assert retry_rejected(chain[0], curator).state == State.WAITING


def test_keeps_no_files_that_nobody_may_try_again(curator: User, chain: list[ImportRun]) -> None:
    sent = Path(chain[0].paths[0])
    assert sent.exists()
    undo(chain[0], curator)
    assert not sent.exists()


def test_undoes_none_whose_files_are_being_tried_again(
    curator: User, chain: list[ImportRun]
) -> None:
    retry = retry_rejected(chain[-1], curator)
    for run in chain:
        with pytest.raises(ValidationError) as problem:
            start_undo(run, curator)
        assert problem.value.messages == [
            f"Import {retry.pk} is trying its files again. Pause that one first, then undo this."
        ]


def test_goes_on_with_none_whose_files_came_with_what_was_undone(
    curator: User, chain: list[ImportRun]
) -> None:
    retry = retry_rejected(chain[-1], curator)
    pause(retry, curator)
    undo(chain[0], curator)
    with pytest.raises(ValidationError, match=f"Import {chain[0].pk}, .* was undone"):
        resume(retry, curator)
    work()
    assert not Article.objects.exists()
    assert not Path(retry.paths[0]).exists()
