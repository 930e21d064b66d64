"""The yardstick: the least Django that signs a learner in, shows one question and stores an answer.

It is the 100 % of every ratio: what a page and a save cost when there is nothing else to do.
"""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from srm_course import sqlite

OPTIONS = sqlite.install()
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Question</title>
<form method="post" action="/save">{% csrf_token %}<p>{{ user.pk }}</p>
<fieldset><legend>{{ stem }}</legend>
{% for option in options %}<label><input type="radio" name="answer" value="{{ forloop.counter }}">
{{ option }}</label>{% endfor %}</fieldset><button>Save</button></form></html>"""
LOADERS = [("django.template.loaders.locmem.Loader", {"page.html": PAGE})]
settings.configure(
    SECRET_KEY="bench" * 12,
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": LOADERS},
        }
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(os.environ["DATA_DIR"]) / "ceiling.sqlite3"),
            "CONN_MAX_AGE": None,
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
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 -- after setup
from django.contrib.auth.decorators import login_required  # noqa: E402 -- after setup
from django.contrib.auth.models import User  # noqa: E402 -- after setup
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 -- after setup
from django.core.management import call_command  # noqa: E402 -- after setup
from django.db import connection  # noqa: E402 -- after setup
from django.http import HttpRequest, HttpResponse  # noqa: E402 -- after setup
from django.shortcuts import render  # noqa: E402 -- after setup
from django.urls import path  # noqa: E402 -- after setup

OPTIONS_SHOWN = [f"An option of some words, the one with number {n}" for n in range(1, 5)]
TABLE = "CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, learner INTEGER, answer TEXT)"


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Show one question."""
    shown = {"stem": "Which of these is right?", "options": OPTIONS_SHOWN, "user": request.user}
    return render(request, "page.html", shown)


@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Append one row."""
    with connection.cursor() as cursor:
        row = [request.user.pk, request.POST["answer"]]
        cursor.execute("INSERT INTO answer (learner, answer) VALUES (%s, %s)", row)
    return HttpResponse("saved")


urlpatterns = [path("page", page), path("save", save)]
application = get_wsgi_application()


def prepare(learners: int) -> None:
    """Make the tables and one signed-in learner after the other; print their session keys."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    for number in range(learners):
        user = User.objects.create_user(f"learner{number}")
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        print(session.session_key)  # noqa: T201 -- read by the bench


if __name__ == "__main__":
    prepare(int(sys.argv[1]))
