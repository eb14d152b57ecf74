"""What becomes of a feed is part of the history."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0009_import_permissions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='change',
            name='thing',
            field=models.CharField(choices=[('article', 'Article'), ('mention', 'Mention'), ('decision', 'Decision'), ('article tag', 'Article Tag'), ('tag', 'Tag'), ('source', 'Source'), ('feed', 'Feed'), ('entity', 'Entity'), ('succession', 'Succession'), ('alias', 'Alias'), ('office', 'Office'), ('tenure', 'Tenure'), ('redirect', 'Redirect'), ('not same', 'Not Same'), ('removed', 'Removed')], max_length=12),
        ),
        migrations.AlterField(
            model_name='operation',
            name='kind',
            field=models.CharField(choices=[('confirm', 'confirmed a mention'), ('add', 'added a mention'), ('reject', 'rejected a mention'), ('never', 'ruled an alias out'), ('take back', 'took a verdict back'), ('change entity', 'changed whom a mention means'), ('mark', 'marked a name in the text'), ('about', 'said what the article is about'), ('tag', 'put a tag on'), ('untag', 'took a tag off'), ('title', 'changed the title'), ('date', 'changed the date'), ('article', 'edited the article'), ('visibility', 'changed who sees it'), ('delete', 'deleted for good'), ('entity', 'edited an entity'), ('alias', 'edited an alias'), ('office', 'edited offices or terms'), ('source', 'edited a source'), ('feed', 'edited a feed'), ('tag edit', 'edited a tag'), ('merge', 'merged two entities'), ('split', 'split an alias off'), ('not same', 'told two entities apart'), ('bulk', 'changed many articles'), ('retag', 'tagged articles again'), ('undo', 'undid an operation'), ('import', 'imported articles'), ('load', 'loaded the gazetteer')], max_length=16),
        ),
        migrations.AlterField(
            model_name='feed',
            name='status',
            field=models.CharField(choices=[('never', 'not fetched yet'), ('fresh', 'fetched'), ('unchanged', 'nothing new since'), ('failed', 'failed'), ('gone', 'gone for good')], default='never', editable=False, max_length=9),
        ),
    ]
