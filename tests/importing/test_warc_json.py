"""It takes the articles of a crawled list for articles of their own, each under its own name."""

import json
from pathlib import Path

import pytest

from articles.importing.run import run_import
from articles.models import Article

pytestmark = pytest.mark.django_db
URL = "https://wire.example/api/latest"


def item(number: int, **fields: str) -> dict[str, str]:
    return {"title": f"Ferry {number}", "text": f"Ferry {number} left in the storm."} | fields


def write(folder: Path, *items: object, name: str = "a.warc") -> Path:
    file = folder / name
    content = json.dumps(items[0] if len(items) == 1 else items).encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    file.write_bytes(head.encode() + block + b"\r\n\r\n")
    return file


@pytest.mark.parametrize("ids", [True, False])
def test_keeps_all_articles_of_a_list(newsdesk_var: Path, ids: bool) -> None:
    items = [item(n, **({"id": str(n)} if ids else {})) for n in (1, 2, 3)]
    report = run_import([write(newsdesk_var, *items)])
    assert (report.created, report.rejected) == (3, 0)
    assert set(Article.objects.values_list("url", flat=True)) == {""}
    file = write(newsdesk_var, item(0), *items[1:], item(4))
    report = run_import([file])
    assert (report.created, report.unchanged, report.rejected) == (2, 2, 0)


def test_leaves_the_items_of_a_list_their_own_addresses(newsdesk_var: Path) -> None:
    items = [item(n, url=f"https://wire.example/{n}") for n in (1, 2)]
    run_import([write(newsdesk_var, *items)])
    assert sorted(Article.objects.values_list("url", flat=True)) == [
        "https://wire.example/1", "https://wire.example/2",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [item(1), [item(1)]])
def test_gives_the_only_article_the_address_of_its_record(
    newsdesk_var: Path, content: object
) -> None:
    run_import([write(newsdesk_var, content)])
    assert Article.objects.get().url == URL
