"""Entries of feeds are known by their names, articles of one address by their ids."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_import_begun"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.BigIntegerField(unique=True)),
                ("key", models.CharField(max_length=64)),
            ],
            options={"verbose_name_plural": "feed entries"},
        ),
        migrations.CreateModel(
            name="SharedAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BigIntegerField(unique=True)),
                ("holder", models.BigIntegerField(default=0)),
            ],
            options={"verbose_name_plural": "shared addresses"},
        ),
        migrations.CreateModel(
            name="ContestedKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("content", models.BigIntegerField()),
                ("file", models.BigIntegerField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.importrun",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="contestedkey",
            constraint=models.UniqueConstraint(
                models.F("run"), models.F("key"), name="contested_key_unique_in_run"
            ),
        ),
        migrations.AddField(
            model_name="seenkey",
            name="name",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="seenkey",
            name="file",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="seenkey",
            name="repeats",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
