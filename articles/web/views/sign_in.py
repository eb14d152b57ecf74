"""Where editors and curators sign in."""

from urllib.parse import urlsplit

from django.contrib.auth.views import LoginView
from django.http import HttpRequest


class SignIn(LoginView):
    """The sign-in form; afterwards back to where one came from, within this site."""

    template_name = "sign_in.html"
    redirect_authenticated_user = True

    def get_redirect_url(self, _request: HttpRequest | None = None) -> str:
        """Where one came from; never this very page, which would lead in a circle."""
        address = super().get_redirect_url()
        return "" if urlsplit(address).path == self.request.path else address
