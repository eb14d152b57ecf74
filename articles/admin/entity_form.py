"""What may a curator write about an entity?"""

from typing import Any

from django.db.models import QuerySet

from articles.admin.seen_form import SeenForm
from articles.models import Entity


class EntityForm(SeenForm[Entity]):
    """An entity's facts; what the table would refuse is said in words first."""

    class Meta:
        model = Entity
        # The others are named, and made, by EntityAdmin.
        fields = ("kind", "name", "slug", "code")

    def clean_code(self) -> str:
        """A code in capitals, of one country only."""
        return str(self.cleaned_data["code"]).upper()

    def clean(self) -> dict[str, Any]:
        """Codes are for countries, years run forwards, and addresses name one thing each."""
        cleaned = super().clean()
        kind = cleaned.get("kind", self.instance.kind)
        code, slug = cleaned.get("code"), cleaned.get("slug")
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if code and kind != Entity.Kind.COUNTRY:
            self.add_error("code", "Only countries have a code. Leave it empty.")
        elif code and self._others().filter(code=code).exists():
            self.add_error("code", f"Another country has the code {code}.")
        if slug and self._others().filter(kind=kind, slug=slug).exists():
            self.add_error("slug", f"Another {kind} has the address name “{slug}”.")
        if cleaned.get("successors") and kind != Entity.Kind.COUNTRY:
            self.add_error("successors", "Only countries have successors. Take them away.")
        if first is not None and last is not None and first > last:
            self.add_error("valid_to", "This is before the first year.")
        return cleaned

    def _others(self) -> QuerySet[Entity]:
        return Entity.objects.exclude(pk=self.instance.pk)
