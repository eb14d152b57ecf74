"""What is there to say about a text that was not wholly understood?"""

from dataclasses import dataclass

# More of them help nobody.
MOST_REMARKS = 5


@dataclass(frozen=True)
class Remark:
    """What was left out or read otherwise; `repair` is a text that says it well, or ""."""

    message: str
    repair: str = ""


class Remarks:
    """Collects remarks on one text while it is read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._repairs: dict[str, str | None] = {}

    def edit(self, message: str, start: int, end: int, replacement: str = "") -> None:
        """A remark that a change between two places of the text would spare."""
        repaired = self._text[:start] + replacement + self._text[end:]
        self._add(message, " ".join(repaired.split()))

    def say(self, message: str) -> None:
        """A remark without a repair."""
        self._add(message, "")

    def leave_out(self, message: str) -> None:
        """A remark on what was left out; its repair is whatever was understood."""
        self._add(message, None)

    def finished(self, understood: str) -> tuple[Remark, ...]:
        """All of them, now that it is known what was understood.

        Where that is nothing (""), no repair would be worth a search.
        """
        return tuple(
            Remark(message, (understood if repair is None else repair) if understood else "")
            for message, repair in self._repairs.items()
        )

    def _add(self, message: str, repair: str | None) -> None:
        if len(self._repairs) < MOST_REMARKS:
            self._repairs.setdefault(message, repair)
