"""With the rows of all apps: a person moves, leaves, and takes everything along."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from accounts import actions, queries
from accounts.models import User
from accounts.portability import Json
from lessons.actions import place_bet
from lessons.models import Bet, Reading
from progress import demo
from quizzes.models import Attempt, AttemptItem, Marking, Response
from tests.accounts.conftest import PASSWORD, be_guest
from tests.accounts.test_adopt_guest import at_once
from tests.factories import (
    AssignmentFactory,
    CertificateFactory,
    GuestFactory,
    MembershipFactory,
    StudyPlanFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
EVENTS = (Response, Marking, AttemptItem, Attempt)


def events() -> list[list[int]]:
    return [sorted(model.objects.values_list("pk", flat=True)) for model in EVENTS]


def bet(learner: User, figure: str, at: datetime) -> None:
    place_bet(learner=learner, lesson="whose-house", figure=figure, choice={"a": figure}, now=at)


def two_histories(now: datetime) -> tuple[User, User]:
    """The same lessons, quizzes of the same seeds, and a quiz left open by both."""
    ana, guest = UserFactory.create(email="ana@example.org"), GuestFactory.create()
    demo.history(learner=ana, now=now)
    demo.history(learner=guest, now=now + timedelta(minutes=30))
    bet(ana, "house", now)
    bet(guest, "house", now + timedelta(minutes=1))
    bet(guest, "line", now)
    StudyPlanFactory.create(learner=ana)
    StudyPlanFactory.create(learner=guest)
    CertificateFactory.create(learner=ana)
    CertificateFactory.create(learner=guest)
    AssignmentFactory.create(classroom=MembershipFactory.create(user=ana).classroom)
    return ana, guest


def test_sign_in_merges_two_histories(now: datetime) -> None:
    ana, guest = two_histories(now)
    before, parts = events(), Reading.objects.filter(learner=ana).count()
    opened = Attempt.objects.get(learner=guest, submitted_at=None)
    client = Client()
    be_guest(client, guest)

    client.post("/accounts/login/", {"login": "ana@example.org", "password": PASSWORD})

    assert events() == before
    assert list(User.objects.all()) == [ana]
    assert set(Attempt.objects.values_list("learner", flat=True)) == {ana.pk}
    assert Attempt.objects.get(submitted_at=None) == opened
    assert Reading.objects.filter(learner=ana).count() == Reading.objects.count() == parts
    assert sorted(Bet.objects.values_list("figure", flat=True)) == ["house", "line"]
    assert Bet.objects.get(figure="house").placed_at == now


def test_merge_at_the_same_time(now: datetime) -> None:
    ana, guest = two_histories(now)
    before, key = events(), guest.pk

    done = at_once(lambda: actions.adopt_guest(guest=User(pk=key), user=User(pk=ana.pk)), 4)

    assert sorted(map(bool, done)) == [False] * 3 + [True]
    assert events() == before


def test_sign_up_moves_a_history_as_it_is(now: datetime) -> None:
    guest = GuestFactory.create()
    demo.history(learner=guest, now=now)
    bet(guest, "house", now)
    held = queries.export(guest, now=now)
    client = Client()
    be_guest(client, guest)

    client.post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD})

    after = queries.export(User.objects.get(), now=now)
    assert (after["lessons"], after["quizzes"]) == (held["lessons"], held["quizzes"])


def names(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from names(inner)
    if isinstance(value, list):
        for inner in value:
            yield from names(inner)


def test_download_holds_no_key_and_nobody_else(now: datetime) -> None:
    ana, guest = two_histories(now)
    User.objects.filter(pk=ana.pk).update(joined_at=now)
    bet(guest, "only-the-guest", now)
    client = Client()
    client.force_login(ana)

    body = client.get("/account/download/").content.decode()

    held = json.loads(body)
    assert "only-the-guest" not in body
    assert set(names(held)) == {
        *("made_at", "account", "classrooms", "lessons", "progress", "quizzes"),
        *("classroom", "number", "role", "status", "assignments"),
        *("title", "state", "percent", "comments", "live_votes"),
        *("plan", "exam_date", "minutes_a_day", "reviews_a_day", "days_off", "dates_off"),
        *("time_zone", "calendar_address", "changed_at", "certificates", "address", "name"),
        *("shows_name", "mock_right", "mock_of", "mock_minutes", "issued_at", "revoked_at"),
        *("guest", "email", "addresses", "joined_at", "last_sign_in_at"),
        *(
            "parts",
            "bets",
            "summaries",
            "lesson",
            "part",
            "done_at",
            "figure",
            "choice",
            "a",
            "placed_at",
        ),
        *("mode", "subject", "started_at", "submitted_at", "questions"),
        *("deadline_at", "time_percent", "clock"),
        *("position", "question", "flagged", "counts", "answers", "marks"),
        *("answer", "sureness", "final", "visible_ms", "at", "credit", "reason"),
        *("attempts", "memories", "fact", "last_answered_at", "last_reviewed_at", "due_at"),
        *("second_look_at", "reviews", "lapses", "stability_days", "difficulty", "level"),
    }
    left = held["quizzes"]["attempts"][1]["questions"]
    assert [len(question["answers"]) for question in left] == [1, 1, 1, 0, 0, 0, 0, 0]
    assert sum(len(q["answers"]) for a in held["quizzes"]["attempts"] for q in a["questions"]) == (
        Response.objects.filter(attempt__learner=ana).count()
    )


def test_delete_leaves_no_row_of_the_person(now: datetime) -> None:
    ana, guest = two_histories(now)
    kept = queries.export(guest, now=now)

    actions.delete_account(user=ana, now=now)

    rows = [
        model
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.related_model is User
        for _ in model._default_manager.filter(**{field.name: ana.pk})  # noqa: SLF001 -- as above
    ]
    assert rows == []
    assert queries.export(guest, now=now) == kept


def test_purge_sees_the_last_answer(now: datetime) -> None:
    guest = GuestFactory.create(joined_at=now - timedelta(days=50))
    demo.history(learner=guest, now=now)
    last = max(Response.objects.values_list("received_at", flat=True))

    assert queries.last_active_at(guest) == last
    assert actions.purge_guests(inactive_since=last) == 0
    assert actions.purge_guests(inactive_since=last + timedelta(seconds=1)) == 1
    assert events() == [[], [], [], []]
