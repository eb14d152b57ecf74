"""An import remembers articles that another one had brought before."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_former_originals"),
    ]

    operations = [
        migrations.CreateModel(
            name="MetAgain",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.importrun",
                    ),
                ),
            ],
            options={"verbose_name_plural": "met again"},
        ),
    ]
