"""A citation of an article."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from articles.models import Article
from articles.web.addresses import permanent_address
from articles.web.citations import cited, style_named


@require_GET
def cite(request: HttpRequest, short_id: str, style: str) -> HttpResponse:
    """A file to download, or a line of text, as the style is for programs or for people."""
    known = style_named(style)
    if known is None:
        raise Http404(f"There is no style of citation called {style}.")
    found = get_object_or_404(
        Article.objects.seen_by(request.user).with_source().without_body(), short_id=short_id
    )
    address = permanent_address(request, short_id)
    text = known.write(cited(found, address))
    response = HttpResponse(text, content_type=f"{known.content_type}; charset=utf-8")
    if known.ending:
        name = f"{found.short_id}.{known.ending}"
        header = content_disposition_header(as_attachment=True, filename=name)
        response["Content-Disposition"] = header or "attachment"
    return response
