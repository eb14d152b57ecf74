"""A plain text that begins with a date in another language."""

from pathlib import Path

import pytest

from tests.importing.reading import read_one


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("mardi 3 mars 1987", "1987-03-03"),
        ("Le mardi 3 mars 1987", "1987-03-03"),
        ("Donnerstag, 5. März 1987", "1987-03-05"),
        ("12 févr. 2020", "2020-02-12"),
        ("Publicado el martes, 3 de marzo de 1987", "1987-03-03"),
        ("20191231T103000Z", "2019-12-31"),
    ],
)
def test_reads_a_date_line_and_not_a_headline(tmp_path: Path, line: str, iso: str) -> None:
    article = read_one(tmp_path, f"{line}\n\nLe port ouvre\n\nLes bateaux sont venus hier soir.\n")
    assert article.title == "Le port ouvre"
    assert article.published is not None
    assert (article.published.iso, article.published_origin) == (iso, "text")
    assert article.body == "Les bateaux sont venus hier soir."
