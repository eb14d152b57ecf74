"""What the lines on top of a plain text say is kept."""

from pathlib import Path

from tests.importing.reading import read_one


def test_keeps_the_section_that_a_line_on_top_names(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        "Title: A treaty of the ports\nSection: World news\nKeywords: ports, ships\n\n"
        "The ministers signed it on Friday in the old town hall.\n",
    )
    assert article.section == "World news"
    assert ("section", "the section line on top") in article.provenance
    assert article.title == "A treaty of the ports"
    assert article.body == "The ministers signed it on Friday in the old town hall."


def test_has_no_section_where_the_line_names_none(tmp_path: Path) -> None:
    article = read_one(tmp_path, "Title: A treaty\nSection:\n\nThey signed it on Friday.\n")
    assert article.section == ""
    assert article.body == "They signed it on Friday."
