"""What a curator does on the pages of imports."""

from typing import Any

from django.test import Client

from articles.models import ImportRun
from tests.admin.posting import address

State = ImportRun.State
VERBS = ("pause", "resume", "retry", "undo")


def sent(desk: Client, **fields: Any) -> Any:
    """What comes of sending the form with these fields."""
    return desk.post(address("importrun_add"), fields, follow=True)


def page_of(desk: Client, run: ImportRun, **headers: str) -> str:
    """The import's page."""
    return desk.get(address("importrun_change", run.pk), headers=headers).content.decode()


def do(desk: Client, run: ImportRun, verb: str) -> Any:
    """What comes of pressing the button of this verb."""
    return desk.post(address(f"importrun_{verb}", run.pk), follow=True)


def errors(response: Any) -> dict[str, list[str]]:
    """What is said to be wrong, by field."""
    return dict(response.context["form"].errors)
