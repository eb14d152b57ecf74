"""Where editors and curators sign in."""

from django.contrib.auth.views import LoginView


class SignIn(LoginView):
    """The sign-in form; afterwards back to where one came from, within this site."""

    template_name = "sign_in.html"
    redirect_authenticated_user = True
