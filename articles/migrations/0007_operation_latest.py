"""The latest operations first, whatever their kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_found_by_office")]
    operations = [
        migrations.AddIndex(
            model_name="operation",
            index=models.Index(fields=["-started_at", "-id"], name="operation_latest"),
        ),
    ]
