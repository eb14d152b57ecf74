"""Make an archive ready to be served: what script/server runs before it serves."""

import errno
import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.importing.run import CannotImport, run_import
from articles.indexing.one_writer import AnotherIsAtWorkError, one_indexer
from articles.management.demonstration import demonstration_logins
from articles.models import Article, ImportRun

_SAMPLES = settings.ROOT / "seeds"


class Command(BaseCommand):
    """`prepare`: migrates, loads the gazetteer, fills a demonstration, builds a missing index."""

    help = "Make the archive ready to be served; everything that is ready already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default="", help="Check that this host:port is free.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["address"]:
            _check_free(options["address"])
            _check_not_served()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_gazetteer", stdout=self.stdout)
        if settings.NEWSDESK_PRODUCTION:
            call_command("collectstatic", interactive=False, verbosity=0)
        elif _wants_samples():
            self._import_samples()
        call_command("rebuild_index", if_missing=True, stdout=self.stdout)
        if not settings.NEWSDESK_PRODUCTION:
            self._tell_logins()
        if options["address"]:
            number = f"{Article.objects.count():,}"
            self.stdout.write(
                f"{number} articles. Open http://{options['address']}/ (Ctrl-C ends)."
            )

    def _import_samples(self) -> None:
        try:
            report = run_import([_SAMPLES])
        except CannotImport as problem:
            self.stdout.write(f"The sample articles are not imported: {problem}")
            return
        # What was rejected is told, and keeps nobody from reading the rest.
        self.stdout.write("\n".join(report.lines))
        if report.is_interrupted:
            raise CommandError("Interrupted. Start again: it goes on where it was.")

    def _tell_logins(self) -> None:
        self.stdout.write("This is a demonstration. Sign in as")
        for name, password in demonstration_logins():
            self.stdout.write(f"  {name:<8} {password}")


def _wants_samples() -> bool:
    """In an archive that has imported nothing else, until they are in.

    Once: who takes the sample articles out again does not want them back.
    """
    ended = (ImportRun.State.DONE, ImportRun.State.UNDOING, ImportRun.State.UNDONE)
    interrupted = ImportRun.objects.exclude(state__in=ended)
    return not ImportRun.objects.exclude(
        pk__in=interrupted.filter(paths=[str(_SAMPLES)]).values("pk")
    ).exists()


def _check_not_served() -> None:
    """Two servers of one archive would fight for its index: said before anything is changed."""
    try:
        with one_indexer():
            pass
    except AnotherIsAtWorkError as error:
        raise CommandError(
            f"The archive in {settings.NEWSDESK_VAR} is served already: its indexer is running. "
            "Stop that one first, or serve another archive: "
            "NEWSDESK_VAR=/another/folder script/server"
        ) from error


def _check_free(address: str) -> None:
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CommandError(
            f"“{address}” is no address to serve at. Write host:port, such as 127.0.0.1:8000."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "another program uses it" if taken else str(error.strerror)
            raise CommandError(
                f"Newsdesk cannot serve at {address}: {why}. "
                "Choose another place: NEWSDESK_ADDRESS=127.0.0.1:8001 script/server"
            ) from error
