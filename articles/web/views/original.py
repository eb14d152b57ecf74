"""The original bytes of an article, as they came."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from articles.models import Article
from articles.models.originals import DamagedOriginalError, original_of

log = logging.getLogger(__name__)


@require_GET
def original(request: HttpRequest, short_id: str) -> HttpResponse:
    """A download that no browser opens on this site: imported markup is never rendered here."""
    article = get_object_or_404(
        Article.objects.seen_by(request.user).without_body(), short_id=short_id
    )
    digest = article.original_digest
    try:
        content = original_of(article)
    except DamagedOriginalError as error:
        log.exception("The original %s is damaged: bring it back from a backup.", digest)
        raise Http404("The original of this article is damaged.") from error
    except FileNotFoundError as error:
        raise Http404("The original of this article is not kept.") from error
    response = HttpResponse(content, content_type="application/octet-stream")
    name = "".join(c if c.isalnum() or c in ".-_" else "_" for c in article.original_name[-80:])
    download = content_disposition_header(as_attachment=True, filename=name or article.short_id)
    response["Content-Disposition"] = download or "attachment"
    response["Content-Security-Policy"] = "sandbox"
    return response
