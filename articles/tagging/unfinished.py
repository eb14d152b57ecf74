"""Where did a run over the whole archive stop, whatever stopped it?"""

import json
from pathlib import Path

from django.conf import settings

from articles.tagging.gazetteer_stamp import gazetteer_stamp


class Progress:
    """A run's way through the archive, noted batch by batch beside the archive's other files."""

    def __init__(self) -> None:
        self._file = Path(settings.NEWSDESK_VAR) / "tag_articles.json"
        self._stamp = gazetteer_stamp()

    def next_article(self) -> int:
        """The number of the article to go on with; 0 where no run with this gazetteer stopped."""
        try:
            stamp, next_article = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError, TypeError):
            return 0
        return next_article if stamp == self._stamp and isinstance(next_article, int) else 0

    def note(self, next_article: int) -> None:
        """All articles before this one are done."""
        fresh = self._file.with_suffix(".new")
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps([self._stamp, next_article]), encoding="utf-8")
        fresh.replace(self._file)

    def finish(self) -> None:
        """All articles are done."""
        self._file.unlink(missing_ok=True)
