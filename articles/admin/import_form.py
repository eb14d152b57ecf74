"""What may a curator ask to be imported?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from articles.curating.imports import check_folder, check_import_address
from articles.curating.receive_uploads import LARGEST, MOST_FILES, Upload
from articles.curating.uploads import refuse_uploads
from articles.models import Source
from articles.models.import_columns import COLUMN_FIELDS, read_columns

_CHOICES = ("uploads", "folder", "address")
_MOST_SUGGESTED = 500


class _FilesInput(forms.FileInput):
    """A field for several files."""

    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files; a single empty one does not keep the others out."""

    widget = _FilesInput(attrs={"data-largest": LARGEST, "data-most": MOST_FILES})

    def clean(self, data: Any, initial: Any = None) -> Sequence[Upload]:
        """All of them."""
        uploads = list(data) if isinstance(data, list | tuple) else [data] if data else []
        refuse_uploads(uploads)
        return uploads


class ImportForm(forms.Form):
    """Files, or a folder of the server, or an address; whose articles, and which columns."""

    uploads = _FilesField(required=False, label="Files", help_text="One or several, archives too.")
    folder = forms.CharField(required=False, label="Folder on the server", max_length=1000)
    address = forms.CharField(
        required=False, label="Address", max_length=2000, empty_value="",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=(
            "Of a file on the web, such as https://wire.example/archive.zip. What is to be asked "
            "again and again is a feed."
        ),
    )  # fmt: skip
    source = forms.CharField(
        required=False, label="Source", max_length=200,
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
        help_text="Whose articles these are, where the files do not say.",
    )  # fmt: skip
    columns = forms.CharField(
        required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        help_text=(
            "For tables and JSON with names of their own; one “field = name” per line, such as "
            "“title = Headline” or “body = content.text”."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, problem: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._problem = problem
        if settings.NEWSDESK_IMPORT_FOLDERS:
            allowed = ", ".join(map(str, settings.NEWSDESK_IMPORT_FOLDERS))
            self.fields["folder"].help_text = f"A folder or a file that lies in {allowed}."
        else:
            del self.fields["folder"]
        for name, field in self.fields.items():
            field.widget.attrs["aria-describedby"] = f"help-{name} error-{name}"

    @property
    def known_fields(self) -> Sequence[tuple[str, str]]:
        """What a column map may name, and what it means."""
        return list(COLUMN_FIELDS.items())

    @property
    def sources(self) -> Sequence[str]:
        """Names to choose from while typing."""
        return list(Source.objects.values_list("name", flat=True)[:_MOST_SUGGESTED])

    def clean_folder(self) -> str:
        """As a whole path, with its links followed."""
        written = self.cleaned_data["folder"]
        return str(check_folder(written)) if written else ""

    def clean_address(self) -> str:
        """In one spelling."""
        written = self.cleaned_data["address"]
        return check_import_address(written) if written else ""

    def clean_source(self) -> Source | None:
        """The source of this name."""
        written = self.cleaned_data["source"]
        if not written:
            return None
        found = Source.objects.filter(name__iexact=written).first()
        if found is None:
            raise ValidationError(f"There is no source “{written}”. Add it first, or leave it out.")
        return found

    def clean_columns(self) -> dict[str, str]:
        """As a mapping."""
        try:
            return read_columns(self.cleaned_data["columns"])
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem

    def clean(self) -> dict[str, Any]:
        """One of them, and all of it received."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self._problem:
            self.add_error("uploads", self._problem)
        elif not any(name in self.errors for name in _CHOICES):
            chosen = [name for name in _CHOICES if cleaned.get(name)]
            if not chosen:
                self.add_error("uploads", "Choose files here, or fill in one of the next fields.")
            for name in chosen[1:]:
                self.add_error(name, "One at a time: this, or what is chosen above.")
        return cleaned
