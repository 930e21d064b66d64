"""Receipts: who sees one, what it says, and a code that follows from the answers alone."""

import re
from datetime import timedelta

import pytest

from classrooms import receipts
from classrooms.models import Role
from quizzes.models import Attempt, Response
from tests.classrooms.learning import HOUR, NOW, Seat, browser, seat
from tests.factories import MembershipFactory, UserFactory
from tests.quizzes.assigned import assigned_of
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.exams import at, text
from tests.quizzes.items import single_item, wrong
from tests.quizzes.test_secrecy import other

pytestmark = pytest.mark.django_db

SHORT = timedelta(seconds=7)
TOKEN = "receipt"


def handed_in(where: Seat, **more: object) -> tuple[Quiz, str]:
    row = where.assign(**more)
    quiz = assigned_of(
        where.user,
        single_item(),
        single_item("second"),
        subject=f"assigned:{row.token}",
        token=TOKEN,
        started_at=NOW,
        deadline_at=NOW + HOUR,
        replies_from=None,
        scores_from=None,
    )
    with at(NOW + SHORT):
        where.client.post(quiz.page("save"), sent({"slot": "1", **wrong(quiz.shown[0])}))
        where.client.post(quiz.page("hand-in/"))
    return quiz, f"/receipts/{TOKEN}/"


def code(page: str) -> str:
    found = re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}", page)
    assert found
    return found[0]


def test_receipt_says_who_what_and_when_to_the_second() -> None:
    where = seat(number="S-17")
    _, path = handed_in(where, title="Week 3", due_at=NOW)
    page = text(where.client, path)
    for said in (
        "Week 3 was handed in.",
        "Lea , S-17",
        "A quiz, attempt 1",
        "Handed in Tuesday 24 November 2026, 09:00:07 UTC, late",
        "Answered 1 of 2 questions",
    ):
        assert said in page
    assert "Check a printed code" not in page


def test_receipt_is_there_for_its_learner_and_the_staff_alone() -> None:
    where = seat()
    _, path = handed_in(where)
    helper = UserFactory.create()
    MembershipFactory.create(classroom=where.room, user=helper, role=Role.ASSISTANT)
    classmate = MembershipFactory.create(classroom=where.room).user
    assert classmate is not None
    found = [
        client.get(path).status_code
        for client in (
            *(where.client, where.staff, browser(helper)),
            *(browser(classmate), browser(UserFactory.create())),
        )
    ]
    assert found == [200, 200, 200, 404, 404]


def test_receipt_of_what_is_open_is_absent() -> None:
    where = seat()
    _, path = handed_in(where)
    Attempt.objects.update(submitted_at=None)
    assert where.client.get(path).status_code == 404


def test_staff_checks_a_printed_code() -> None:
    where = seat()
    _, path = handed_in(where)
    printed = code(text(where.client, path))
    for typed in (printed, printed.lower(), printed.replace("-", " ")):
        assert "This is the code of what is stored." in text(where.staff, f"{path}?code={typed}")
    assert "This is another code" in text(where.staff, f"{path}?code=2222-2222-2222")
    Response.objects.update(answer=[])
    assert "This is another code" in text(where.staff, f"{path}?code={printed}")


def test_code_tells_nothing_of_the_key() -> None:
    """Twins with the same answers, one right and one wrong, have the same receipt."""

    def page(item_is_other: bool) -> str:  # noqa: FBT001 -- one of two
        Attempt.objects.all().delete()
        item = other(single_item()) if item_is_other else single_item()
        quiz = assigned_of(
            where.user,
            item,
            subject=f"assigned:{row.token}",
            token="twin",
            started_at=NOW,
            deadline_at=None,
            replies_from=None,
            scores_from=None,
        )
        with at(NOW):
            first = quiz.shown[0].order[0][0]
            where.client.post(quiz.page("save"), sent({"slot": "1", "a": first}))
            where.client.post(quiz.page("hand-in/"))
        return text(where.client, "/receipts/twin/")

    where = seat()
    row = where.assign()
    assert page(item_is_other=True) == page(item_is_other=False)


def test_code_follows_from_each_answer() -> None:
    given = {"attempt": "a", "submitted_at": NOW, "answers": [(1, ("x",)), (2, ())]}
    codes = {
        receipts.code(**{**given, **more})  # type: ignore[arg-type]  # as above
        for more in (
            {},
            {"attempt": "b"},
            {"submitted_at": NOW + SHORT},
            {"answers": [(1, ("y",)), (2, ())]},
            {"answers": [(1, ()), (2, ("x",))]},
        )
    }
    assert len(codes) == 5
