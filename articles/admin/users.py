"""What does an administrator see of accounts? The log tells what was given and what was taken."""

from django.contrib import admin
from django.contrib.auth.models import User

from articles.admin.subscriptable import UserAdmin
from articles.admin.told_values import ToldValues

admin.site.unregister(User)


@admin.register(User)
class NewsdeskUserAdmin(ToldValues, UserAdmin[User]):
    """Accounts, their groups, and who may enter the admin."""
