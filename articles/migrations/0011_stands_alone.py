"""An editor may say that an article is of no story."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_feed_history'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='stands_alone',
            field=models.BooleanField(db_default=False, default=False, editable=False, help_text="An editor's lasting verdict: it is of no story with others."),
        ),
        migrations.AlterField(
            model_name='operation',
            name='kind',
            field=models.CharField(choices=[('confirm', 'confirmed a mention'), ('add', 'added a mention'), ('reject', 'rejected a mention'), ('never', 'ruled an alias out'), ('take back', 'took a verdict back'), ('change entity', 'changed whom a mention means'), ('mark', 'marked a name in the text'), ('about', 'said what the article is about'), ('tag', 'put a tag on'), ('untag', 'took a tag off'), ('title', 'changed the title'), ('date', 'changed the date'), ('article', 'edited the article'), ('visibility', 'changed who sees it'), ('delete', 'deleted for good'), ('entity', 'edited an entity'), ('alias', 'edited an alias'), ('office', 'edited offices or terms'), ('source', 'edited a source'), ('feed', 'edited a feed'), ('tag edit', 'edited a tag'), ('merge', 'merged two entities'), ('split', 'split an alias off'), ('not same', 'told two entities apart'), ('alone', 'said whether an article has copies'), ('bulk', 'changed many articles'), ('retag', 'tagged articles again'), ('undo', 'undid an operation'), ('import', 'imported articles'), ('load', 'loaded the gazetteer')], max_length=16),
        ),
    ]
