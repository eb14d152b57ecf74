"""Curators start, stop and undo imports, and keep the feeds."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_permissions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Curators may do everything."""
    # Permissions are made after all migrations, which is too late to give them to groups here.
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="articles"
    )
    curator, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Curator")
    curator.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_imports_and_stories")]
    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
