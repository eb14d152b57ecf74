"""What does a curator see?"""

from django.conf import settings
from django.contrib import admin

from articles.admin.alias import AliasAdmin
from articles.admin.article import ArticleAdmin
from articles.admin.entity import EntityAdmin
from articles.admin.feed import FeedAdmin
from articles.admin.groups import NewsdeskGroupAdmin
from articles.admin.import_run import ImportRunAdmin
from articles.admin.imported_file import ImportedFileAdmin
from articles.admin.index_change import IndexChangeAdmin
from articles.admin.not_the_same import NotTheSameAdmin
from articles.admin.office import OfficeAdmin
from articles.admin.operation import OperationAdmin
from articles.admin.removed import RemovedAdmin
from articles.admin.source import SourceAdmin
from articles.admin.tag import TagAdmin
from articles.admin.tenure import TenureAdmin
from articles.admin.users import NewsdeskUserAdmin

admin.site.site_header = f"{settings.NEWSDESK_NAME} curation"
admin.site.site_title = f"{settings.NEWSDESK_NAME} curation"
admin.site.index_title = "What the archive keeps"

__all__ = [
    "AliasAdmin",
    "ArticleAdmin",
    "EntityAdmin",
    "FeedAdmin",
    "ImportRunAdmin",
    "ImportedFileAdmin",
    "IndexChangeAdmin",
    "NewsdeskGroupAdmin",
    "NewsdeskUserAdmin",
    "NotTheSameAdmin",
    "OfficeAdmin",
    "OperationAdmin",
    "RemovedAdmin",
    "SourceAdmin",
    "TagAdmin",
    "TenureAdmin",
]
