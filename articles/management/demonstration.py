"""The demonstration's accounts: an editor and a curator, with passwords made once."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User

ACCOUNTS = (("editor", "Editor"), ("curator", "Curator"))


def demonstration_logins() -> list[tuple[str, str]]:
    """The names and passwords of the accounts, made at the first call and kept in a file.

    A password that somebody changed since is not changed back. Never call it in production.
    """
    if settings.NEWSDESK_PRODUCTION:
        raise RuntimeError("Demonstration accounts are never made in production.")
    file = Path(settings.NEWSDESK_VAR) / "demonstration-logins"
    logins = dict(line.split() for line in _lines(file))
    for name, group in ACCOUNTS:
        user, is_new = User.objects.get_or_create(username=name)
        if is_new or name not in logins:
            logins[name] = secrets.token_urlsafe(9)
            user.set_password(logins[name])
            user.is_staff = group == "Curator"
            user.save()
            user.groups.set([Group.objects.get(name=group)])
    file.touch(mode=0o600)
    file.write_text("".join(f"{name} {password}\n" for name, password in sorted(logins.items())))
    return [(name, logins[name]) for name, _ in ACCOUNTS]


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []
