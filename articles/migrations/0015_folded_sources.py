"""Sources are found by their names without accents and case, not by looking at all of them."""

from django.db import migrations, models

from articles.models.source import folded_name

_AT_ONCE = 2000


def fold_names(apps, schema_editor):
    """Those that are there, some at a time."""
    source = apps.get_model("articles", "Source")
    some = []
    for one in source.objects.only("name").iterator(chunk_size=_AT_ONCE):
        one.folded = folded_name(one.name)
        some.append(one)
        if len(some) == _AT_ONCE:
            source.objects.bulk_update(some, ["folded"])
            some = []
    source.objects.bulk_update(some, ["folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_rejected_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="folded",
            field=models.CharField(default="", editable=False, max_length=200),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(fields=["folded"], name="source_folded"),
        ),
    ]
