"""What do all tables have in common that come in as files? They are checked before they count."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from import_export.fields import Field  # type: ignore[import-untyped]
from import_export.resources import ModelResource  # type: ignore[import-untyped]

from articles.admin.exchange.plain_diff import PlainDiff

MOST_ROWS = 10_000


class ArchiveResource(ModelResource):  # type: ignore[misc]
    """Rows that are told again by words, not by numbers: a file fits every archive."""

    class Meta:
        skip_unchanged = True
        report_skipped = False
        clean_model_instances = True
        use_transactions = True

    def get_diff_class(self) -> type[PlainDiff]:
        """Marks that the pages may show."""
        return PlainDiff

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Refuse a table that is too long, or has columns that nobody knows."""
        if len(dataset) > MOST_ROWS:
            raise ValueError(
                f"{len(dataset):,} rows are too many at once. Send at most {MOST_ROWS:,}, or load "
                "a whole gazetteer with: python manage.py load_gazetteer"
            )
        known = [field.column_name for field in self.get_import_fields()]
        unknown = [name for name in dataset.headers or [] if name not in known]
        if unknown:
            raise ValueError(
                f"There is no column {', '.join(f'“{name}”' for name in unknown)}. "
                f"The columns are: {', '.join(known)}."
            )

    def complaints(self, instance: Any) -> dict[str, str]:
        """What is wrong with a row, by its columns, beyond what each cell says itself."""
        return {}

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Say in words what the table would refuse."""
        errors = dict(import_validation_errors or {})
        for column, words in self.complaints(instance).items():
            errors.setdefault(column, ValidationError(words).error_list)
        super().validate_instance(instance, errors, validate_unique)

    def filter_export(self, queryset: QuerySet[Any], **kwargs: Any) -> QuerySet[Any]:
        """With what the cells say of other rows, in a fixed number of queries."""
        return queryset


def column(name: str, cell: Any, *, attribute: str = "", is_shown_only: bool = False) -> Any:
    """A column whose values are read and written by `cell`."""
    return Field(attribute or name, name, cell, readonly=is_shown_only)


def backwards(first: Any, last: Any, name: str) -> dict[str, str]:
    """The complaint about a span that ends before it begins."""
    if first is not None and last is not None and first > last:
        return {name: "This is before the beginning."}
    return {}
