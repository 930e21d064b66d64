"""A class with its learners and instructor signed in and a session that runs; printed as JSON."""

import json
import sys
from datetime import UTC, datetime

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 -- after setup
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 -- after setup

from accounts.models import User  # noqa: E402 -- after setup
from classrooms.actions import live  # noqa: E402 -- after setup
from classrooms.models import Classroom, Membership, Role  # noqa: E402 -- after setup
from classrooms.queries import live_bank  # noqa: E402 -- after setup


def member(room: Classroom, name: str, role: Role, now: datetime) -> tuple[User, str]:
    """A member with an account, and the key of their session."""
    user = User.objects.create_user(email=f"{name}@example.org")
    Membership.objects.create(classroom=room, user=user, role=role, name=name, joined_at=now)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return user, session.session_key or ""


def prepare(phones: int) -> dict[str, object]:
    """The addresses, the cookies, and the question that is asked."""
    now = datetime.now(UTC)
    room = Classroom.objects.create(name="Hall", time_zone="UTC", created_at=now)
    teacher, key = member(room, "teacher", Role.OWNER, now)
    sessions = [member(room, f"learner{n}", Role.LEARNER, now)[1] for n in range(phones)]
    session = live.start(classroom=room, by=teacher, now=now)
    ref = live_bank.listed(lesson="whose-house").candidates[0].ref
    return {
        "phones": f"/classes/{room.token}/live/",
        "staff": f"/teach/{room.token}/live/",
        "projector": f"/teach/{room.token}/live/{session.token}/",
        "teacher": key,
        "sessions": sessions,
        "item": ref,
    }


if __name__ == "__main__":
    print(json.dumps(prepare(int(sys.argv[1]))))  # noqa: T201 -- read by the bench
