"""Markdown: front matter that is too long is told, and never read as the article's text."""

from pathlib import Path

import pytest

from tests.importing.reading import read_one, refused

TEXT = "The harbour of Freedonia was opened on Tuesday."
MANY = 8_000
FACTS = {
    "YAML": "---\ntitle: Ports\n" + "port: open\n" * MANY + "---\n",
    "YAML behind a comment": "---\n# written by hand\n\ntitle: Ports\n"
    + "a: b\n" * 20_000
    + "---\n",
    "a YAML list": "---\n- title: Ports\n" + "- port: open\n" * MANY + "...\n",
    "TOML": '+++\ntitle = "Ports"\n' + "".join(f'a{n} = "open"\n' for n in range(MANY)) + "+++\n",
    "TOML behind a table": "+++\n[a]\n" + "".join(f"b{n} = 1\n" for n in range(MANY)) + "+++\n",
    "JSON": '{\n"title": "Ports",\n"ports": [' + '"open",\n' * 2 * MANY + '"open"]}\n',
}


@pytest.mark.parametrize("facts", FACTS.values(), ids=FACTS)
def test_refuses_front_matter_of_more_than_64_kb(tmp_path: Path, facts: str) -> None:
    assert len(facts) > 64 * 1024
    reason = refused(tmp_path, facts + TEXT, "a.md")
    assert reason == "its front matter does not end within 64 KB"


@pytest.mark.parametrize(
    "begins",
    ["---\nNote: this is a text.\n\n", "+++\nThree plus signs.\n\n", '{\n"words" begin it.\n\n'],
)
def test_keeps_a_long_text_that_only_begins_like_facts(tmp_path: Path, begins: str) -> None:
    article = read_one(tmp_path, begins + f"{TEXT}\n\n" * 2000, "a.md")
    assert article.body.count(TEXT) >= 1999


def test_keeps_a_long_text_between_two_rules(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"---\n\n{TEXT}\n\n" + f"{TEXT}\n\n" * 2000 + "---\n", "a.md")
    assert article.body.count(TEXT) >= 2000
