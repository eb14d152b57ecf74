"""What is in a file, unless it is something that should not be read?"""

import os
import stat
from pathlib import Path

from articles.importing.parsed_article import Rejection

LARGEST_FILE = 50 * 1024 * 1024


def refuse_file(file: Path) -> Rejection | None:
    """Why this file cannot be read at all; None when it can."""
    try:
        mode = os.stat(file).st_mode  # noqa: PTH116 - Path.stat() is the same, this one is faster
    except OSError as problem:
        return unreadable(problem)
    except ValueError:
        return Rejection("its name holds a NUL character")
    if stat.S_ISDIR(mode):
        return Rejection("it is a folder, not a file")
    if not stat.S_ISREG(mode):
        return Rejection("it is a device or pipe, not a file")
    return None


def read_bytes(file: Path, largest: int = LARGEST_FILE) -> bytes | Rejection:
    """The bytes of a file that is not too large and not empty, or why not."""
    refused = refuse_file(file)
    if refused:
        return refused
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
    except OSError as problem:
        return unreadable(problem)
    if len(content) > largest:
        megabytes = largest // 1024 // 1024
        return Rejection(f"it is larger than {megabytes} MB; split it, or make it a .jsonl file")
    if not content.strip():
        return Rejection("it is empty")
    return content


def unreadable(problem: OSError) -> Rejection:
    """The rejection of a file that the system does not give us."""
    match problem:
        case FileNotFoundError():
            return Rejection("it is not there, or is a link that leads nowhere")
        case PermissionError():
            return Rejection("we may not read it; give the user that imports the right to")
        case _:
            return Rejection(f"it cannot be read: {problem.strerror or problem}")
