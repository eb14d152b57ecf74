"""The page of a running import asks for what changes, and leaves the rest where it is."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import ImportedFile, ImportRun
from tests.admin.posting import address

pytestmark = pytest.mark.django_db
State = ImportRun.State


@pytest.fixture
def run(curator: User) -> ImportRun:
    """An import at work, with a file that was rejected."""
    run = ImportRun.objects.create(state=State.RUNNING, paths=["/srv/a"], total_bytes=100)
    reject(run, "a.txt")
    return run


def reject(run: ImportRun, path: str) -> None:
    ImportedFile.objects.create(run=run, path=path, rejected=1, reasons=["it is empty"])
    ImportRun.objects.filter(pk=run.pk).update(rejected=ImportedFile.objects.count())


def address_asked(desk: Client, run: ImportRun) -> str:
    """Which address its page asks again and again."""
    page = desk.get(address("importrun_change", run.pk)).content.decode()
    found = re.search('hx-get="([^"]+)"', page)
    assert found
    return found[1]


def test_is_sent_only_what_changes_while_the_links_stay(desk: Client, run: ImportRun) -> None:
    asked = address_asked(desk, run)
    ImportRun.objects.update(created=1_234, done_bytes=50)
    response = desk.get(asked, headers={"HX-Request": "true"})
    part = response.content.decode()
    assert part.startswith('<div id="run-live"')
    assert "1,234" in part
    assert 'value="50"' in part
    assert "<a " not in part
    assert "<button" not in part
    assert "HX-Retarget" not in response
    assert f'hx-get="{asked}"' in part


@pytest.mark.parametrize("changed", ["state", "wish", "rejected"])
def test_is_sent_all_of_it_once_more_than_the_counts_changed(
    desk: Client, run: ImportRun, changed: str
) -> None:
    asked = address_asked(desk, run)
    if changed == "rejected":
        reject(run, "b.txt")
    else:
        ImportRun.objects.update(**{changed: {"state": "done", "wish": "pause"}[changed]})
    response = desk.get(asked, headers={"HX-Request": "true"})
    assert response.content.decode().startswith('<div id="run" ')
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#run", "outerHTML")


def test_gives_every_link_and_button_a_name_by_which_it_is_found_again(
    desk: Client, run: ImportRun
) -> None:
    for number in range(30):
        reject(run, f"{number}.txt")
    ImportRun.objects.update(state=State.DONE, retries=run)
    page = desk.get(address("importrun_change", run.pk)).content.decode()
    inside = page[page.index('<div id="run"') :].partition("</main>")[0]
    controls = re.findall("<(?:a|button) [^>]*>", inside)
    ids = [re.search(' id="([^"]+)"', control) for control in controls]
    assert len(controls) > 25
    assert None not in ids
    names = [found[1] for found in ids if found]
    assert len(set(names)) == len(names)
