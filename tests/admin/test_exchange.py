"""Tables go out as files and come back: looked at first, refused in words, recorded when kept."""

import codecs
import csv
import io
import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.admin.exchange import rows
from articles.curating.jobs import run_batch
from articles.models import (
    Alias,
    Article,
    BulkJob,
    Entity,
    IndexChange,
    Office,
    Operation,
    Tenure,
)
from articles.tagging import tag_articles
from tests.admin.posting import address, messages
from tests.world import make_article, make_country, make_leader, make_organization

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("newsdesk_var"),
]
_CSV, _JSON = "0", "1"
TABLES: dict[str, Any] = {"entity": Entity, "alias": Alias, "office": Office, "tenure": Tenure}


@pytest.fixture
def gazetteer() -> Entity:
    """A little of everything."""
    france = make_country("France", "FR", "République française", sources="worldfacts")
    make_country("Gaul", "", "=cmd|' /C calc'!A0", slug="gaul", valid_to=-50).successors.add(france)
    make_leader("François Mitterrand", "Mitterrand", "President", france, "1981", "1995")
    make_organization("+Plus", "PLUS")
    return france


def export(desk: Client, model: str, form: str = _CSV) -> str:
    sent = {"format": form, "resource": "0"}
    response = desk.post(address(f"{model}_export"), sent)
    assert "attachment" in response["Content-Disposition"]
    assert response.content.startswith(codecs.BOM_UTF8) == (form == _CSV)
    return str(response.content.decode("utf-8-sig"))


def preview(desk: Client, model: str, text: str | bytes, form: str = _CSV) -> Any:
    content = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile("table.csv", content)
    sent = {"import_file": file, "format": form, "resource": "0"}
    return desk.post(address(f"{model}_import"), sent)


def keep(desk: Client, model: str, shown: Any) -> Any:
    """Confirm a preview, as its form does."""
    form = shown.context["confirm_form"]
    sent = {name: form[name].value() for name in form.fields}
    return desk.post(address(f"{model}_process_import"), sent, follow=True)


def table(*lines: str) -> str:
    return "\r\n".join(lines)


@pytest.mark.parametrize("form", [_CSV, _JSON])
@pytest.mark.parametrize("model", TABLES)
def test_takes_back_what_it_gave_out(
    desk: Client, gazetteer: Entity, model: str, form: str
) -> None:
    text = export(desk, model, form)
    before = list(TABLES[model].objects.order_by("pk").values())
    shown = preview(desk, model, text, form)
    assert not shown.context["result"].has_errors()
    keep(desk, model, shown)
    assert list(TABLES[model].objects.order_by("pk").values()) == before
    assert not Operation.objects.exists()


@pytest.mark.parametrize("model", ["alias", "tenure", "office"])
def test_brings_back_what_was_deleted(desk: Client, gazetteer: Entity, model: str) -> None:
    text = export(desk, model)
    TABLES[model].objects.all().delete()
    response = keep(desk, model, preview(desk, model, text))
    assert export(desk, model) == text
    assert "Imported a table of" in messages(response)
    assert "Undo</a>" in messages(response)


