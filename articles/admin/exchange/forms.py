"""The forms of an import: what is not as this archive wrote it is refused in words."""

from typing import Any

from django import forms
from import_export.forms import ConfirmImportForm, ImportForm  # type: ignore[import-untyped]

from articles.admin.exchange.formats import FORMATS
from articles.admin.exchange.waiting_files import is_name

LARGEST = 10_000_000


class UploadForm(ImportForm):  # type: ignore[misc]
    """A file of a bearable size."""

    def clean_import_file(self) -> Any:
        """At most ten megabytes."""
        file: Any = self.cleaned_data["import_file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                f"The file has {file.size:,} bytes. Send at most {LARGEST:,}, in several files."
            )
        return file


class ConfirmForm(ConfirmImportForm):  # type: ignore[misc]
    """What the preview's page sends back."""

    def clean_import_file_name(self) -> str:
        """The name that the preview gave away."""
        name = str(self.cleaned_data["import_file_name"])
        if not is_name(name):
            raise forms.ValidationError("This is no file of a preview. Upload it again.")
        return name

    def clean_format(self) -> str:
        """The number of a format."""
        number = str(self.cleaned_data["format"])
        if number not in [str(place) for place in range(len(FORMATS))]:
            raise forms.ValidationError("There is no such format. Upload the file again.")
        return number

    def clean_resource(self) -> str:
        """Each page has one table."""
        return "0"
