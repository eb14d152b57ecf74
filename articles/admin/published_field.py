"""The published date as a curator writes it: one field for a day, a month, a year or nothing."""

from typing import Any

from django import forms

from articles.dates import PartialDate, read_date

HELP = "As much as is known: 1987, March 1987 or 3 Mar 1987. Empty: unknown."


class PublishedField(forms.CharField):
    """A date of which perhaps only the month or the year is known."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=64, help_text=HELP)

    def prepare_value(self, value: Any) -> Any:
        """The date in words; what was typed stays as it was typed."""
        return value.words if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> Any:
        """The date that was meant, None when it was left empty."""
        text = super().clean(value)
        date = read_date(text)
        if text and date is None:
            raise forms.ValidationError(
                f"“{text}” is no date that can only mean one day, month or year. Write 1987, "
                f"March 1987 or 3 Mar 1987, or leave it empty when it is not known."
            )
        return date

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Is another date meant? “1987-03” and “March 1987” are the same."""
        text = str(data or "").strip()
        return bool(text) != bool(initial) or read_date(text) != initial
