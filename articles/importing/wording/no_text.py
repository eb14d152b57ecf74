"""What is a file that is no text, by its first bytes?"""

_PICTURES_AND_DOCUMENTS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint document"),
    (b"PK\x03\x04", "a Word, OpenDocument or e-book file (zip)"),
)


def kind_of(content: bytes) -> str:
    """What begins like this, "a PNG picture"; "" for what only its own program knows."""
    return next((kind for mark, kind in _PICTURES_AND_DOCUMENTS if content.startswith(mark)), "")


def no_text(content: bytes) -> str:
    """Why this is not read as text: what it is, where that can be told."""
    kind = kind_of(content)
    return f"it is {kind}, not text" if kind else "it does not look like text"
