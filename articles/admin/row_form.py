"""One row of many, as forms on the page of what it belongs to."""

from typing import Any, TypeVar

from django.db import models

from articles.admin.seen_form import SeenForm

Row = TypeVar("Row", bound=models.Model)


class RowForm(SeenForm[Row]):
    """One row, whose `span` must not run backwards."""

    span: tuple[str, str] = ("", "")

    def clean(self) -> dict[str, Any]:
        """The first comes before the last."""
        cleaned = super().clean()
        first, last = (cleaned.get(name) for name in self.span)
        if first is not None and last is not None and first > last:
            self.add_error(self.span[1], "This is before the beginning.")
        return cleaned

    def validate_constraints(self) -> None:
        """The rows together are checked by DistinctFormSet, in words."""
