"""The packs: what is written once is there, whatever befell the file before or since."""

import hashlib
import os
import random
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.importing.run import run_import
from articles.models import Article, Removed, original_packs
from articles.models.original_packs import Place, append, packed, read
from articles.models.originals import DamagedOriginalError, forget_unused, original_of
from tests.importing.reading import write_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("var")]


def pack(var: Path, number: int = 1) -> Path:
    return var / "originals" / "packs" / f"{number:08d}.pack"


def size_of_packs(var: Path) -> int:
    return sum(file.stat().st_size for file in pack(var).parent.glob("*.pack"))


def kept(title: str) -> bytes:
    return original_of(Article.objects.get(title=title))


def test_writes_behind_half_a_frame_that_a_crash_left(tmp_path: Path, var: Path) -> None:
    run_import([write_lines(tmp_path / "a.jsonl", {"title": "One"})])
    with pack(var).open("ab") as file:
        file.write(packed(b"never known" * 20)[:-7])
    run_import([write_lines(tmp_path / "b.jsonl", {"title": "Two"})])
    assert (kept("One"), kept("Two")) == (b'{"title": "One"}', b'{"title": "Two"}')


def test_begins_another_pack_when_one_is_full(
    tmp_path: Path, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(original_packs, "LARGEST_PACK", 40)
    for number in range(4):
        run_import([write_lines(tmp_path / f"{number}.jsonl", {"title": f"Title {number}"})])
    assert len(list(pack(var).parent.iterdir())) > 1
    assert [kept(f"Title {n}") for n in range(4)] == [
        b'{"title": "Title %d"}' % n for n in range(4)
    ]


def test_keeps_the_original_of_the_first_of_two_that_say_the_same(tmp_path: Path) -> None:
    rows = ['{"id": 1, "title": "Same"}', '{"id": 2, "title": "Same"}']
    run_import([write_lines(tmp_path / "a.jsonl", *rows)])
    assert original_of(Article.objects.get()) == rows[0].encode()


def test_keeps_the_new_original_of_what_becomes_like_another(tmp_path: Path) -> None:
    rows = ['{"id": 1, "title": "One"}', '{"id": 2, "title": "Two"}']
    run_import([write_lines(tmp_path / "a.jsonl", *rows)])
    run_import([write_lines(tmp_path / "a.jsonl", rows[0], '{"id": 2, "title": "One"}')])
    assert {original_of(article) for article in Article.objects.all()} == {
        rows[0].encode(), b'{"id": 2, "title": "One"}',
    }  # fmt: skip


def test_writes_nothing_of_what_is_not_saved(tmp_path: Path, var: Path, curator: User) -> None:
    rows = [{"title": "One", "url": f"https://a.org/{n}", "body": f"{n}"} for n in (1, 1, 2)]
    file = write_lines(tmp_path / "a.jsonl", rows[0], rows[1] | {"body": "other"}, rows[2])
    run_import([file])
    article = Article.objects.get(url="https://a.org/2")
    Removed.objects.note_articles([article], curator)
    article.delete()
    before = size_of_packs(var)
    assert run_import([file]).created == 0
    assert size_of_packs(var) == before


def test_writes_the_bytes_again_when_somebody_deleted_their_pack(tmp_path: Path, var: Path) -> None:
    run_import([write_lines(tmp_path / "a.jsonl", '{"id": 1, "title": "One"}')])
    Article.objects.update(import_key="other", content_hash="other")
    pack(var).unlink()
    run_import([tmp_path / "a.jsonl"])
    assert original_of(Article.objects.order_by("pk").last() or Article()) == (
        b'{"id": 1, "title": "One"}'
    )


def test_erases_nothing_of_another_pack_of_the_same_number(tmp_path: Path, var: Path) -> None:
    run_import([write_lines(tmp_path / "a.jsonl", {"title": "One"})])
    pack(var).unlink()
    run_import([write_lines(tmp_path / "b.jsonl", {"title": "Two, of other words"})])
    one = Article.objects.get(title="One")
    with pytest.raises(DamagedOriginalError):
        original_of(one)
    one.delete()
    forget_unused([one])
    assert kept("Two, of other words") == b'{"title": "Two, of other words"}'


def test_erases_an_original_with_the_last_article_that_came_from_it(
    tmp_path: Path, var: Path
) -> None:
    run_import([write_lines(tmp_path / "a.jsonl", '{"title": "One"}')])
    article = Article.objects.get()
    secret = random.Random(1).randbytes(50)
    (place,) = append([packed(secret)])
    for one in (article, Article(title="Twin", import_key="twin")):
        one.original_digest = hashlib.sha256(secret).hexdigest()
        one.original_pack, one.original_offset, one.original_length = 1, place.offset, place.length
        one.save()
    first, second = Article.objects.order_by("pk")
    first.delete()
    forget_unused([first])
    assert original_of(second) == secret
    second.delete()
    forget_unused([second])
    assert secret not in pack(var).read_bytes()


def test_erases_the_place_that_nobody_needs_of_bytes_kept_twice(var: Path) -> None:
    secret = os.urandom(60)
    digest = hashlib.sha256(secret).hexdigest()
    places = append([packed(secret), packed(secret)])
    gone, stays = (
        Article.objects.create(
            title="One", import_key=str(place.offset), original_digest=digest,
            original_pack=place.pack, original_offset=place.offset, original_length=place.length,
        )
        for place in places
    )  # fmt: skip
    gone.delete()
    forget_unused([gone])
    assert original_of(stays) == secret
    with pytest.raises(DamagedOriginalError):
        read(places[0], digest)


def test_says_when_a_pack_is_cut_off(tmp_path: Path, var: Path) -> None:
    run_import([write_lines(tmp_path / "a.jsonl", {"title": "One"})])
    article = Article.objects.get()
    os.truncate(pack(var), article.original_length - 3)
    with pytest.raises(DamagedOriginalError):
        original_of(article)
    assert not original_packs.is_there(Place(1, 0, article.original_length))
