"""Keep the index in step with the database: the one process that writes it."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from articles.curating.jobs import run_batch
from articles.indexing import drain, rebuild
from articles.indexing.one_writer import AnotherIsAtWorkError, one_indexer
from articles.indexing.rebuild import RebuildStopped
from articles.search import Engine, NotBuiltError
from articles.search.configured import configured_engine

log = logging.getLogger("newsdesk.indexer")

LONGEST_PAUSE = 60.0


class Command(BaseCommand):
    """`run_indexer`: waits for changes, writes them, finishes what it holds on SIGTERM."""

    help = "Bring every change into the index, until stopped. One process per archive."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Stop when nothing is waiting.")
        parser.add_argument(
            "--interval", type=float, default=0.3, help="Seconds between looks (0.3)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        engine = configured_engine()
        try:
            with one_indexer():
                log.info("The indexer is at work.")
                self.follow(engine, stop, options["interval"], once=options["once"])
        except AnotherIsAtWorkError as error:
            raise CommandError(str(error)) from error
        log.info("The indexer has stopped; nothing is half written.")

    def follow(self, engine: Engine, stop: threading.Event, interval: float, *, once: bool) -> None:
        """Drain until told to stop; after an error wait longer each time, and lose nothing."""
        pause = interval
        while not stop.is_set():
            try:
                written = self.step(engine, stop)
                # Jobs change what the index has to follow; a batch between two looks at it.
                worked = run_batch()
            except RebuildStopped:
                return
            except Exception:
                # Whatever broke (a full disk, a lock, a lost connection), the changes are still
                # in the outbox: say it, wait, and try again.
                if once:
                    raise
                pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE)
                log.exception("Changes could not be written; trying again in %.0f s.", pause)
                stop.wait(pause)
                close_old_connections()
                continue
            pause = interval
            if written:
                log.info("%d changes are in the index.", written)
            elif worked:
                continue
            elif once:
                return
            else:
                stop.wait(interval)

    def step(self, engine: Engine, stop: threading.Event) -> int:
        """Write what waits; where there is no index (yet, or any more), build one."""
        try:
            # Asked also when nothing waits: somebody may have wiped the folder.
            engine.current()
            return drain(engine)
        except NotBuiltError as problem:
            log.warning("%s The indexer does it now.", problem)

        def progress(_done: int, _total: int) -> None:
            if stop.is_set():
                raise RebuildStopped

        return rebuild(engine, progress).articles
