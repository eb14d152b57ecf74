"""Imports as curators ask for them, done as the worker does them."""

import json
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from articles.curating.imports import start_import
from articles.importing.interruption import Interruption
from articles.importing.worker import work_on_next
from articles.models import ImportRun


def work() -> None:
    """Do all that waits."""
    while work_on_next(Interruption()):
        pass


def write_articles(file: Path, *titles: str, text: str = "Some text.", **fields: str) -> Path:
    """A JSON Lines file with articles of these titles, which have an id each."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = (
        {"id": title, "title": title, "text": f"{text} About {title}."} | fields for title in titles
    )
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return file


def upload(name: str = "a.txt", content: bytes = b"Headline\n\nText.") -> SimpleUploadedFile:
    """A file that somebody sends."""
    return SimpleUploadedFile(name, content)


def imported(who: object, path: Path) -> ImportRun:
    """The import of what is in an allowed folder, finished."""
    run = start_import(who, paths=[str(path)])  # type: ignore[arg-type]
    work()
    run.refresh_from_db()
    return run
