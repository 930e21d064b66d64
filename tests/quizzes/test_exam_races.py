"""Two at once in a mock exam, each with a connection of its own."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test import Client

from accounts.models import User
from quizzes.actions import exams
from quizzes.models import Attempt, FactMemory, Marking, Response
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at, exam_of
from tests.quizzes.items import right, single_item
from tests.quizzes.test_races import at_once, browser

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5
QUESTIONS = 3


def fresh(ana: User) -> Quiz:
    Attempt.objects.all().delete()
    FactMemory.objects.all().delete()
    return exam_of(ana, *(single_item(f"x{n}") for n in range(QUESTIONS)))


def look(ana: User, quiz: Quiz, now: datetime) -> Callable[[], int]:
    """Whoever opens the report after the end."""

    def call() -> int:
        attempt = Attempt.objects.get(pk=quiz.attempt.pk)
        return int(exams.settle(attempt, now=now).submitted_at is not None)

    return call


def test_finished_twice_at_once_is_marked_once(ana: User) -> None:
    with at(START):
        for _ in range(ROUNDS):
            quiz = fresh(ana)
            clients = [browser(ana), browser(ana)]
            calls = [
                lambda c=client, q=quiz: c.post(q.page("hand-in/")).status_code
                for client in clients
            ]
            assert at_once(*calls) == [302, 302]
            assert Marking.objects.count() == QUESTIONS


def test_looked_at_by_many_at_once_is_marked_once(ana: User) -> None:
    for _ in range(ROUNDS):
        quiz = fresh(ana)
        assert at_once(*[look(ana, quiz, GRACE_END + SECOND)] * 4) == [1] * 4
        assert Marking.objects.count() == QUESTIONS
        assert Attempt.objects.get().submitted_at == END


def test_started_at_once_is_one_exam(ana: User) -> None:
    with at(START):
        clients = [browser(ana) for _ in range(3)]
        form = {"time": "100", "clock": "always"}
        calls = [lambda c=client: c.post("/exam/short/", form).status_code for client in clients]
        assert at_once(*calls) == [302] * 3
    assert Attempt.objects.count() == 1


def test_both_forms_started_at_once_are_one_exam(ana: User) -> None:
    form = {"time": "100", "clock": "always"}
    with at(START):
        for _ in range(ROUNDS):
            Attempt.objects.all().delete()
            clients = [browser(ana), browser(ana)]
            calls = [
                lambda c=client, p=paper: c.post(f"/exam/{p}/", form).status_code
                for client, paper in zip(clients, ("short", "long"), strict=True)
            ]
            assert at_once(*calls) == [302, 302]
            assert Attempt.objects.count() == 1


def saving(client: Client, quiz: Quiz, number: int) -> Callable[[], int]:
    data = sent({"slot": str(number), **right(quiz.shown[number - 1])})
    return lambda: client.post(quiz.page("save"), data).status_code


def test_every_save_acknowledged_beside_a_finish_is_in_the_result(ana: User) -> None:
    """I-6: whichever comes first, what was said to be saved was marked."""
    with at(END):
        for _ in range(ROUNDS):
            quiz = fresh(ana)
            clients = [browser(ana) for _ in range(QUESTIONS + 1)]
            saves = [saving(clients[n], quiz, n) for n in range(1, QUESTIONS + 1)]
            finish = lambda c=clients[0], q=quiz: c.post(q.page("hand-in/")).status_code  # noqa: E731 -- one of the calls
            *statuses, finished = at_once(*saves, finish)
            assert finished == 302
            assert set(statuses) <= {200, 409}
            credits_ = [row.credit for row in Marking.objects.order_by("item__position")]
            assert credits_ == [int(status == 200) for status in statuses]
            assert Response.objects.count() == sum(credits_)


def test_save_that_came_in_time_and_a_later_look_agree(ana: User) -> None:
    """What came in within the grace and was slow is either in the result or refused."""
    for _ in range(ROUNDS):
        quiz = fresh(ana)
        client = browser(ana)
        with at(GRACE_END):
            save = saving(client, quiz, 1)
            status, _ = at_once(save, look(ana, quiz, GRACE_END + SECOND))
        assert status in {200, 409}
        assert Marking.objects.get(item__position=1).credit == int(status == 200)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not the file")
@pytest.mark.parametrize("look_at", ["/exam/", "summary/"])
def test_look_while_the_database_is_locked_says_try_again(ana: User, look_at: str) -> None:
    """It would mark the exam, and marks it at the next look."""
    quiz = fresh(ana)
    path = look_at if look_at.startswith("/") else quiz.page(look_at)
    client = browser(ana)

    def impatient() -> int:
        try:
            connection.ensure_connection()
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 50")
            return client.get(path).status_code
        finally:
            connection.close()

    with at(GRACE_END + SECOND):
        with transaction.atomic(), ThreadPoolExecutor(1) as pool:
            assert pool.submit(impatient).result() == 503
        assert Marking.objects.count() == 0
        assert client.get(path).status_code == 200
    assert Marking.objects.count() == QUESTIONS


def test_reply_to_a_save_after_a_finish_says_why(ana: User) -> None:
    with at(START):
        quiz = fresh(ana)
        client = browser(ana)
        client.post(quiz.page("hand-in/"))
        reply = client.post(quiz.page("save"), sent({"slot": "1", **right(quiz.shown[0])}))
    assert json.loads(reply.content) == {
        "error": "This quiz is finished. Your answers are kept as they were."
    }
