"""An import remembers when it first looked at its files, and dates it could not read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_stands_alone"),
    ]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="begun_at",
            field=models.DateTimeField(
                blank=True, help_text="First looked at its files.", null=True
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="unread_examples",
            field=models.JSONField(
                blank=True, default=list, help_text="The first dates that could not be understood."
            ),
        ),
    ]
