"""What may a curator write of a feed?"""

from django import forms
from django.conf import settings
from django.utils.text import capfirst

from articles.addresses import BadAddressError, check_address
from articles.admin.seen_form import SeenForm
from articles.models import Feed


class FeedForm(SeenForm[Feed]):
    """An address, how often it is asked, and whose articles it has."""

    def clean_address(self) -> str:
        """In one spelling. Whether its host is in a private network is seen when it is asked."""
        try:
            return str(check_address(self.cleaned_data["address"], settings.NEWSDESK_FETCH_ALLOWED))
        except BadAddressError as problem:
            raise forms.ValidationError(
                f"{capfirst(problem.with_cure)}. Write another address, or see docs/feeds.md on "
                "what is fetched."
            ) from problem
