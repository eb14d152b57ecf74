"""Where editors and curators sign in."""

from urllib.parse import urlsplit

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from articles.web.throttling import Bucket, address_of
from articles.web.views.errors import too_many_requests

# Ten wrong passwords for a name from one address; then one more a minute.
WRONG_PASSWORDS = Bucket("wrong passwords", tokens=10, seconds=60)


class SignIn(LoginView):
    """The sign-in form; afterwards back to where one came from, within this site."""

    template_name = "sign_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:  # type: ignore[override]
        """Try the password, unless too many were wrong."""
        if not WRONG_PASSWORDS.has_one(self._key):
            return too_many_requests(request, round(WRONG_PASSWORDS.seconds))
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Remember a wrong password."""
        WRONG_PASSWORDS.take(self._key)
        return super().form_invalid(form)

    def get_redirect_url(self, _request: HttpRequest | None = None) -> str:
        """Where one came from; never this very page, which would lead in a circle."""
        address = super().get_redirect_url()
        return "" if urlsplit(address).path == self.request.path else address

    @property
    def _key(self) -> str:
        """Who tries, and for whom; nobody can lock another's address out."""
        name = self.request.POST.get("username", "").casefold()
        return f"{address_of(self.request)} {name}"
