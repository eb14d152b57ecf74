"""The app's registration with Django."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """All rooms of Newsdesk, and their start-up checks."""

    name = "articles"
    verbose_name = "Archive"

    def ready(self) -> None:
        """Register the start-up checks."""
        from articles import checks  # noqa: F401
