"""More that a mention can be found by: an office, what stands for a country, a seat."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_about_and_permissions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='mention',
            name='found_by',
            field=models.CharField(choices=[('name', 'its name'), ('acronym', 'its acronym'), ('demonym', 'a demonym'), ('place', 'a place in it'), ('surname', 'the surname, in office at the date'), ('full name', 'the surname, after the full name'), ('office', 'an office that a leader held at the date'), ('stand-in', 'what stands for it, such as its money'), ('seat', 'the seat of what is named'), ('editor', 'an editor')], max_length=20),
        ),
    ]
