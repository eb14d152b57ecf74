"""Sets Django up when imported: the tagging room's front door has verbs that need it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
django.setup()
