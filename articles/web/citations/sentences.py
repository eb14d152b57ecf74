"""The parts of a citation that people read, as the styles share them."""

from articles.dates import PartialDate, Precision


def sentence(text: str) -> str:
    """With a full stop, unless it ends in a mark of its own."""
    return text if not text or text[-1] in ".?!…" else f"{text}."


def quoted(title: str) -> str:
    """In quotation marks, with a full stop inside; those of the title itself become single."""
    title = title.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{sentence(title)}”"


def listed(names: tuple[str, ...], last: str) -> str:
    """The names in a row, with `last` before the last of them."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def month_first(date: PartialDate) -> str:
    """As Americans write it: "March 5, 1987", "March 1987" or "1987"."""
    if date.precision is not Precision.DAY:
        return date.words
    return f"{date.first:%B} {date.first.day}, {date.first.year}"


def joined(*parts: str) -> str:
    """The parts that are not empty, with spaces between, on one line."""
    return " ".join(part for part in parts if part) + "\n"
