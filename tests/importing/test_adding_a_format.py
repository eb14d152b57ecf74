"""The page that shows how a format is added shows what works."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing import formats
from articles.importing.formats.format import Format
from articles.importing.parsed_article import ParsedArticle
from tests.importing.reading import is_sound, read_all

PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding-a-format.md"
SAMPLE, *_ = re.findall(r"```text\n(.*?)```", PAGE.read_text(), re.S)
(CODE,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.S)


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> Iterator[Format]:
    """The format of the page, in the table."""
    module = ModuleType("clippings")
    sys.modules["clippings"] = module
    exec(compile(CODE, str(PAGE), "exec"), module.__dict__)
    one: Format = module.__dict__["CLIPPINGS"]
    monkeypatch.setattr(formats, "FORMATS", (one, *formats.FORMATS))
    monkeypatch.setitem(formats._BY_NAME, one.name, one)
    yield one
    del sys.modules["clippings"]


@pytest.mark.usefixtures("added")
def test_reads_the_sample_as_the_page_says(tmp_path: Path) -> None:
    file = tmp_path / "march"
    file.write_text(SAMPLE)
    first, second = read_all(file)
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
    assert (first.title, second.where) == ("Port of Freedonia opens", "clipping 2")
    assert second.published is not None
    assert second.published.iso == "1987-03-06"
    assert first.body == "The port of Freedonia opened on Thursday, a week early."


@given(st.binary(max_size=200))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_answers_noise_as_every_format_has_to(tmp_path: Path, added: Format, noise: bytes) -> None:
    file = tmp_path / "noise.clip"
    file.write_bytes(b"CLIPPINGS 1\n" + noise)
    assert all(map(is_sound, read_all(file)))
