"""History, the review queue, bulk jobs, redirects, verdicts on pairs, and who sees an article."""

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_removed_and_urgent'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(choices=[('tag', 'put a tag on'), ('untag', 'take a tag off'), ('confirm', 'confirm a mention'), ('reject', 'reject a mention'), ('retag', 'find the names again'), ('undo', 'undo an operation')], max_length=8)),
                ('targets', models.JSONField(default=list, help_text='The articles; of an undo, the operations.')),
                ('state', models.CharField(choices=[('waiting', 'waiting or at work'), ('done', 'Done'), ('stopped', 'Stopped'), ('failed', 'Failed')], default='waiting', max_length=8)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('problem', models.CharField(blank=True, max_length=1000)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-pk'],
                'permissions': [('bulk_correct', 'Can change many articles at once')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing', models.CharField(choices=[('article', 'Article'), ('mention', 'Mention'), ('decision', 'Decision'), ('article tag', 'Article Tag'), ('tag', 'Tag'), ('source', 'Source'), ('entity', 'Entity'), ('succession', 'Succession'), ('alias', 'Alias'), ('office', 'Office'), ('tenure', 'Tenure'), ('redirect', 'Redirect'), ('not same', 'Not Same'), ('removed', 'Removed')], max_length=12)),
                ('object_id', models.BigIntegerField()),
                ('article_id', models.BigIntegerField(null=True)),
                ('article_version', models.PositiveIntegerField(help_text="The article's version from this change on.", null=True)),
                ('entity_id', models.BigIntegerField(null=True)),
                ('before', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('after', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='EntityRedirect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('country', 'Country'), ('leader', 'Leader'), ('organization', 'Organization')], max_length=12)),
                ('value', models.CharField(help_text='The slug or the code that addresses use.', max_length=200)),
            ],
            options={
                'ordering': ['kind', 'value'],
            },
        ),
        migrations.CreateModel(
            name='NotTheSame',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decided_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name_plural': 'not the same',
                'ordering': ['first', 'second'],
            },
        ),
        migrations.CreateModel(
            name='Operation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('confirm', 'confirmed a mention'), ('add', 'added a mention'), ('reject', 'rejected a mention'), ('never', 'ruled an alias out'), ('take back', 'took a verdict back'), ('change entity', 'changed whom a mention means'), ('mark', 'marked a name in the text'), ('about', 'said what the article is about'), ('tag', 'put a tag on'), ('untag', 'took a tag off'), ('title', 'changed the title'), ('date', 'changed the date'), ('article', 'edited the article'), ('visibility', 'changed who sees it'), ('delete', 'deleted for good'), ('entity', 'edited an entity'), ('alias', 'edited an alias'), ('office', 'edited offices or terms'), ('source', 'edited a source'), ('tag edit', 'edited a tag'), ('merge', 'merged two entities'), ('split', 'split an alias off'), ('not same', 'told two entities apart'), ('bulk', 'changed many articles'), ('retag', 'tagged articles again'), ('undo', 'undid an operation'), ('import', 'imported articles'), ('load', 'loaded the gazetteer')], max_length=16)),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('summary', models.CharField(max_length=300)),
                ('undone_at', models.DateTimeField(null=True)),
                ('number_of_changes', models.PositiveIntegerField(default=0)),
                ('counts', models.JSONField(default=dict, help_text='What a machine run added, removed and changed.')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReviewClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField()),
            ],
            options={
                'ordering': ['until'],
            },
        ),
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': [('correct_article', "Can correct an article's mentions and tags"), ('change_visibility', 'Can hide articles, and put them into the trash')]},
        ),
        migrations.AlterModelOptions(
            name='entity',
            options={'ordering': ['name'], 'permissions': [('merge_entity', 'Can merge entities and split aliases off')], 'verbose_name_plural': 'entities'},
        ),
        migrations.AlterModelOptions(
            name='mention',
            options={'ordering': ['-salience', 'entity'], 'permissions': [('review_mention', 'Can decide on uncertain mentions in the review queue')]},
        ),
        migrations.AddField(
            model_name='article',
            name='trashed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='article',
            name='visibility',
            field=models.CharField(choices=[('published', 'Published'), ('hidden', 'Hidden'), ('trash', 'Trash')], default='published', editable=False, help_text='Whatever is not published is gone from searches, counts and pages.', max_length=9),
        ),
        migrations.AddField(
            model_name='decision',
            name='is_about',
            field=models.BooleanField(help_text='Is the article about it? Empty: that is left to the tagger.', null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='spans',
            field=models.JSONField(blank=True, default=list, help_text='Where an editor marked it; only with ACCEPT.'),
        ),
        migrations.AddField(
            model_name='mention',
            name='confidence',
            field=models.FloatField(default=1.0, help_text='How sure it is that the article names it at all, from 0 to 1.', validators=[django.core.validators.MinValueValidator(0.0), django.core.validators.MaxValueValidator(1.0)]),
        ),
        migrations.AddField(
            model_name='mention',
            name='is_about',
            field=models.BooleanField(default=True, help_text='The article is about it; off: it only names it.'),
        ),
        migrations.AlterField(
            model_name='mention',
            name='found_by',
            field=models.CharField(choices=[('name', 'its name'), ('acronym', 'its acronym'), ('demonym', 'a demonym'), ('place', 'a place in it'), ('surname', 'the surname, in office at the date'), ('full name', 'the surname, after the full name'), ('editor', 'an editor')], max_length=20),
        ),
        migrations.AlterField(
            model_name='mention',
            name='salience',
            field=models.FloatField(default=0.0, help_text='How likely the article is about it, from 0 to 1.', validators=[django.core.validators.MinValueValidator(0.0), django.core.validators.MaxValueValidator(1.0)]),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('visibility', 'published'), _negated=True), fields=['visibility', '-trashed_at'], name='article_not_published'),
        ),
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(condition=models.Q(('confidence__gte', 0.2), ('confidence__lt', 0.8)), fields=['confidence'], name='mention_uncertain'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('trashed_at__isnull', False), ('visibility', 'trash')), models.Q(models.Q(('visibility', 'trash'), _negated=True), ('trashed_at__isnull', True)), _connector='OR'), name='article_trashed_at_in_the_trash'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__gte', 0.0), ('confidence__lte', 1.0)), name='mention_confidence_from_0_to_1'),
        ),
        migrations.AddField(
            model_name='bulkjob',
            name='editor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='jobs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='bulkjob',
            name='entity',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.entity'),
        ),
        migrations.AddField(
            model_name='bulkjob',
            name='tag',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.tag'),
        ),
        migrations.AddField(
            model_name='entityredirect',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='redirects', to='articles.entity'),
        ),
        migrations.AddField(
            model_name='notthesame',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notthesame',
            name='first',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.entity'),
        ),
        migrations.AddField(
            model_name='notthesame',
            name='second',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.entity'),
        ),
        migrations.AddField(
            model_name='operation',
            name='actor',
            field=models.ForeignKey(help_text='Nobody: a machine run.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='operations', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='operation',
            name='parent',
            field=models.ForeignKey(help_text='The larger operation that this one is a batch of.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='articles.operation'),
        ),
        migrations.AddField(
            model_name='operation',
            name='undoes',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='undos', to='articles.operation'),
        ),
        migrations.AddField(
            model_name='operation',
            name='undone_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='change',
            name='operation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='articles.operation'),
        ),
        migrations.AddField(
            model_name='bulkjob',
            name='operation',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='job', to='articles.operation'),
        ),
        migrations.AddField(
            model_name='reviewclaim',
            name='editor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewclaim',
            name='mention',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='claim', to='articles.mention'),
        ),
        migrations.AddConstraint(
            model_name='entityredirect',
            constraint=models.UniqueConstraint(models.F('kind'), models.F('value'), name='entity_redirect_unique'),
        ),
        migrations.AddConstraint(
            model_name='notthesame',
            constraint=models.UniqueConstraint(models.F('first'), models.F('second'), name='not_the_same_unique'),
        ),
        migrations.AddConstraint(
            model_name='notthesame',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='not_the_same_in_order'),
        ),
        migrations.AddIndex(
            model_name='operation',
            index=models.Index(fields=['kind', '-started_at'], name='operation_kind'),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['thing', 'object_id', 'id'], name='change_thing'),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['article_id', 'article_version'], name='change_article'),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['entity_id', 'id'], name='change_entity'),
        ),
        migrations.AddIndex(
            model_name='bulkjob',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['id'], name='bulk_job_unfinished'),
        ),
    ]
