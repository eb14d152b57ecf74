"""An article's page as its address asks for it, also after a correction."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from articles.answering.related import related_articles
from articles.models import Article
from articles.search import Query
from articles.search.configured import configured_engine
from articles.web.addresses import permanent_address
from articles.web.article_page import ArticlePage, Asked, build_article_page
from articles.web.correcting import Outcome
from articles.web.correcting.done import done_line
from articles.web.query_url import read_query
from articles.web.reading_place import find_place

# A reader who hides the marks once has them hidden until they want them back.
MARKS = "newsdesk-marks"
_MONTHS = 60 * 60 * 24 * 180


def open_article(
    request: HttpRequest,
    article: Article,
    *,
    outcome: Outcome | None = None,
    with_related: bool = True,
) -> ArticlePage:
    """The page with the search it was found by, and what was done to it a moment ago."""
    query = read_query(request.GET).query
    at = request.GET.get("at", "")
    engine = configured_engine()
    done = done_line(article, request.user, request.GET.get("done", ""))
    return build_article_page(
        article,
        request.user,
        place=find_place(engine, article, query, at) if at or query != Query() else None,
        related=related_articles(engine, article) if with_related else (),
        asked=read_asked(request),
        address=permanent_address(request, article.short_id),
        outcome=outcome or Outcome(done=done),
    )


def read_asked(request: HttpRequest) -> Asked:
    """What the address, and for the marks a cookie, asks for."""
    marks = request.GET.get("marks") or request.COOKIES.get(MARKS, "")
    return Asked(part=request.GET.get("part", ""), are_marked=marks != "off", here=here(request))


def remember_marks(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep what the reader just chose."""
    chosen = request.GET.get("marks", "")
    if chosen in ("on", "off"):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(MARKS, chosen, _MONTHS, httponly=True, samesite="Lax", secure=secure)


def here(request: HttpRequest, **more: str) -> str:
    """The parameters of this page, to come back to it; with the "?", "" for none."""
    parameters = request.GET.copy()
    parameters.pop("done", None)
    for name, value in more.items():
        parameters[name] = value
    return f"?{parameters.urlencode()}" if parameters else ""
