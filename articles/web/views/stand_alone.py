"""An editor says whether an article is the same story as others."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.curating.stand_alone import stand_alone as set_alone
from articles.models import Article
from articles.web.corrected import correct
from articles.web.editors_only import editors_only


@editors_only
def stand_alone(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Take the article out of its story, or with `again` let it be of one."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    alone = "again" not in request.POST
    tried = "took it out of its story" if alone else "let it be of a story again"
    return correct(request, article, tried, lambda: set_alone(article, request.user, alone=alone))
