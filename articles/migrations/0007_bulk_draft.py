"""Previewed changes of many articles, kept until they are applied."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_operation_latest'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(choices=[('tag', 'put a tag on'), ('untag', 'take a tag off'), ('confirm', 'confirm a mention'), ('reject', 'reject a mention'), ('retag', 'find the names again'), ('undo', 'undo an operation')], max_length=8)),
                ('tag_name', models.CharField(blank=True, max_length=80)),
                ('targets', models.JSONField(default=list)),
                ('chosen', models.PositiveIntegerField(help_text='How many articles were chosen.')),
                ('search', models.TextField(blank=True, help_text="The search's address, to go back to.")),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('editor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bulk_drafts', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.entity')),
            ],
            options={
                'ordering': ['-pk'],
                'default_permissions': (),
            },
        ),
    ]
