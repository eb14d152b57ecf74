"""Where was a file fetched, and what did its server say of it? Noted beside the file itself.

So whoever goes on, or tries it again, knows it too.
"""

import json
import os
from pathlib import Path

from django.conf import settings

from articles.importing.opened import NOWHERE, FoundAt


def note_fetched_from(file: Path, found_at: FoundAt) -> None:
    """Note it, before the file comes to its name."""
    aside = file.with_name(f"{_note_of(file).name}.part")
    aside.write_text(json.dumps({"address": found_at.address, "charset": found_at.charset}))
    os.replace(aside, _note_of(file))  # noqa: PTH105 - atomic on every system


def fetched_from(file: Path) -> FoundAt:
    """What was noted of a file that was fetched; of all others nothing is believed."""
    ours = Path(settings.NEWSDESK_VAR).absolute() / "fetched"
    if file.absolute().parent.parent != ours:
        return NOWHERE
    try:
        said = json.loads(_note_of(file).read_text())
        return FoundAt(str(said["address"]), str(said["charset"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return NOWHERE  # fetched before it was noted


def _note_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.from")
