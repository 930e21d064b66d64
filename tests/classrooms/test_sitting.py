"""Beginning what is assigned: on whose terms, how often, with which code."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from classrooms.actions import sitting
from classrooms.actions.sitting import CodeError
from classrooms.models import Assignment, Extension, Kind, Override
from quizzes.actions import ending
from quizzes.actions.locking import RefusedError
from quizzes.models import Attempt, Mode
from tests.classrooms.learning import DAY, HOUR, NOW, Seat, seat
from tests.quizzes.exams import SECOND, at, text


def begin(where: Seat, row: Assignment, *, code: str = "", now: object = NOW) -> Attempt:
    return sitting.begin(
        own=where.own,
        learner=where.user,
        assignment=row,
        access_code=code,
        new_seed=lambda: 11,
        now=now,  # type: ignore[arg-type]  # a moment
    )


@pytest.mark.django_db
def test_begin_freezes_the_rules_and_draws_the_paper() -> None:
    where = seat()
    row = where.assign(partial=False, feedback="each")
    attempt = begin(where, row)
    assert (attempt.mode, attempt.subject) == (Mode.ASSIGNED, f"assigned:{row.token}")
    kept = attempt.policy
    assert (kept["each"], kept["strict"], kept["feeds"], kept["name"]) == (
        *(True, True, True),
        row.title,
    )
    assert attempt.items.count() == 5
    assert (attempt.scores_from, attempt.replies_from) == (NOW, NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(("feedback", "feeds"), [("each", True), ("end", True), ("later", False)])
def test_begin_feeds_memory_only_where_replies_come_with_it(
    feedback: str,
    feeds: bool,  # noqa: FBT001 -- a column
) -> None:
    where = seat()
    attempt = begin(where, where.assign(feedback=feedback))
    assert (attempt.policy["feeds"], attempt.replies_from) == (feeds, NOW if feeds else None)


@pytest.mark.django_db
def test_begin_gives_own_time_to_the_accommodation() -> None:
    where = seat(percent=150)
    attempt = begin(where, where.assign(limit_minutes=20))
    assert attempt.deadline_at == NOW + HOUR / 2
    assert attempt.policy["limit_s"] == 1800


@pytest.mark.django_db
def test_begin_ends_with_the_assignment() -> None:
    where = seat()
    attempt = begin(where, where.assign(limit_minutes=60, due_at=NOW + HOUR / 4))
    assert attempt.deadline_at == NOW + HOUR / 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"opens_at": NOW + SECOND}, "This is not open yet."),
        ({"due_at": NOW}, "This is closed."),
        ({"closes_at": NOW}, "This is closed."),
        ({"kind": Kind.LESSON, "target": {"lesson": "whose-house"}}, "There is nothing to begin"),
        ({"target": {"picked": ["gone"]}}, "No paper can be drawn"),
    ],
)
def test_begin_is_refused_with_its_reason(given: dict[str, object], why: str) -> None:
    where = seat()
    with pytest.raises(RefusedError, match=why):
        begin(where, where.assign(**given))
    assert Attempt.objects.count() == 0


@pytest.mark.django_db
def test_own_override_and_extension_open_what_is_closed() -> None:
    where = seat()
    row = where.assign(due_at=NOW - HOUR)
    Extension.objects.create(
        assignment=row, membership=where.own, minutes=90, given_at=NOW - HOUR / 2
    )
    assert begin(where, row).deadline_at == NOW + HOUR
    other = where.assign(due_at=NOW - HOUR)
    Override.objects.create(assignment=other, membership=where.own, due_at=NOW + DAY, set_at=NOW)
    assert begin(where, other).deadline_at == NOW + DAY


@pytest.mark.django_db
def test_attempts_are_counted() -> None:
    where = seat()
    row = where.assign(attempts=2)
    first = begin(where, row)
    assert begin(where, row) == first
    for _ in range(2):
        ending.end(begin(where, row), now=NOW)
    with pytest.raises(RefusedError, match="no attempts left"):
        begin(where, row)
    assert Attempt.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_begin_one_attempt() -> None:
    where = seat()
    row = where.assign()
    barrier = Barrier(50)

    def one() -> int:
        barrier.wait()
        try:
            return begin(where, row).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        found = {future.result() for future in [pool.submit(one) for _ in range(50)]}
    assert (len(found), Attempt.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_access_code_is_asked_for_once() -> None:
    where = seat()
    row = where.assign(access_code="Oak Tree 7")
    with pytest.raises(CodeError, match="Type the access code"):
        begin(where, row, code=" ")
    with pytest.raises(CodeError, match="This is not the access code"):
        begin(where, row, code="Oak Tree 8")
    first = begin(where, row, code=" oak tree 7 ")
    assert begin(where, row) == first


@pytest.mark.django_db
def test_wrong_access_codes_are_limited() -> None:
    where = seat()
    row = where.assign(access_code="seven")
    for _ in range(sitting.MOST):
        with pytest.raises(CodeError, match="not the access code"):
            begin(where, row, code="six")
    with pytest.raises(CodeError, match="too many"):
        begin(where, row, code="seven")
    assert begin(where, row, code="seven", now=NOW + sitting.WINDOW).pk


@pytest.mark.django_db
def test_an_assigned_mock_waits_for_another_that_runs() -> None:
    where = seat()
    given = {"kind": Kind.MOCK, "target": {"paper": "short"}, "limit_minutes": 42}
    first, second = where.assign(**given), where.assign(**given)
    running = begin(where, first)
    assert (running.policy["paper"], running.policy["pass_percent"]) == ("short", 70)
    with at(NOW):
        reply = where.client.post(where.path(second))
    assert reply.status_code == 409
    assert "Another mock exam of yours is still running" in reply.content.decode()
    assert f"/a/{running.token}/" in reply.content.decode()


@pytest.mark.django_db
def test_task_page_says_why_it_cannot_begin() -> None:
    where = seat()
    row = where.assign(opens_at=NOW + HOUR, access_code="seven")
    with at(NOW):
        assert "You can begin" in text(where.client, where.path(row))
        assert where.client.post(where.path(row), {"code": "seven"}).status_code == 409
    with at(NOW + HOUR):
        wrong = where.client.post(where.path(row), {"code": "8"})
        assert (wrong.status_code, "This is not the access code" in wrong.content.decode()) == (
            *(422, True),
        )
        right = where.client.post(where.path(row), {"code": "seven"})
    assert right.headers["Location"] == f"/a/{where.attempt().token}/"
