"""Former originals of articles that imports changed are found by their digests."""

from django.db import migrations, models
from django.db.models import Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce


def name_digests(apps, schema_editor):
    """They stand in a JSON column already."""
    updates = apps.get_model("articles", "ImportedUpdate").objects
    updates.update(original_digest=Coalesce(KT("before__original_digest"), Value("")))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_folded_sources"),
    ]

    operations = [
        migrations.AddField(
            model_name="importedupdate",
            name="original_digest",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.RunPython(name_digests, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="importedupdate",
            index=models.Index(fields=["original_digest"], name="imported_update_original"),
        ),
    ]
