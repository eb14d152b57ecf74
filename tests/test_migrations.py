"""It keeps, of an archive of before, what its editors said."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Decision, Mention
from articles.tagging import tag_articles
from tests.world import make_article, make_country, make_mention

pytestmark = pytest.mark.django_db


def test_goes_on_counting_what_editors_added_and_the_tagger_does_not_find(editor: User) -> None:
    migration = import_module("articles.migrations.0005_about_and_permissions")
    article, france, spain = (
        make_article(),
        make_country("France", "FR"),
        make_country("Spain", "ES"),
    )
    make_mention(article, france)
    Decision.objects.create(article=article, entity=france, verdict="accept", editor=editor)
    Mention.objects.create(article=article, entity=spain, salience=0.1, found_by="name")
    migration.say_what_articles_are_about(apps, connection.schema_editor())
    assert Decision.objects.get().is_about
    assert not Mention.objects.get(entity=spain).is_about
    tag_articles([article])
    assert list(Mention.objects.about().values_list("entity", flat=True)) == [france.pk]
