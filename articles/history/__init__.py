"""What changed, by whom, and how is it taken back?"""

from articles.history.errors import CannotUndoError, ChangedMeanwhileError, Obstacle
from articles.history.meanwhile import refuse_if_changed
from articles.history.record import Recording, Watched, note_run, operation
from articles.history.undo import find_obstacles, undo_changes

__all__ = [
    "CannotUndoError",
    "ChangedMeanwhileError",
    "Obstacle",
    "Recording",
    "Watched",
    "find_obstacles",
    "note_run",
    "operation",
    "refuse_if_changed",
    "undo_changes",
]
