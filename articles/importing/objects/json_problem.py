"""What is wrong with a text that is not JSON?"""

from json import JSONDecodeError


def not_json(problem: ValueError) -> str:
    """In words, with the place in the text: it may be one line or one item of a file."""
    if not isinstance(problem, JSONDecodeError):
        return f"it is not JSON: {problem}"
    place = f"character {problem.colno} of it"
    if problem.lineno > 1:
        place = f"line {problem.lineno} of it, character {problem.colno}"
    return f"it is not JSON: {problem.msg}, at {place}"
