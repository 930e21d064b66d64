"""The yardstick: a bare Django with a session, CSRF, one page and one INSERT on SQLite.

It is the 100 % of every ratio: what a save and a page cost when there is nothing else to do.
"""

import os
import sys
import uuid
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.utils import timezone

from srm_course import sqlite

OPTIONS = sqlite.install()
settings.configure(
    SECRET_KEY="bench" * 12,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(os.environ["DATA_DIR"]) / "ceiling.sqlite3"),
            "OPTIONS": {
                **OPTIONS,
                "timeout": 10,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    },
    USE_TZ=True,
)
TABLE = (
    "CREATE TABLE IF NOT EXISTS answer"
    " (id INTEGER PRIMARY KEY, who TEXT, op TEXT, body TEXT, at TEXT)"
)


def page(request: HttpRequest) -> HttpResponse:
    """Show one small form."""
    who = request.session.get("who", "nobody")
    return HttpResponse(f"<form method=post>{who} {get_token(request)}<input name=choice></form>")


def save(request: HttpRequest) -> JsonResponse:
    """Append one row."""
    who, op = request.session.get("who"), request.POST.get("op_id", str(uuid.uuid4()))
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        row = [who, op, request.POST.get("answer", ""), str(timezone.now())]
        cursor.execute("INSERT INTO answer (who, op, body, at) VALUES (%s, %s, %s, %s)", row)
    return JsonResponse({"op_id": op})


urlpatterns = [path("page", page), path("save", save)]
application = get_wsgi_application()


def prepare(learners: int) -> None:
    """Make the tables and one session a learner; print their keys."""
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415 -- needs settings
    from django.core.management import call_command  # noqa: PLC0415 -- as above

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    for number in range(learners):
        session = SessionStore()
        session["who"] = f"learner{number}"
        session.save()
        print(session.session_key)  # noqa: T201 -- read by the bench


if __name__ == "__main__":
    django.setup()
    prepare(int(sys.argv[1]))
