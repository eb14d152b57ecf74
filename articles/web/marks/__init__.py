"""Where in an article's text do the names stand, and what found them?"""

from articles.web.marks.places import Mark, find_marks, is_name_there
from articles.web.marks.rules import RULES, rule_words
from articles.web.marks.runs import Run, marked_lines, marked_runs

__all__ = [
    "RULES",
    "Mark",
    "Run",
    "find_marks",
    "is_name_there",
    "marked_lines",
    "marked_runs",
    "rule_words",
]
