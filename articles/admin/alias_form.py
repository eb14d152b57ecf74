"""What may a curator write of an alias, on its entity's page or its own?"""

from django import forms

from articles.admin.row_form import RowForm
from articles.curating.alias_edits import AliasValues
from articles.models import Alias


class AliasForm(RowForm[Alias]):
    """A spelling, and the years in which it was used."""

    span = ("valid_from", "valid_to")

    class Meta:
        model = Alias
        fields = ("text", "kind", "valid_from", "valid_to", "is_enabled")
        widgets = {"text": forms.TextInput(attrs={"size": 18})}

    def clean_text(self) -> str:
        """Without doubled spaces, and with nothing that cannot be seen."""
        text = " ".join(str(self.cleaned_data["text"]).split())
        if not text.isprintable():
            raise forms.ValidationError(
                "It has characters that cannot be seen. Write it anew instead of pasting it."
            )
        return text

    @property
    def values(self) -> AliasValues:
        """What was written."""
        written = self.cleaned_data
        return AliasValues(
            written["text"], written["kind"], written["valid_from"], written["valid_to"],
            written["is_enabled"],
        )  # fmt: skip
