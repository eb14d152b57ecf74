"""It asks each of these libraries in one place, also where it is loaded only when it is needed.

Of imports at the top of a file import-linter sees to that; a name in a string it does not see.
"""

import re

import pytest

from tests.instance import ROOT

WHERE = {
    "ftfy": {"importing/wording/mend_mojibake.py"},
    "lxml": {"importing/pages/tree.py", "importing/xml/safe_xml.py"},
    "py3langid": {"importing/wording/detect_language.py"},
    "trafilatura": {"importing/pages/extract_body.py"},
}
SOURCES = {
    file.relative_to(ROOT / "articles").as_posix(): file.read_text()
    for file in (ROOT / "articles").rglob("*.py")
}


@pytest.mark.parametrize("library", WHERE)
def test_asks_a_library_where_it_is_said_to(library: str) -> None:
    asked = re.compile(
        rf"^\s*(?:from|import) {library}\b|(?:import_module|__import__)\(\s*[\"']{library}\b", re.M
    )
    assert {name for name, source in SOURCES.items() if asked.search(source)} == WHERE[library]


def test_loads_nothing_else_by_a_name_in_a_string() -> None:
    loaded = re.compile(r"import_module\((.*)")
    words = {word for source in SOURCES.values() for word in loaded.findall(source)}
    assert words
    assert [
        word for word in words if not word.startswith(tuple(f'"{name}' for name in WHERE))
    ] == []
