"""`run_imports`: the worker that does the imports started in the admin, and fetches feeds."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from articles.importing.feeds import fetch_due_feeds
from articles.importing.interruption import Interruption
from articles.importing.setbacks import Setbacks
from articles.importing.worker import close_killed, remove_leftovers, work_on_next
from articles.stories.keep_up import KeepingUp

log = logging.getLogger("newsdesk.imports")
LONGEST_PAUSE = 60.0


class Command(BaseCommand):
    """Does one import after the other; a stopped or killed one goes on at the next start."""

    help = (
        "Do the imports that wait, and fetch the feeds that are due, until stopped. It can be "
        "stopped, and killed, at any time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be typed."""
        parser.add_argument("--once", action="store_true", help="Stop when nothing is waiting.")
        parser.add_argument(
            "--interval", type=float, default=1.0, help="Seconds between looks (1)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, work, wait."""
        remove_leftovers()
        setbacks, keeping_up = Setbacks(), KeepingUp()
        with Interruption() as interruption:
            pause = options["interval"]
            while not interruption.is_asked:
                try:
                    worked = _work(interruption, setbacks, keeping_up)
                except Exception:
                    # A full disk, a lost connection: the import still waits. Of what the database
                    # refuses for another reason, the worker has counted how often.
                    if options["once"]:
                        raise
                    pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE)
                    log.exception("Imports cannot go on; trying again in %.0f s.", pause)
                    _sleep(pause, interruption)
                    close_old_connections()
                    continue
                pause = options["interval"]
                if worked:
                    continue
                if options["once"]:
                    break
                _sleep(pause, interruption)


def _work(interruption: Interruption, setbacks: Setbacks, keeping_up: KeepingUp) -> bool:
    """Do one import, or where none waits fetch the feeds that are due; was there anything?"""
    if work_on_next(interruption, setbacks):
        return True
    close_killed()
    keeping_up.go_on()
    outcomes = fetch_due_feeds(interruption=interruption)
    return any(not outcome.is_to_stop for outcome in outcomes)


def _sleep(seconds: float, interruption: Interruption) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not interruption.is_asked:
        time.sleep(min(0.2, seconds))
