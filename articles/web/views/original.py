"""The original bytes of an article, as they came."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from articles.models import Article
from articles.models.originals import read_original


@require_GET
def original(request: HttpRequest, short_id: str) -> HttpResponse:
    """A download that no browser opens on this site: imported markup is never rendered here."""
    article = get_object_or_404(Article.objects.without_body(), short_id=short_id)
    try:
        content = read_original(article.original_digest)
    except FileNotFoundError as error:
        raise Http404("The original of this article is not kept.") from error
    response = HttpResponse(content, content_type="application/octet-stream")
    name = "".join(c if c.isalnum() or c in ".-_" else "_" for c in article.original_name[-80:])
    response["Content-Disposition"] = f'attachment; filename="{name or article.short_id}"'
    response["Content-Security-Policy"] = "sandbox"
    return response
