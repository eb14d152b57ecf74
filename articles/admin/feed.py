"""What does a curator see of the feeds?"""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import QuerySet, URLField
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.admin.feed_form import FeedForm
from articles.admin.pages import FIELDS
from articles.admin.recorded import RecordedAdmin
from articles.models import Feed, Operation

_WRITTEN = ("address", "source", "interval", "is_enabled")
_TOLD = ("status", "problem", "fetched_at", "next_fetch", "failures", "last_import")
_LISTED = ("its_address", "status", "its_problem", "next_fetch", "last_import")
_LONGEST_ADDRESS, _LONGEST_PROBLEM = 32, 60


@admin.action(description="Fetch selected feeds soon", permissions=["change"])
def fetch_soon(_admin: Any, request: HttpRequest, feeds: QuerySet[Feed]) -> None:
    """Have them asked at the next look, instead of when their time comes."""
    chosen = feeds.count()
    soon = feeds.filter(is_enabled=True).update(next_fetch_at=timezone.now())
    if soon:
        what = "1 feed is" if soon == 1 else f"{soon:,} feeds are"
        messages.success(
            request,
            f"{what} fetched as soon as the process that imports looks again. Without it, run: "
            "python manage.py fetch_feeds",
        )
    if chosen > soon:
        what = "1 is" if chosen - soon == 1 else f"{chosen - soon:,} are"
        messages.warning(request, f"{what} left out: what is not enabled is not fetched.")


@admin.register(Feed)
class FeedAdmin(RecordedAdmin[Feed]):
    """Feeds: addresses that are asked for new articles, and how that went."""

    recorded_as = Operation.Kind.FEED
    form = FeedForm
    actions = (fetch_soon,)
    autocomplete_fields = ("source",)
    # Django's own repeats a mistaken address as "Currently", and leads to it.
    formfield_overrides: ClassVar = {
        **FIELDS, URLField: FIELDS[URLField] | {"widget": AdminTextInputWidget},
    }  # fmt: skip
    readonly_fields = _TOLD
    list_display = _LISTED
    list_filter = ("status", "is_enabled")
    list_select_related = ("last_run",)
    search_fields = ("address", "source__name")
    search_help_text = "A part of the address, or of its source's name."

    class Media:
        css: ClassVar = {"all": ["imports.css"]}

    def get_fields(self, request: HttpRequest, obj: Feed | None = None) -> tuple[str, ...]:
        """How it went is told once there is something to tell."""
        return (*_WRITTEN, *(_TOLD if obj else ()), "seen")

    @admin.display(description="address", ordering="address")
    def its_address(self, feed: Feed) -> SafeString:
        """Cut so that it leaves room for the other columns; whole under the mouse."""
        return _cut(feed.address.partition("://")[2], feed.address, _LONGEST_ADDRESS)

    @admin.display(description="problem", ordering="problem")
    def its_problem(self, feed: Feed) -> SafeString:
        """The beginning of it, and how often it failed."""
        times = f"{feed.failures:,} times: " if feed.failures > 1 else ""
        return _cut(times + feed.problem, feed.problem, _LONGEST_PROBLEM)

    @admin.display(description="next fetch", ordering="next_fetch_at")
    def next_fetch(self, feed: Feed) -> str:
        """When it is asked again."""
        if not feed.is_enabled:
            return "never: it is not enabled"
        if feed.next_fetch_at is None or feed.next_fetch_at <= timezone.now():
            return "at the next look"
        return date_format(timezone.localtime(feed.next_fetch_at), "DATETIME_FORMAT")

    @admin.display(description="last import", ordering="last_run")
    def last_import(self, feed: Feed) -> str:
        """A link to what it brought last."""
        run = feed.last_run
        if run is None:
            return "none yet"
        address = reverse("admin:articles_importrun_change", args=[run.pk])
        words = f"{run.created:,} new, {run.updated:,} changed, {run.rejected:,} rejected"
        return format_html('<a href="{}">{}</a>', address, words)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """As one Operation; what is asked for elsewhere, or enabled again, begins anew."""
        changed = set(form.changed_data)
        is_woken = "is_enabled" in changed and form.instance.is_enabled
        if change and (is_woken or changed & {"address", "source"}):
            form.instance.begin_anew()
        super().save_related(request, form, formsets, change)


def _cut(text: str, whole: str, longest: int) -> SafeString:
    short = Truncator(text).chars(longest)
    return format_html('<span title="{}">{}</span>', whole, short)
