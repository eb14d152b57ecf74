"""It shows who changed which setting, from what to what, to who may see the setting."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from articles.history import note_run
from articles.models import Operation
from tests.web.histories.pages import text_of
from tests.world import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser("chief", password="chief")


@pytest.fixture
def office(chief: User) -> Client:
    """A browser in which they are signed in."""
    client = Client()
    client.force_login(chief)
    return client


def send_user(office: Client, user: User, **changes: object) -> None:
    fields = {
        "username": user.username, "email": user.email, "is_active": "on",
        "date_joined_0": f"{user.date_joined:%Y-%m-%d}",
        "date_joined_1": f"{user.date_joined:%H:%M:%S}",
    } | changes  # fmt: skip
    response = office.post(f"/admin/auth/user/{user.pk}/change/", fields)
    assert response.status_code == 302


def test_tells_which_group_an_account_was_given_and_which_it_lost(office: Client) -> None:
    user = make_user("nell", group="Reader")
    send_user(office, user, groups=[Group.objects.get(name="Editor").pk])
    words = text_of(office, "/operations/")
    assert "chief" in words
    assert "changed the user “nell”" in words
    assert "groups [deleted: Reader ] [inserted: Editor ]" in words


def test_tells_which_permission_a_group_was_given(office: Client) -> None:
    group = Group.objects.get(name="Reader")
    given = Permission.objects.get(codename="review_mention")
    office.post(
        f"/admin/auth/group/{group.pk}/change/", {"name": "Reader", "permissions": [given.pk]}
    )
    words = text_of(office, "/operations/?kind=settings")
    assert "changed the group “Reader”" in words
    assert f"permissions [inserted: {given.name} ]" in words


def test_never_tells_a_password(office: Client) -> None:
    secret = "a-long-and-secret-passphrase"
    fields = {"username": "nell", "usable_password": "true"}
    office.post("/admin/auth/user/add/", fields | {"password1": secret, "password2": secret})
    user = User.objects.get(username="nell")
    office.post(
        f"/admin/auth/user/{user.pk}/password/",
        {"password1": f"{secret}2", "password2": f"{secret}2", "usable_password": "true"},
    )
    words = text_of(office, "/operations/")
    assert "added the user “nell”" in words
    assert "Changed password." in words
    assert secret not in words
    assert user.password not in words


def test_shows_accounts_only_to_who_may_see_them(
    office: Client, client: Client, editor: User
) -> None:
    send_user(office, make_user("nell"), is_staff="on")
    client.force_login(editor)
    assert "nell" not in text_of(client, "/operations/").partition("Show")[2]
    editor.user_permissions.add(Permission.objects.get(codename="view_user"))
    words = text_of(client, "/operations/?who=@chief").partition("Show")[2]
    assert "staff status [deleted: no ] [inserted: yes ]" in words


def test_pages_through_settings_and_operations_of_one_time(office: Client, chief: User) -> None:
    moment = note_run(Operation.Kind.IMPORT, "imported 0 articles", {}).started_at
    for number in range(1, 50):
        note_run(Operation.Kind.IMPORT, f"imported {number} articles", {})
    Operation.objects.update(started_at=moment)
    for _ in range(50):
        LogEntry.objects.log_actions(chief.pk, [chief], CHANGE, single_object=True)
    LogEntry.objects.update(action_time=moment)
    seen: list[object] = []
    address = "/operations/"
    while address:
        html = office.get(address).content.decode()
        seen += html.count("changed the user") * ["setting"]
        seen += [one for one in range(50) if f">imported {one} articles<" in html]
        address = html.partition('href="/operations/?after=')[2].partition('"')[0]
        address = f"/operations/?after={address}" if address else ""
    assert len(seen) == 100
    assert len({one for one in seen if one != "setting"}) == 50
