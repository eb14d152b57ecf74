"""What a row would change, marked by elements alone: the pages allow no inline style."""

from typing import Any

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from import_export.resources import Diff  # type: ignore[import-untyped]

_MARKS = {-1: "<del>{}</del>", 0: "{}", 1: "<ins>{}</ins>"}


class PlainDiff(Diff):  # type: ignore[misc]
    """The library's comparison of a row before and after, printed without styles."""

    def as_html(self) -> list[SafeString]:
        """One cell for each column."""
        return [
            _cell("" if self.new and was != becomes else was, becomes)
            for was, becomes in zip(self.left, self.right, strict=True)
        ]


def _cell(was: Any, becomes: Any) -> SafeString:
    differ = diff_match_patch()
    parts = differ.diff_main(_text(was), _text(becomes))
    differ.diff_cleanupSemantic(parts)
    marked = (format_html(_MARKS[sign], text) for sign, text in parts)
    return format_html_join("", "{}", ((part,) for part in marked))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
