"""Learners who are signed in and in the middle of a quiz; printed as JSON for the bench."""

import itertools
import json
import sys
from datetime import UTC, datetime
from typing import Any

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 -- after setup
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 -- after setup

from accounts.models import User  # noqa: E402 -- after setup
from quizzes import pins  # noqa: E402 -- after setup
from quizzes.actions.starting import start_practice  # noqa: E402 -- after setup


def learner(number: int) -> dict[str, Any]:
    """One learner with a quiz of 20 questions: cookies, token, and a choice for each question."""
    user = User.objects.create_user(email=f"learner{number}@example.org")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    attempt = start_practice(
        learner=user,
        lessons=(),
        count=20,
        seeds=itertools.count(number * 1000 + 1),
        closes="",
        now=datetime.now(UTC),
    )
    shown = [pins.from_json(item.snapshot).shown for item in attempt.items.order_by("position")]
    return {
        "session": session.session_key,
        "token": attempt.token,
        "choices": [
            (position, one.order[0][0])
            for position, one in enumerate(shown, start=1)
            if one.item.kind in {"single", "multiple"}
        ],
    }


if __name__ == "__main__":
    print(json.dumps([learner(number) for number in range(int(sys.argv[1]))]))  # noqa: T201 -- read by the bench
