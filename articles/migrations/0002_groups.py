"""The groups: editors correct articles, curators keep everything in the admin."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APP = "articles"


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make both groups with their permissions."""
    # Permissions are made after all migrations, which is too late to give them to groups here.
    config = apps.get_app_config(APP)
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group = apps.get_model("auth", "Group")
    permission = apps.get_model("auth", "Permission")
    editor, _ = group.objects.get_or_create(name="Editor")
    editor.permissions.add(permission.objects.get(codename="correct_article"))
    curator, _ = group.objects.get_or_create(name="Curator")
    curator.permissions.add(*permission.objects.filter(content_type__app_label=APP))


class Migration(migrations.Migration):
    dependencies = [
        (APP, "0001_archive"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
