"""The sample archive, and the two real articles where they are at hand."""

from pathlib import Path

import pytest

from articles.importing.parsed_article import ParsedArticle
from tests.importing.reading import read_all

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "seeds"


def real(beginning: str) -> tuple[ParsedArticle, list[str]]:
    """The real article whose file is called so, and its lines; skips where there is none."""
    files = sorted(REAL.glob(f"{beginning}*.txt")) if REAL.is_dir() else []
    if not files:
        pytest.skip(f"The real sample articles are not in {REAL}.")
    (article,) = read_all(files[0])
    assert isinstance(article, ParsedArticle)
    return article, [line for line in files[0].read_text().split("\n") if line.strip()]


@pytest.mark.parametrize(
    "file", [f for f in sorted((ROOT / "seeds").glob("*/*")) if f.is_file()], ids=str
)
def test_reads_every_sample(file: Path) -> None:
    found = read_all(file)
    assert found
    for article in found:
        assert isinstance(article, ParsedArticle), article
        assert 10 < len(article.title) <= 200
        assert 600 < len(article.body) < 4000
        assert "<" not in article.body
        assert "©" not in article.body
        assert article.language in ("en", "fr", "es", "de")


def test_reads_the_first_real_article() -> None:
    article, (_, headline, first, *_) = real("000_")
    assert article.title == headline
    assert article.published is not None
    assert (article.published.iso, article.published_origin) == ("2022-10-05", "text")
    assert article.dateline == "Samarkand, Uzbekistan"
    assert first == f"{article.dateline} — {article.body.splitlines()[0]}"


def test_reads_the_second_real_article() -> None:
    article, (sentence, *_, advertising, claim) = real("004_")
    assert article.title == sentence
    assert article.body.startswith(sentence + "\n\n")
    assert article.body.count(sentence) == 1
    assert article.source == "Bloomberg"
    assert article.published is not None
    assert (article.published.iso, article.published_origin) == ("2023", "copyright")
    assert advertising not in article.body
    assert claim not in article.body
