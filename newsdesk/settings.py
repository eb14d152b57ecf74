"""Every setting of Newsdesk, read from the environment; docs/settings.md explains each."""

import hashlib
import os
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from newsdesk.demonstration import demonstration_key, make_private
from newsdesk.environment import (
    allowed_hosts,
    database,
    folders,
    log_level,
    seconds,
    time_zone,
    whole_number,
)

env = environ.Env()
ROOT = Path(__file__).resolve().parent.parent

# --- Which instance this is ---------------------------------------------------------------------

NEWSDESK_VAR = Path(env.str("NEWSDESK_VAR", default="") or ROOT / "var").resolve()
NEWSDESK_PRODUCTION = env.bool("NEWSDESK_PRODUCTION", default=False)
NEWSDESK_ENGINE = env.str("NEWSDESK_ENGINE", default="whoosh")
NEWSDESK_SEARCH_SECONDS = seconds("NEWSDESK_SEARCH_SECONDS", 2.0)
# How many processes read files beside the one that writes; 0 leaves all to that one.
NEWSDESK_IMPORT_PROCESSES = whole_number("NEWSDESK_IMPORT_PROCESSES", os.cpu_count() or 1)
NEWSDESK_NAME = env.str("NEWSDESK_NAME", default="Newsdesk")

make_private(NEWSDESK_VAR)
if NEWSDESK_PRODUCTION:
    SECRET_KEY = env.str("NEWSDESK_SECRET_KEY", default="")
    ALLOWED_HOSTS = env.list("NEWSDESK_HOSTS", default=[])
    if len(SECRET_KEY) < 40:
        raise ImproperlyConfigured(
            "NEWSDESK_PRODUCTION is on, but NEWSDESK_SECRET_KEY is missing or shorter than 40 "
            "characters. Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    if not ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "NEWSDESK_PRODUCTION is on, but NEWSDESK_HOSTS is empty. "
            "Name the hosts that readers use, for instance NEWSDESK_HOSTS=archive.example.org"
        )
else:
    SECRET_KEY = env.str("NEWSDESK_SECRET_KEY", default="") or demonstration_key(NEWSDESK_VAR)
    ALLOWED_HOSTS = env.list("NEWSDESK_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

DEBUG = env.bool("NEWSDESK_DEBUG", default=False) and not NEWSDESK_PRODUCTION

# --- The parts ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "articles",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "import_export",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.web.without_nul.WithoutNulMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "articles.web.not_built.NotBuiltMiddleware",
    "articles.web.too_broad.TooBroadMiddleware",
]

ROOT_URLCONF = "newsdesk.urls"
WSGI_APPLICATION = "newsdesk.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.web.site.site",
            ],
        },
    },
]

# --- Where things are kept ----------------------------------------------------------------------

DATABASES: dict[str, dict[str, Any]] = {
    # Written down, not as an address: a folder's name may hold what means something there.
    "default": database("DATABASE_URL")
    if env.str("DATABASE_URL", default="")
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": NEWSDESK_VAR / "newsdesk.sqlite3"}
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer (WAL); a writer asks for the lock at its start, so that
    # two of them queue instead of failing in mid-transaction. The cache is one of each process: an
    # import was not faster with 64 MB.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
# Only production collects its static files; elsewhere they are served from where they are.
STATIC_ROOT = NEWSDESK_VAR / "static" if NEWSDESK_PRODUCTION else None
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_USE_FINDERS = not NEWSDESK_PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if NEWSDESK_PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# --- Language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = time_zone("NEWSDESK_TIME_ZONE")
USE_I18N = False
USE_TZ = True

# --- Who may come in ----------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "front"
LOGOUT_REDIRECT_URL = "front"

# --- Safety -------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# How often strangers at one address may search, in each web process; 0 for as often as they like.
NEWSDESK_SEARCHES_A_MINUTE = whole_number("NEWSDESK_SEARCHES_A_MINUTE", 300)
# Hosts within the own network, and ports other than 80 and 443, that imports may fetch from.
NEWSDESK_FETCH_ALLOWED = allowed_hosts("NEWSDESK_FETCH_ALLOWED")
# Folders of this machine that curators may import from; none unless they are named.
NEWSDESK_IMPORT_FOLDERS = folders("NEWSDESK_IMPORT_FOLDERS")
# Straight to the disk; how much, and how many files, the handler says in words.
FILE_UPLOAD_HANDLERS = ["articles.curating.receive_uploads.OnDisk"]
DATA_UPLOAD_MAX_NUMBER_FILES = None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Browsers send a host's cookies to every port of it: two archives there need other names.
_instance = hashlib.sha256(str(NEWSDESK_VAR).encode(errors="surrogateescape")).hexdigest()[:8]
SESSION_COOKIE_NAME = f"newsdesk-session-{_instance}"
CSRF_COOKIE_NAME = f"newsdesk-csrf-{_instance}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "articles.web.views.errors.csrf_failure"
if NEWSDESK_PRODUCTION:
    https = env.bool("NEWSDESK_HTTPS", default=True)
    SECURE_SSL_REDIRECT = https
    SESSION_COOKIE_SECURE = https
    CSRF_COOKIE_SECURE = https
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 30 if https else 0
    if https:
        # Only then is there a server in front that sets it; anybody else could write it.
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]

# --- What is told, and where --------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "filters": {"without_traceback": {"()": "newsdesk.foreign_hosts.WithoutTraceback"}},
    "loggers": {"django.security.DisallowedHost": {"filters": ["without_traceback"]}},
    "root": {"handlers": ["console"], "level": log_level("NEWSDESK_LOG_LEVEL")},
}
