"""The styles that an article can be cited in."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.web.citations import apa, bibtex, chicago, csl_json, mla, ris
from articles.web.citations.cited import Cited


@dataclass(frozen=True)
class Style:
    """A way to cite. With an `ending` it is a file for programs, else a line for people."""

    name: str
    label: str
    write: Callable[[Cited], str]
    content_type: str = "text/plain"
    ending: str = ""


STYLES = (
    Style("bibtex", "BibTeX", bibtex.write, "application/x-bibtex", "bib"),
    Style("ris", "RIS", ris.write, "application/x-research-info-systems", "ris"),
    Style("csl-json", "CSL-JSON", csl_json.write,
          "application/vnd.citationstyles.csl+json", "json"),
    Style("apa", "APA", apa.write),
    Style("chicago", "Chicago", chicago.write),
    Style("mla", "MLA", mla.write),
)  # fmt: skip

_BY_NAME = {style.name: style for style in STYLES}


def style_named(name: str) -> Style | None:
    """The style of this name, or None."""
    return _BY_NAME.get(name)
