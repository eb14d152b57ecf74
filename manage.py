#!/usr/bin/env python
"""Run Newsdesk's commands: `python manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError

from newsdesk.behind import cure_for


def main() -> None:
    """Hand the command line to Django; a wrong setting is told in a sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Newsdesk cannot start: {error}")
    except (OperationalError, ProgrammingError) as problem:
        cure = cure_for(problem)
        if not cure:
            raise
        sys.exit(cure)


if __name__ == "__main__":
    main()
