"""The whole journey of one article: from a file to a faceted page, and back by an editor's hand."""

import re
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from articles.indexing import drain, rebuild
from articles.indexing.rebuild import unheard
from articles.models import Article, ImportRun
from articles.search.configured import configured_engine
from tests.world import make_country, make_leader, make_organization

FILE = """October 12, 1986

Two leaders part in Reykjavik without a treaty

REYKJAVIK, Iceland — President Ronald Reagan and Mikhail Gorbachev of the Soviet Union ended two
days of talks on Sunday. The United Nations had hoped for more. Reagan flew home the same evening.
"""


def test_an_article_travels_from_a_file_to_a_page_and_follows_its_editor(
    newsdesk_var: Path, tmp_path: Path, client: Client, editor: User
) -> None:
    # A vocabulary to recognise names by; the real one is loaded by load_gazetteer.
    make_country("Iceland", "IS")
    soviet_union = make_country("Soviet Union", "SU", valid_from=1922, valid_to=1991)
    united_states = make_country("United States", "US")
    make_leader("Ronald Reagan", "Reagan", "President", united_states, "1981-01-20", "1989-01-20")
    make_leader("Mikhail Gorbachev", "Gorbachev", "General Secretary", soviet_union, "1985", "1991")
    make_organization("United Nations", "UN")

    # A file becomes an article, with its date, dateline and mentions.
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "reykjavik.txt").write_text(FILE)
    call_command("import_articles", str(folder), quiet=True)
    article = Article.objects.get()
    assert article.title == "Two leaders part in Reykjavik without a treaty"
    assert article.published is not None
    assert article.published.words == "12 October 1986"
    assert article.dateline.casefold() == "reykjavik, iceland"
    assert ImportRun.objects.get().created == 1

    # The index follows the database.
    rebuild(configured_engine(), unheard)

    # A reader finds it by what it says and whom it names.
    def found(address: str) -> bool:
        return article.get_absolute_url() in client.get(address).content.decode()

    assert found("/search/?q=treaty")
    assert found("/search/?country=SU&leader=mikhail-gorbachev&from=1986&to=1986-10")
    assert not found("/search/?q=treaty&from=1987")
    html = client.get("/search/?q=treaty").content.decode()
    assert re.search(r'id="leader-ronald-reagan".*?class="count">1<', html, re.S)
    assert re.search(r'aria-label="12 October 1986, 1"', html)

    # An editor says that it is not about the United Nations, and the search follows.
    assert found("/search/?organization=united-nations")
    client.force_login(editor)
    nations = article.mentions.get(entity__slug="united-nations").entity
    client.post(f"/articles/{article.short_id}/mentions/", {"verb": "reject", "entity": nations.pk})
    drain(configured_engine())
    assert not found("/search/?organization=united-nations")

    # Importing the file again changes nothing, and the verdict lasts.
    call_command("import_articles", str(folder), quiet=True)
    call_command("tag_articles", verbosity=0)
    drain(configured_engine())
    assert Article.objects.count() == 1
    assert not found("/search/?organization=united-nations")
    assert found("/search/?q=treaty")
