"""What was removed for good, what is urgent, and what could not be written."""

import articles.models.free_slug
import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def let_curators_take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give curators the permissions on what was removed."""
    # Permissions are made after all migrations, which is too late to give them to groups here.
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    curator = apps.get_model("auth", "Group").objects.get(name="Curator")
    codenames = ["view_removed", "delete_removed"]
    permissions = apps.get_model("auth", "Permission").objects.filter(codename__in=codenames)
    curator.permissions.add(*permissions)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_groups'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Removed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('article', 'Article'), ('country', 'Country'), ('leader', 'Leader'), ('organization', 'Organization')], max_length=12)),
                ('key', models.CharField(help_text='The key of an import or of the facts, which tells it again.', max_length=220)),
                ('content_hash', models.CharField(blank=True, help_text='Articles only: another file may hold the same.', max_length=64)),
                ('name', models.CharField(max_length=500)),
                ('removed_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name_plural': 'removed',
                'ordering': ['-removed_at'],
            },
        ),
        migrations.AddField(
            model_name='indexchange',
            name='failures',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='indexchange',
            name='is_urgent',
            field=models.BooleanField(default=False, help_text='A person did it, and looks for it.'),
        ),
        migrations.AddField(
            model_name='indexchange',
            name='problem',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='indexchange',
            name='retry_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='article',
            name='language',
            field=models.CharField(blank=True, help_text='ISO 639-1, such as en; empty: unknown.', max_length=8),
        ),
        migrations.AlterField(
            model_name='entity',
            name='slug',
            field=models.SlugField(help_text='Its name in addresses; keep it.', max_length=200, validators=[articles.models.free_slug.refuse_reserved]),
        ),
        migrations.AlterField(
            model_name='entity',
            name='successors',
            field=models.ManyToManyField(blank=True, help_text='The states that followed a historic one.', limit_choices_to=models.Q(('kind', 'country')), related_name='predecessors', to='articles.entity'),
        ),
        migrations.AlterField(
            model_name='source',
            name='slug',
            field=models.SlugField(help_text='Its name in addresses.', max_length=200, unique=True, validators=[articles.models.free_slug.refuse_reserved]),
        ),
        migrations.AlterField(
            model_name='tag',
            name='slug',
            field=models.SlugField(help_text='Its name in addresses.', max_length=80, unique=True, validators=[articles.models.free_slug.refuse_reserved]),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['original_digest'], name='article_original'),
        ),
        migrations.AddIndex(
            model_name='indexchange',
            index=models.Index(condition=models.Q(('is_urgent', True)), fields=['id'], name='index_change_urgent'),
        ),
        migrations.AddIndex(
            model_name='indexchange',
            index=models.Index(condition=models.Q(('failures__gt', 0)), fields=['id'], name='index_change_failed'),
        ),
        migrations.AddField(
            model_name='removed',
            name='removed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='removed',
            index=models.Index(condition=models.Q(('content_hash', ''), _negated=True), fields=['content_hash'], name='removed_content'),
        ),
        migrations.AddConstraint(
            model_name='removed',
            constraint=models.UniqueConstraint(models.F('kind'), models.F('key'), name='removed_unique'),
        ),
        migrations.RunPython(let_curators_take_back, migrations.RunPython.noop),
    ]
