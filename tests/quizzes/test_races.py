"""Two at once, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt, Marking, Response
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.items import right, single_item, wrong

pytestmark = pytest.mark.django_db(transaction=True)
Build = Callable[..., Quiz]


def at_once(*calls: Callable[[], int]) -> list[int]:
    """The results of calls that start in the same instant."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], int]) -> int:
        barrier.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("same", [True, False], ids=["same-operation", "two-operations"])
def test_answer_twice_at_once_is_one_answer(
    ana: User,
    quiz_of: Build,
    same: bool,  # noqa: FBT001 -- a column
) -> None:
    for _ in range(5):
        Attempt.objects.all().delete()
        quiz = quiz_of(single_item(), single_item("y"))
        op_ids = [str(uuid4())] * 2 if same else [str(uuid4()), str(uuid4())]
        answers = [right(quiz.shown[0]), right(quiz.shown[0]) if same else wrong(quiz.shown[0])]
        clients = [browser(ana), browser(ana)]

        def post(n: int) -> Callable[[], int]:
            data = {**sent(answers[n]), "op_id": op_ids[n]}  # noqa: B023 -- called in this round
            return lambda: clients[n].post(quiz.url(1, "answer/"), data).status_code  # noqa: B023 -- as above

        assert at_once(post(0), post(1)) == [302, 302]
        assert Response.objects.count() == Marking.objects.count() == 1


def test_save_replayed_at_once_is_one_row(ana: User, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    data = sent({"slot": "1", **right(quiz.shown[0])})
    clients = [browser(ana) for _ in range(4)]
    calls = [lambda c=client: c.post(quiz.page("save"), data).status_code for client in clients]
    assert at_once(*calls) == [200] * 4
    assert Response.objects.count() == 1


def test_practice_started_at_once_is_one_quiz(ana: User) -> None:
    clients = [browser(ana) for _ in range(4)]
    calls = [
        lambda c=client: c.post("/practice/", {"count": "5"}).status_code for client in clients
    ]
    assert at_once(*calls) == [302] * 4
    assert Attempt.objects.filter(submitted_at__isnull=True).count() == 1
    assert Attempt.objects.count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not the file")
def test_database_locked_says_try_again(ana: User, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    client = browser(ana)
    data = sent({"slot": "1", **right(quiz.shown[0])})

    def impatient() -> tuple[int, str | None]:
        try:
            connection.ensure_connection()
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 50")
            response = client.post(quiz.page("save"), data)
            return response.status_code, response.headers.get("Retry-After")
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(impatient).result() == (503, "2")
    assert Response.objects.count() == 0
    assert client.post(quiz.page("save"), data).status_code == 200