def test_writes_cells_that_no_spreadsheet_takes_for_formulas(
    desk: Client, gazetteer: Entity
) -> None:
    cells = [cell for row in csv.reader(io.StringIO(export(desk, "alias"))) for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    entities = export(desk, "entity")
    assert not [
        c for row in csv.reader(io.StringIO(entities)) for c in row if c[:1] in "=+-@\t" and c
    ]
    assert "'-50" in entities
    assert "worldfacts" in entities
    assert "country:FR" in entities
    names = [row["name"] for row in json.loads(export(desk, "entity", _JSON))]
    assert "+Plus" in names


def test_imports_as_one_operation_and_tags_the_articles_again(
    desk: Client, gazetteer: Entity
) -> None:
    article = make_article(body="The Hexagone voted.")
    other = make_article(body="Nothing.")
    tag_articles([article, other])
    rows_ = table("entity,text,kind", "country:FR,Hexagone,place", "country:fr,Frankreich,name")
    shown = preview(desk, "alias", rows_)
    page = shown.content.decode()
    assert "<ins>Hexagone</ins>" in page
    assert "style=" not in page
    assert not Alias.objects.filter(text="Hexagone").exists()
    keep(desk, "alias", shown)
    assert Alias.objects.get(text="Hexagone").folded == "hexagone"
    operation = Operation.objects.get()
    assert (operation.kind, operation.number_of_changes) == ("alias", 2)
    assert BulkJob.objects.get().targets == [article.pk]
    while run_batch():
        pass
    assert article.mentions.get().entity == gazetteer
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == {article.pk}
    desk.post(reverse("admin:articles_operation_undo", args=[operation.pk]))
    assert not Alias.objects.filter(text="Hexagone").exists()
    assert not article.mentions.exists()


def test_adds_an_entity_with_its_successors(desk: Client, gazetteer: Entity) -> None:
    rows_ = table(
        "kind,slug,name,code,valid_to,sources,successors",
        "country,francia,Francia,fx,987,chronicles,country:FR|country:gaul",
    )
    keep(desk, "entity", preview(desk, "entity", rows_))
    francia = Entity.objects.get(slug="francia")
    assert (francia.code, francia.valid_to, francia.sources) == ("FX", 987, "chronicles")
    assert francia.successors.count() == 2
    desk.post(reverse("admin:articles_operation_undo", args=[Operation.objects.get().pk]))
    assert not Entity.objects.filter(slug="francia").exists()


BAD = [
    ("alias", "entity,text,kind", "country:FR,,name", "Row 2, text"),
    ("alias", "entity,text,kind", "country:XX,Y,name", "There is no country “XX”"),
    ("alias", "entity,text,kind", "Atlantis,Y,name", "“Atlantis” is no key"),
    ("alias", "entity,text,kind", "country:FR,Y,song", "Row 2, kind"),
    ("alias", "entity,text,valid_from,valid_to", "country:FR,Y,1990,1980", "before the beginning"),
    ("alias", "entity,text,valid_from", "country:FR,Y,soon", "“soon” is no year"),
    ("alias", "entity,text,is_enabled", "country:FR,Y,perhaps", "neither yes nor no"),
    ("alias", "entity,text,colour", "country:FR,Y,red", "There is no column “colour”"),
    ("alias", "entity,text", "country:FR,a\u200bb", "cannot be seen"),
    ("entity", "kind,slug,name,code", "leader,x,X,XX", "Only countries have a code"),
    ("entity", "kind,slug,name,code", "country,x,X,FR", "Another country has the code FR"),
    ("entity", "kind,slug,name", "planet,x,X", "Row 2, kind"),
    ("entity", "kind,slug,name", "country,a b,X", "Row 2, slug"),
    ("entity", "kind,slug,name", "country,none,X", "meaning of its own"),
    ("office", "title,role,of", "King,other,leader:francois-mitterrand", "of a country or an"),
    ("office", "title,role,of", "King,boss,country:FR", "Row 2, role"),
    ("tenure", "leader,office,of,start", "country:FR,President,country:FR,1990-01-01",
     "not a leader"),
    ("tenure", "leader,office,of,start",
     "leader:francois-mitterrand,King,country:FR,1990-01-01", "There is no office “King”"),
    ("tenure", "leader,office,of,start,end",
     "leader:francois-mitterrand,President,country:FR,03/04/1990,", "is no day"),
    ("tenure", "leader,office,of,start,end",
     "leader:francois-mitterrand,President,country:FR,1990-01-01,1980-01-01", "before the beg"),
]  # fmt: skip
GOOD = {
    "alias": {"entity": "country:FR", "text": "Good", "kind": "name"},
    "entity": {"kind": "country", "slug": "good", "name": "Good"},
    "office": {"title": "Good", "role": "other", "of": "country:FR"},
    "tenure": {"leader": "leader:francois-mitterrand", "office": "President", "of": "country:FR",
               "start": "1970-01-01"},
}  # fmt: skip


@pytest.mark.parametrize(("model", "columns", "row", "words"), BAD)
def test_keeps_nothing_of_a_table_with_one_bad_row(
    desk: Client, gazetteer: Entity, model: str, columns: str, row: str, words: str
) -> None:
    before = TABLES[model].objects.count()
    good = ",".join(GOOD[model].get(column, "") for column in columns.split(","))
    shown = preview(desk, model, table(columns, good, row))
    page = shown.content.decode()
    assert "Nothing was imported" in page
    assert words in page.replace("&#x27;", "'")
    assert "Traceback" not in page
    assert "confirm_form" not in shown.context or not shown.context["confirm_form"]
    assert TABLES[model].objects.count() == before
    assert not Operation.objects.exists()


@pytest.mark.parametrize("content", [
    b"", b"\xff\xfe\x00", b"entity", b"text\nX", b"{", b"\x00\x00", b"a,a\n1,2",
])  # fmt: skip
@pytest.mark.parametrize("form", [_CSV, _JSON, "7", ""])
def test_says_what_a_file_has_to_be(
    desk: Client, gazetteer: Entity, content: bytes, form: str
) -> None:
    shown = preview(desk, "alias", content, form)
    assert shown.status_code == 200
    assert "errorlist" in shown.content.decode()
    assert Alias.objects.count() == 4


def test_refuses_a_table_that_is_too_long(
    desk: Client, gazetteer: Entity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 1)
    lines = table("entity,text,kind", "country:FR,A,name", "country:FR,B,name")
    assert "Send at most 1" in preview(desk, "alias", lines).content.decode()


@pytest.mark.parametrize("sent", [
    {}, {"import_file_name": "../../newsdesk.sqlite3", "original_file_name": "x", "format": "0"},
    {"import_file_name": "0" * 32, "original_file_name": "x", "format": "0"},
    {"import_file_name": "0" * 32, "original_file_name": "x", "format": "x"},
])  # fmt: skip
def test_imports_no_file_but_that_of_a_preview(
    desk: Client, gazetteer: Entity, sent: dict[str, str]
) -> None:
    response = desk.post(address("alias_process_import"), sent, follow=True)
    assert "Upload the file again" in messages(response)
    assert desk.get(address("alias_process_import")).status_code == 405


def test_says_so_when_something_changed_since_the_preview(desk: Client, gazetteer: Entity) -> None:
    shown = preview(desk, "alias", table("entity,text,kind", "country:gaul,X,name"))
    Entity.objects.filter(slug="gaul").delete()
    response = keep(desk, "alias", shown)
    assert "Something changed since the preview" in messages(response)
    assert not Operation.objects.exists()
    assert "not there any more" in messages(keep(desk, "alias", shown))


def test_is_closed_to_who_may_not_change_such_things(
    desk: Client, gazetteer: Entity, curator: User, editor: User
) -> None:
    group = curator.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_alias"))
    assert desk.get(address("alias_import")).status_code == 403
    assert desk.post(address("alias_process_import"), {}).status_code == 403
    assert address("alias_import") not in desk.get(address("alias_changelist")).content.decode()
    assert desk.get(address("alias_export")).status_code == 200
    group.permissions.remove(group.permissions.get(codename="view_alias"))
    assert desk.get(address("alias_export")).status_code == 403
    other = Client()
    other.force_login(editor)
    assert "/login/" in other.get(address("entity_export"))["Location"]


def test_has_no_inline_script_or_style_on_its_pages(desk: Client, gazetteer: Entity) -> None:
    Article.objects.all().delete()
    pages = [
        desk.get(address(f"{model}_{page}")) for model in TABLES for page in ("import", "export")
    ]
    pages.append(preview(desk, "alias", table("entity,text", "country:FR,République française")))
    pages.append(preview(desk, "alias", table("entity,text", "country:FR,")))
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200
        assert "<style" not in html
        assert " style=" not in html
        assert "onchange=" not in html
