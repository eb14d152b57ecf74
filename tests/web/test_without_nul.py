"""It drops the character that no database holds, wherever it comes from."""

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from articles.models import Article
from articles.web.without_nul import WithoutNulMiddleware


def test_drops_it_from_parameters_forms_and_cookies() -> None:
    seen: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    request = RequestFactory().post("/?q=a%00b&a%00=1&a=2", {"name": "x\0y", "kept": ["1", "2"]})
    request.COOKIES = {"sessionid": "a\0"}
    middleware = WithoutNulMiddleware(answer)
    middleware(request)
    middleware.process_view(request, answer, (), {})
    assert dict(seen[0].GET.lists()) == {"q": ["ab"], "a": ["1", "2"]}
    assert seen[0].POST.getlist("kept") == ["1", "2"]
    assert seen[0].POST["name"] == "xy"
    assert seen[0].COOKIES == {"sessionid": "a"}


def test_answers_every_page_with_one(
    client: Client, editor: User, world: dict[str, Article]
) -> None:
    client.force_login(editor)
    for address in (
        "/search/?q=a%00b&country=%00&from=%00", "/search/values/country/?find=%00",
        "/suggestions/?name=in%00", "/sign-in/?next=%00",
    ):  # fmt: skip
        assert client.get(address).status_code in (200, 302)
    article = world["oil"]
    for name in ("tags", "mentions"):
        sent = client.post(f"/articles/{article.short_id}/{name}/", {"verb": "add", "name": "a\0"})
        assert sent.status_code in (302, 422)
