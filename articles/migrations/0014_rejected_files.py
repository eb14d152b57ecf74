"""Files in which something was rejected are found without looking through all of an import."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_names_of_entries"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="importedfile",
            index=models.Index(
                condition=models.Q(("rejected__gt", 0)),
                fields=["run", "id"],
                name="imported_file_rejected",
            ),
        ),
    ]
