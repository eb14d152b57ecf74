"""By what name does the archive introduce itself to servers?"""

import unicodedata

from django.conf import settings


def user_agent() -> str:
    """Newsdesk, and what this archive is called, as far as ASCII has letters for it."""
    decomposed = unicodedata.normalize("NFKD", settings.NEWSDESK_NAME)
    plain = decomposed.encode("ascii", "ignore").decode()
    name = "".join(sign for sign in plain if sign.isprintable() and sign not in "()\\").strip()
    return f"Newsdesk ({name[:100]})" if name and name != "Newsdesk" else "Newsdesk"
