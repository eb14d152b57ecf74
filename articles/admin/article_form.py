"""What may a curator write about an article?"""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from articles.admin.body_field import BodyField
from articles.admin.published_field import PublishedField
from articles.admin.seen_form import SeenForm
from articles.models import Article

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,4})?")
_DATE_FIELDS = ("published_on", "published_precision", "published_origin")
# Fields of the form by the columns that they fill; the others are called alike.
_COLUMNS = {"published": _DATE_FIELDS, "source": ("source_id",)}


class ArticleForm(SeenForm[Article]):
    """An article's own words, its date in one field, and who sees it."""

    behind = {"published": "published_on", "shown_to": "visibility"}
    body = BodyField()
    published = PublishedField()
    shown_to = forms.ChoiceField(
        choices=Article.Visibility.choices, initial=Article.Visibility.PUBLISHED,
        label="who sees it", help_text="Published: everybody. Hidden, trash: only curators.",
    )  # fmt: skip

    class Meta:
        model = Article
        # The others are named, and made, by ArticleAdmin.
        fields = ("title", "language")
        widgets = {"title": AdminTextInputWidget(attrs={"class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Somebody who may only look gets a form without these fields.
        self.initial["published"] = self.instance.published
        self.initial["shown_to"] = self.instance.visibility
        self._show()

    @property
    def changed_columns(self) -> list[str]:
        """The article's own columns that the curator changed; who sees it is none of them."""
        names = [name for name in self.changed_data if name != "shown_to"]
        return [column for name in names for column in _COLUMNS.get(name, (name,))]

    def clean_language(self) -> str:
        """A language code in lower case, or nothing when nobody knows it."""
        code = str(self.cleaned_data["language"]).lower()
        if code and not _LANGUAGE.fullmatch(code):
            raise forms.ValidationError(
                f"“{code}” is no language code. Write the two letters of ISO 639-1, such as en, "
                "or leave it empty when it is not known."
            )
        return code

    def clean_body(self) -> str:
        """The body as it was stored, to the letter, when the curator left it alone."""
        if self.instance.pk and "body" not in self.changed_data:
            return self.instance.body
        return str(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        """The date gets its precision and origin at once."""
        cleaned = super().clean()
        if "published" in self.changed_data and "published" not in self.errors:
            self.instance.set_published(cleaned["published"], Article.DateOrigin.EDITOR)
        return cleaned
