"""What may a curator write about an article?"""

import re
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import QueryDict

from articles.admin.body_field import BodyField
from articles.admin.published_field import PublishedField
from articles.admin.subscriptable import ModelForm
from articles.models import Article

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,4})?")
_DATE_FIELDS = {"published_on", "published_precision", "published_origin"}


class ArticleForm(ModelForm[Article]):
    """An article's own words, its date in one field, and the version that the curator saw."""

    body = BodyField()
    published = PublishedField()
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Article
        # The others are named, and made, by ArticleAdmin.
        fields = ("title", "language")
        widgets = {"title": AdminTextInputWidget(attrs={"class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Somebody who may only look gets a form without these fields.
        self.initial["published"] = self.instance.published
        self.initial["seen_version"] = self.instance.version

    @property
    def changed_fields(self) -> set[str]:
        """The article's fields that the curator changed."""
        fields = set(self.changed_data) - {"published", "seen_version"}
        return fields | (_DATE_FIELDS if "published" in self.changed_data else set())

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
        """Nothing is overwritten unseen; the date gets its precision and origin at once."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._refuse_if_overtaken(cleaned.get("seen_version"))
        if "published" in self.changed_data and "published" not in self.errors:
            self.instance.set_published(cleaned["published"], Article.DateOrigin.EDITOR)
        return cleaned

    def _refuse_if_overtaken(self, seen: int | None) -> None:
        now = self.instance.version
        if self.instance.pk is None or seen is None or seen == now:
            return
        # The page that shows the refusal has seen the new version: a second save is meant.
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix("seen_version")] = str(now)
        self.data = data
        changes = [name for name in self.changed_data if name != "seen_version"]
        self.add_error(
            None,
            "Somebody else, or an import, changed this article while you had it open. Against what "
            f"is stored now, you would change: {', '.join(changes) or 'nothing'}. Compare it with "
            "the article in another window; save again to have your way.",
        )
