"""What does an administrator see of the groups? Who is in each, and what that lets them do."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest

from articles.admin.told_values import ToldValues

_MOST_NAMED = 6

admin.site.unregister(Group)


@admin.register(Group)
class NewsdeskGroupAdmin(ToldValues, GroupAdmin):
    """Reader, Editor, Curator, and whatever else an archive needs."""

    list_display = ("name", "members", "may")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the permissions, and how many are in each."""
        own = Permission.objects.filter(content_type__app_label="articles")
        named = Prefetch("permissions", queryset=own.order_by("codename"), to_attr="named")
        groups = super().get_queryset(request).annotate(size=Count("user"))
        return groups.prefetch_related(named)

    @admin.display(description="members")
    def members(self, group: Any) -> int:
        """How many."""
        return int(group.size)

    @admin.display(description="may")
    def may(self, group: Any) -> str:
        """The first of its permissions in words."""
        words = [permission.name.removeprefix("Can ") for permission in group.named]
        more = f" and {len(words) - _MOST_NAMED} more" if len(words) > _MOST_NAMED else ""
        return (", ".join(words[:_MOST_NAMED]) or "nothing but read") + more
