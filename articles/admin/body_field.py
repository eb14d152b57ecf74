"""The long text as a browser sends it back: with its lines ended differently, yet unchanged."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget


class BodyField(forms.CharField):
    """A long text. Nothing is stripped: mentions are kept as places in it."""

    def __init__(self) -> None:
        widget = AdminTextareaWidget(attrs={"rows": 30})
        super().__init__(required=False, strip=False, widget=widget)

    def to_python(self, value: Any) -> str:
        """With plain line ends; browsers send CR LF for each."""
        return _plain(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Did anything but the line ends change?"""
        return _plain(str(initial or "")) != _plain(str(data or ""))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
