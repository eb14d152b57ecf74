"""What became of one feed, this time?"""

from dataclasses import dataclass

from articles.importing.report import ImportReport


@dataclass(frozen=True)
class FeedOutcome:
    """What happened, in words; with the report of the import, if there was one.

    `is_to_stop`: the next feed would fare no better, because somebody else is importing, or
    because this process is asked to end.
    """

    address: str
    words: str
    is_all_well: bool = True
    is_to_stop: bool = False
    report: ImportReport | None = None

    @property
    def could_not_start(self) -> bool:
        """Was there nothing that could be tried?"""
        return self.is_to_stop and self.report is None

    @property
    def line(self) -> str:
        """One line, for a terminal or a log."""
        return f"{self.address}: {self.words}"
