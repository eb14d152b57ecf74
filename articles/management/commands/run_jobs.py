"""Do the changes of many articles that editors and curators started."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.curating.jobs import run_batch


class Command(BaseCommand):
    """`run_jobs`: does batch after batch; a stopped or killed job goes on at the next start."""

    help = (
        "Do the waiting jobs: changes of more than 500 articles. The indexer does them too; this "
        "is for a process of their own. It can be stopped, and killed, at any time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Stop when nothing is waiting.")
        parser.add_argument(
            "--interval", type=float, default=1.0, help="Seconds between looks (1)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        batches = 0
        while not stop.is_set():
            if run_batch():
                batches += 1
            elif options["once"]:
                break
            else:
                stop.wait(options["interval"])
        self.stdout.write(f"{batches:,} batches done; nothing is half done.")
