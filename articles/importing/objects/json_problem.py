"""What is wrong with a text that is not JSON?"""

from json import JSONDecodeError

# What Python calls it, by how that begins; the same in all its versions that we run on.
_SENTENCES = {
    "Expecting value": "no value stands here that JSON knows",
    "Expecting property name": "a key in double quotes is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting ','": "a comma is missing",
    "Illegal trailing comma": "a comma too many",
    "Unterminated string": "a string begins here that never ends",
    "Invalid control character": "a control character is not escaped",
    "Invalid \\escape": "a backslash stands before a character that needs none",
    "Invalid \\u": "behind \\u there are not four figures from 0 to f",
    "Extra data": "something follows its end",
    "Unexpected UTF-8 BOM": "it begins with a mark of UTF-8 that is not expected here",
}


MOST_VALUES = 500_000


def too_many_values(content: bytes) -> str:
    """Why it is not even looked at, "" as a rule: each value takes a hundred bytes of memory."""
    if content.count(b",") + content.count(b"{") + content.count(b"[") <= MOST_VALUES:
        return ""
    return f"it holds more than {MOST_VALUES:,} values, which no article needs"


def not_json(problem: ValueError) -> str:
    """In words, with the place in the text: it may be one line or one item of a file."""
    if not isinstance(problem, JSONDecodeError):
        # The only other thing that Python's reader refuses: what would take it too long.
        return "it is not JSON: it holds a number of too many figures"
    place = f"character {problem.colno} of it"
    if problem.lineno > 1:
        place = f"line {problem.lineno} of it, character {problem.colno}"
    said = (words for begin, words in _SENTENCES.items() if problem.msg.startswith(begin))
    return f"it is not JSON: {place}: {next(said, problem.msg)}"
