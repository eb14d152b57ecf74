"""CSV that no spreadsheet mistakes for formulas, and JSON."""

from typing import Any

from import_export.formats.base_formats import CSV, JSON  # type: ignore[import-untyped]

# A cell that begins so is a formula to a spreadsheet.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class PlainCSV(CSV):  # type: ignore[misc]
    """Cells that could be formulas have a ' before them, which is taken off when they come back."""

    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        """The file, with the mark by which spreadsheets know that it is UTF-8."""
        for place in range(dataset.height):
            dataset[place] = [guarded(cell) for cell in dataset[place]]
        return f"\N{BYTE ORDER MARK}{super().export_data(dataset, **kwargs)}"

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> Any:
        """The rows of a file."""
        dataset = super().create_dataset(in_stream, **kwargs)
        for place in range(dataset.height):
            dataset[place] = [unguarded(cell) for cell in dataset[place]]
        return dataset


FORMATS = [PlainCSV, JSON]


def guarded(cell: Any) -> Any:
    """The cell with a ' before what could be a formula."""
    return f"'{cell}" if str(cell).startswith(_DANGEROUS) else cell


def unguarded(cell: Any) -> Any:
    """The cell as it was before it was guarded."""
    text = str(cell)
    return text[1:] if text.startswith("'") and text[1:].startswith(_DANGEROUS) else cell
