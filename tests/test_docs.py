"""It documents every setting, command, facet, check and word, and links to what is there."""

import re
from pathlib import Path

import pytest

from articles.search import FACETS
from tests.instance import ROOT

DOCS = {path.relative_to(ROOT): path.read_text() for path in [
    *ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"),
]}  # fmt: skip
SETTING = re.compile(r'"((?:NEWSDESK_|DATABASE_)[A-Z_]+)"|\$\{((?:NEWSDESK_)[A-Z_]+)')
HOUSE_WORDS = (
    "Source", "Format", "ParsedArticle", "Article", "ImportRun", "ImportReport", "Entity", "Alias",
    "Office", "Tenure", "Mention", "Decision", "Tag", "IndexChange", "IndexDocument", "Generation",
    "Engine", "Query", "Facet", "FacetValue", "FacetCounts", "FacetPanel", "Hit", "Results",
    "SearchPage", "Operation", "Change", "ReviewClaim", "BulkDraft", "BulkJob", "EntityRedirect",
    "NotTheSame", "Visibility", "Feed", "Container", "Member", "Story", "Fingerprint", "Removed",
    "Answer",
)  # fmt: skip


def text(name: str) -> str:
    return DOCS[Path(name)]


def settings_in_use() -> set[str]:
    files = [ROOT / "newsdesk" / "settings.py", ROOT / "Procfile", ROOT / "script" / "server"]
    return {a or b for file in files for a, b in SETTING.findall(file.read_text())}


def test_explains_every_setting() -> None:
    used = settings_in_use()
    assert len(used) > 8
    assert {name for name in used if f"| `{name}` |" not in text("docs/settings.md")} == set()


def test_explains_no_setting_that_is_not_there() -> None:
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", text("docs/settings.md"), re.M))
    assert told - settings_in_use() == set()


def test_explains_every_command() -> None:
    folder = ROOT / "articles" / "management" / "commands"
    names = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert {name for name in names if f"| `{name}" not in text("docs/commands.md")} == set()


def test_explains_every_facet() -> None:
    words = text("docs/searching.md") + text("docs/commands.md")
    assert {facet.name for facet in FACETS if f"`{facet.name}:" not in words} == set()
    assert {facet.name for facet in FACETS if f"`--{facet.name}`" not in words} == set()


def test_explains_every_start_up_check() -> None:
    ids = set(re.findall(r'id="(newsdesk\.\w+)"', (ROOT / "articles" / "checks.py").read_text()))
    assert ids
    assert {id_ for id_ in ids if f"`{id_}`" not in text("docs/settings.md")} == set()


@pytest.mark.parametrize("word", HOUSE_WORDS)
def test_explains_every_word_of_the_house(word: str) -> None:
    lines = re.findall(r"^\| ([A-Z][\w, ]+) \|", text("ARCHITECTURE.md"), re.M)
    assert word in {known.strip() for line in lines for known in line.split(",")}


def test_explains_every_room() -> None:
    rooms = {p.name for p in (ROOT / "articles").iterdir() if (p / "__init__.py").exists()}
    told = set(re.findall(r"^### `(\w+)`", text("ARCHITECTURE.md"), re.M))
    assert rooms - {"migrations"} == told


def test_links_only_to_what_is_there() -> None:
    link = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
    targets = [(name, target) for name, words in DOCS.items() for target in link.findall(words)]
    assert targets
    assert [t for t in targets if not (ROOT / t[0].parent / t[1]).exists()] == []


def anchors(words: str) -> set[str]:
    """Where a link may lead in a page: its headings, as they are spelt in addresses."""
    headings = re.findall(r"^#+ (.+)$", words, re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_only_to_headings_that_are_there() -> None:
    link = re.compile(r"\]\(([^)#:]*)#([^)]+)\)")
    found = [(name, *place) for name, words in DOCS.items() for place in link.findall(words)]
    assert found
    pages = {(ROOT / name).resolve(): words for name, words in DOCS.items()}
    for name, target, anchor in found:
        page = ROOT / name.parent / target if target else ROOT / name
        assert anchor in anchors(pages[page.resolve()]), f"{name}: {target}#{anchor}"


def test_marks_nothing_safe_in_a_template() -> None:
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+off|safeseq")
    templates = list((ROOT / "templates").rglob("*.html"))
    assert templates
    assert [str(t) for t in templates if unsafe.search(t.read_text())] == []


def test_fetches_nothing_from_another_host() -> None:
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static").rglob("*")]
    elsewhere = re.compile(r"""(?:src|href|url\()\s*=?\s*["']?(?:https?:)?//""")
    assert [str(f) for f in files if f.is_file() and elsewhere.search(f.read_text())] == []
