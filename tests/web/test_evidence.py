"""It says by which words an article names somebody."""

from django.test import Client

from articles.models import Article, Mention


def test_says_by_which_words_something_is_named(client: Client, world: dict[str, Article]) -> None:
    grain = world["grain"]
    body = "India and Indian ships. India again. Mr. Putin spoke."
    Article.objects.filter(pk=grain.pk).update(body=body)
    places = {"India": [(0, 5), (10, 16), (24, 29)], "Vladimir Putin": [(41, 46)]}
    for name, spans in places.items():
        Mention.objects.filter(article=grain, entity__name=name).update(
            spans=[{"field": "body", "start": start, "end": end} for start, end in spans],
            found_by="surname" if "Putin" in name else "name",
        )
    html = client.get(grain.get_absolute_url()).content.decode()
    assert "as “India”, “Indian”, 3×<" in html
    assert "as “Putin”<" in html
    told = "found by the surname, in office at the date; 100 % sure; the article is about it<"
    assert told in html
    assert "by an editor<" in html
