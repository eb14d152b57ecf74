"""The gazetteer with all that curators made of it, as fact files."""

import shutil
import tempfile
from pathlib import Path

from articles.gazetteer.present_facts import present_facts
from articles.gazetteer.write_facts import write_facts


def export_gazetteer(folder: Path) -> int:
    """Write the gazetteer into a folder that `load_gazetteer` can read; return how many entities.

    The files are written aside first, so that an interrupted export leaves the older ones whole.
    """
    facts = present_facts()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
        write_facts(facts, Path(aside))
        for path in Path(aside).iterdir():
            shutil.move(path, folder / path.name)
    return len(facts)
