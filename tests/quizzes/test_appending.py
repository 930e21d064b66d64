"""Storing an event that was made a moment ago, while the attempt moved on."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.http import Http404

from quizzes.actions.appending import append
from quizzes.actions.locking import RefusedError
from quizzes.models import Attempt, Response
from tests.quizzes.conftest import Quiz
from tests.quizzes.items import single_item

pytestmark = pytest.mark.django_db(transaction=True)
Build = Callable[..., Quiz]


def made(quiz: Quiz, now: datetime, *, rev: int = 1) -> Response:
    """An event as it is just before it is stored."""
    item, option = quiz.item(1), quiz.shown[0].order[0][0]
    return Response(
        attempt=quiz.attempt,
        item=item,
        op_id=uuid4(),
        rev=rev,
        answer=[option],
        sureness=1,
        received_at=now,
    )


def test_event_of_an_open_attempt_is_stored_as_it_was_made(quiz_of: Build, now: datetime) -> None:
    row = made(quiz_of(single_item()), now)
    assert append(row)
    columns = ("op_id", "rev", "answer", "sureness", "final", "received_at", "latency_ms")
    wanted = tuple(getattr(row, name) for name in columns)
    assert list(Response.objects.values_list(*columns)) == [wanted]


def test_event_is_refused_once_the_attempt_has_ended(quiz_of: Build, now: datetime) -> None:
    quiz = quiz_of(single_item())
    row = made(quiz, now)
    Attempt.objects.update(submitted_at=now)

    with pytest.raises(RefusedError):
        append(row)
    assert Response.objects.count() == 0


def test_event_is_not_found_once_the_attempt_is_gone(quiz_of: Build, now: datetime) -> None:
    quiz = quiz_of(single_item())
    row = made(quiz, now)
    Attempt.objects.all().delete()

    with pytest.raises(Http404):
        append(row)


def test_event_whose_revision_is_taken_is_not_stored(quiz_of: Build, now: datetime) -> None:
    quiz = quiz_of(single_item())
    assert append(made(quiz, now))
    assert not append(made(quiz, now))
    assert Response.objects.count() == 1
