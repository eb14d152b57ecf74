"""What articles are about, as the tagger saw it so far; and who may do the new things."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef

# From here on an article counted as being about an entity until now.
ABOUT = 0.2
EDITORS = ("review_mention", "bulk_correct", "view_operation", "view_change")


def say_what_articles_are_about(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """All mentions are about their article by default; take the faint ones out."""
    faint = apps.get_model("articles", "Mention").objects.filter(salience__lt=ABOUT)
    faint.exclude(found_by="editor").update(is_about=False)
    # What an editor added, and the tagger does not find, counted too: now the verdict says so.
    added = apps.get_model("articles", "Mention").objects.filter(
        article=OuterRef("article"), entity=OuterRef("entity"), found_by="editor", spans=[]
    )
    accepted = apps.get_model("articles", "Decision").objects.filter(verdict="accept")
    accepted.filter(Exists(added)).update(is_about=True)


def give_permissions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editors review and change many articles at once; curators may do everything."""
    # Permissions are made after all migrations, which is too late to give them to groups here.
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group = apps.get_model("auth", "Group")
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="articles"
    )
    group.objects.get_or_create(name="Reader")
    editor, _ = group.objects.get_or_create(name="Editor")
    editor.permissions.add(*permissions.filter(codename__in=EDITORS))
    curator, _ = group.objects.get_or_create(name="Curator")
    curator.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_history_and_review")]
    operations = [
        migrations.RunPython(say_what_articles_are_about, migrations.RunPython.noop),
        migrations.RunPython(give_permissions, migrations.RunPython.noop),
    ]
