"""BibTeX, as LaTeX, Zotero and JabRef read it."""

from articles.dates import Precision
from articles.web.citations.cited import Cited

# What means something to TeX, and how it is said plainly. BibTeX counts braces even after a
# backslash, so that they need names.
_PLAIN = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def write(article: Cited) -> str:
    """One entry; month and day only where they are known."""
    fields = {
        "title": f"{{{_plain(article.title)}}}",
        # A name in its own braces stays as it is printed.
        "author": " and ".join(f"{{{_plain(name)}}}" for name in article.authors),
        "journal": _plain(article.source),
        **_date(article),
        "url": article.address.translate({ord(c): f"%{ord(c):02X}" for c in "{}\\"}),
        "langid": article.language,
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@article{{{article.key},\n{''.join(lines)}}}\n"


def _date(article: Cited) -> dict[str, str]:
    date = article.date
    if date is None:
        return {}
    parts = {"year": str(date.first.year), "month": str(date.first.month)}
    if date.precision is Precision.YEAR:
        del parts["month"]
    if date.precision is Precision.DAY:
        parts["day"] = str(date.first.day)
    return parts


def _plain(text: str) -> str:
    return text.translate(_PLAIN)
