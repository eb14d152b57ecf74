"""The few rejected files of an import are found among a million."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import ImportedFile, ImportRun
from tests.admin.posting import address

pytestmark = pytest.mark.django_db


def test_finds_a_few_rejected_files_among_many_without_looking_at_all(
    desk: Client,
) -> None:
    run = ImportRun.objects.create(state=ImportRun.State.DONE, rejected=1)
    ImportedFile.objects.create(run=run, path="a.txt", rejected=1, reasons=["it is empty"])
    files = f"{address('importedfile_changelist')}?run={run.pk}&rejected=yes"
    with CaptureQueriesContext(connection) as asked:
        assert "it is empty" in desk.get(address("importrun_change", run.pk)).content.decode()
        assert "it is empty" in desk.get(files).content.decode()
        desk.post(address("importrun_retry", run.pk))
    queries = [query["sql"] for query in asked if '"rejected" > 0' in query["sql"]]
    assert len(queries) > 3
    assert {sql for sql in queries if "imported_file_rejected" not in plan_of(sql)} == set()


def plan_of(sql: str) -> str:
    """How the database would look for it, were the table large."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{explain} {sql}")
        return str(cursor.fetchall())
