"""Is an import to stop: because the process is to end, or because somebody wants it to pause?"""

import time

from articles.importing.interruption import Interruption
from articles.importing.run_record import RunRecord
from articles.models import ImportRun

_SECONDS_BETWEEN_LOOKS = 1.0


class Stopping:
    """Looks for a signal each time it is asked, and for a wish once a second, or when told to."""

    def __init__(self, interruption: Interruption, record: RunRecord) -> None:
        self.interruption, self.record = interruption, record
        self.state: ImportRun.State | None = None
        self._next_look = 0.0

    def is_asked(self, *, at_once: bool = False) -> bool:
        """Is it to stop? `state` says how it has ended then, and that does not change any more."""
        now = time.monotonic()
        if self.state is None and (at_once or self.interruption.is_asked or now >= self._next_look):
            self._next_look = now + _SECONDS_BETWEEN_LOOKS
            if self.record.is_to_pause:
                self.state = ImportRun.State.PAUSED
            elif self.interruption.is_asked:
                self.state = ImportRun.State.INTERRUPTED
        return self.state is not None
