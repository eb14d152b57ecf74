"""Where people sign out."""

from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse

from articles.web.views.errors import method_not_allowed


class SignOut(LogoutView):
    """Signs out whoever sends the form; a link alone signs nobody out."""

    def http_method_not_allowed(
        self, request: HttpRequest, *_args: object, **_kwargs: object
    ) -> HttpResponse:
        """A page instead of an empty answer."""
        response = method_not_allowed(request)
        response["Allow"] = "POST, OPTIONS"
        return response
