"""RIS, as EndNote, Mendeley and Zotero read it."""

from articles.dates import Precision
from articles.web.citations.cited import Cited


def write(article: Cited) -> str:
    """One record; what is not known of the date stays empty between its slashes."""
    lines = [("TY", "NEWS"), ("ID", article.key), ("TI", article.title)]
    lines += [("AU", name) for name in article.authors]
    lines += [("T2", article.source), *_date(article), ("UR", article.address)]
    lines += [("LA", article.language), ("ER", "")]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in lines if text or tag == "ER")


def _date(article: Cited) -> list[tuple[str, str]]:
    date = article.date
    if date is None:
        return []
    month = "" if date.precision is Precision.YEAR else f"{date.first.month:02}"
    day = f"{date.first.day:02}" if date.precision is Precision.DAY else ""
    return [("PY", f"{date.first.year}"), ("DA", f"{date.first.year}/{month}/{day}/")]
