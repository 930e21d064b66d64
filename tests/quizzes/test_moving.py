"""A guest's quizzes go with them into an account, and out in an export."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from accounts.portability import holdings
from quizzes.actions.moving import adopt
from quizzes.models import Attempt
from quizzes.queries import portable
from tests.factories import AttemptFactory, AttemptItemFactory, GuestFactory, UserFactory
from tests.quizzes.conftest import Quiz
from tests.quizzes.items import classify_item, right, single_item

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
SUBJECTS = ["practice", "capstone", "lesson:whose-house"]


def begin(learner: User, subject: str, hour: int, *, open_: bool) -> Attempt:
    at = START + timedelta(hours=hour)
    return AttemptFactory.create(
        learner=learner,
        subject=subject,
        started_at=at,
        submitted_at=None if open_ else at + timedelta(minutes=10),
    )


def test_quizzes_hold_something_of_a_person() -> None:
    assert "quizzes" in [holding.name for holding in holdings()]


def test_adopt_moves_all_and_keeps_the_newer_open_one(ana: User) -> None:
    guest = GuestFactory.create()
    older = begin(ana, "practice", 1, open_=True)
    newer = begin(guest, "practice", 2, open_=True)
    adopt(guest, ana)
    older.refresh_from_db()
    newer.refresh_from_db()
    assert newer.learner == ana
    assert newer.submitted_at is None
    assert older.submitted_at == newer.started_at


class_of_attempts = st.lists(
    st.tuples(st.sampled_from(SUBJECTS), st.integers(0, 9), st.booleans(), st.booleans()),
    max_size=8,
)


@given(rows=class_of_attempts)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_adopt_loses_and_doubles_nothing(db: None, rows: list[tuple[str, int, bool, bool]]) -> None:
    user, guest = UserFactory.create(), GuestFactory.create()
    open_: set[tuple[int, str]] = set()
    for subject, hour, is_open, is_guest in rows:
        learner = guest if is_guest else user
        first = is_open and (learner.pk, subject) not in open_
        if first:
            open_.add((learner.pk, subject))
        AttemptItemFactory.create(attempt=begin(learner, subject, hour, open_=first))
    mine = Attempt.objects.filter(learner__in=[user, guest])
    before = set(mine.values_list("pk", flat=True))
    adopt(guest, user)
    adopt(guest, user)
    assert set(Attempt.objects.filter(learner=user).values_list("pk", flat=True)) == before
    for subject in SUBJECTS:
        still = mine.filter(subject=subject, submitted_at__isnull=True).count()
        assert still == min(1, sum(s == subject for _, s in open_))


def test_export_holds_answers_and_no_key(learner: object, ana: User, quiz_of: object) -> None:
    quiz: Quiz = quiz_of(single_item(), classify_item())  # type: ignore[operator]  # a builder
    for number, shown in enumerate(quiz.shown, start=1):
        fields = {"op_id": f"{number:032x}", "s": "2", **right(shown)}
        learner.post(quiz.url(number, "answer/"), fields)  # type: ignore[attr-defined]  # a client
    AttemptItemFactory.create(attempt__learner=ana, attempt__subject="redo:1")
    told = portable.export(ana, now=timezone.now())
    assert isinstance(told, list)
    first = told[-1] if told[-1]["subject"] == "practice" else told[0]  # type: ignore[index, call-overload]  # of dicts
    answers = [question["answers"] for question in first["questions"]]  # type: ignore[index, call-overload, union-attr]  # as above
    assert answers[0][0]["answer"] == ["Text of b"]  # type: ignore[index, call-overload]  # as above
    assert answers[0][0]["sureness"] == "Certain"  # type: ignore[index, call-overload]  # as above
    assert sorted(answers[1][0]["answer"]) == [  # type: ignore[index, call-overload, arg-type]  # as above
        "Text of a: aws",
        "Text of b: customer",
        "Text of c: both",
    ]
    text = json.dumps(told)
    assert "Rationale" not in text
    assert "The owner holds the key." not in text


def test_latest_is_the_last_answer_or_start(ana: User) -> None:
    assert portable.latest(ana) is None
    begin(ana, "practice", 3, open_=True)
    assert portable.latest(ana) == START + timedelta(hours=3)
