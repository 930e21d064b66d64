"""A learner's classes, an assignment, a sitting of it, and what comes after."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from assessment.items import Item
from classrooms.models import Assignment, Classroom, Feed, Invitation, Kind, Membership, Role
from quizzes.models import Attempt
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory, UserFactory
from tests.journeys.desk import Desk
from tests.journeys.sight import Sight
from tests.quizzes.assigned import assigned_of
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.items import (
    classify_item,
    multiple_item,
    order_item,
    owner_item,
    right,
    single_item,
    two_tier_item,
    wrong,
)

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LATE = {"late": "daily", "late_percent": 10}
PAPER = [
    single_item("one"),
    owner_item("two"),
    two_tier_item("three"),
    classify_item("four"),
    multiple_item("five"),
    order_item("six"),
]


def pupil(desk: Desk, *, percent: int = 100) -> Membership:
    """Be a learner in a class of two instructors."""
    room = ClassroomFactory.create()
    person = desk.person()
    User.objects.filter(pk=person.pk).update(has_classes=True)
    for name, role in (("Dora Lind", Role.OWNER), ("Karl Vogt", Role.ASSISTANT)):
        MembershipFactory.create(classroom=room, name=name, role=role)
    own: Membership = MembershipFactory.create(
        classroom=room, user=person, name="Ana Sousa", percent=percent
    )
    return own


def assign(room: Classroom, title: str, **more: object) -> Assignment:
    row: Assignment = AssignmentFactory.create(classroom=room, title=title, **more)
    return row


def path(own: Membership, row: Assignment) -> str:
    return f"/classes/{own.classroom.token}/a/{row.token}/"


def sit(
    own: Membership, row: Assignment, *, each: bool = False, out: bool = False, items: list[Item]
) -> Quiz:
    """An attempt that was begun eleven minutes ago and has half an hour."""
    now = timezone.now()
    began = now - timedelta(minutes=11)
    user = own.user
    assert user is not None
    moment = began if out else None
    return assigned_of(
        user,
        *items,
        each=each,
        subject=f"assigned:{row.token}",
        started_at=began,
        deadline_at=began + timedelta(minutes=41),
        replies_from=moment,
        scores_from=moment,
    )


def half(desk: Desk, quiz: Quiz) -> None:
    """Two answers, half of a third, a flag."""
    for number in (1, 2):
        keep(desk, quiz, number, right(quiz.shown[number - 1]))
    some = dict(list(right(quiz.shown[3]).items())[:1])
    keep(desk, quiz, 4, some, to="flag")


def keep(
    desk: Desk, quiz: Quiz, number: int, fields: dict[str, str | list[str]], to: str = "1"
) -> None:
    desk.client.post(quiz.url(number, "keep/"), sent({"to": to, **fields}))


def work(own: Membership, now: datetime) -> None:
    """Assignments in many a state."""
    room = own.classroom
    assign(room, "Whose job is it?", due_at=now - DAY, closes_at=now + 2 * DAY, **LATE)
    assign(room, "Storage and keys", due_at=now + 3 * DAY, limit_minutes=20)
    assign(
        room, "Read lesson 1", kind=Kind.LESSON, target={"lesson": "whose-house"}, due_at=now + DAY
    )
    assign(room, "Mid-term", kind=Kind.MOCK, target={"paper": "short"}, opens_at=now + 7 * DAY)
    assign(room, "Warm-up", due_at=now - 9 * DAY)


def _empty(desk: Desk) -> None:
    desk.person()
    desk.open("/classes/")


def _classes(desk: Desk) -> None:
    own, now = pupil(desk), timezone.now()
    work(own, now)
    person = own.user
    assert person is not None
    Invitation.objects.create(
        classroom=ClassroomFactory.create(name="Security on AWS, evening course"),
        email=str(person.email),
        name="Ana",
        invited_at=now,
    )
    other = ClassroomFactory.create(name="Tutors of the autumn term")
    MembershipFactory.create(classroom=other, user=person, role=Role.INSTRUCTOR, name="Ana Sousa")
    Feed.objects.create(user=person, made_at=now)
    desk.open("/classes/")


def _my_class(desk: Desk) -> None:
    own, now = pupil(desk, percent=150), timezone.now()
    work(own, now)
    done = assign(own.classroom, "First steps", due_at=now + DAY)
    quiz = sit(own, done, items=PAPER[:3], out=True)
    half_right = right(quiz.shown[0])
    keep(desk, quiz, 1, half_right)
    desk.client.post(quiz.page("hand-in/"))
    Classroom.objects.filter(pk=own.classroom_id).update(
        announcement="Bring a phone on Tuesday: we answer live.", announced_at=now
    )
    desk.open(f"/classes/{own.classroom.token}/")


def _no_work(desk: Desk) -> None:
    desk.open(f"/classes/{pupil(desk).classroom.token}/")


def _leave(desk: Desk) -> None:
    desk.open(f"/classes/{pupil(desk).classroom.token}/leave/")


def task(own: Membership, **more: object) -> Assignment:
    now = timezone.now()
    given = {
        "opens_at": now - DAY,
        "due_at": now + 2 * DAY,
        "closes_at": now + 4 * DAY,
        "limit_minutes": 20,
        "attempts": 2,
        "feedback": "later",
        "scores": "later",
        "note": "Lessons 1 to 4. Have the matrix at hand; it is allowed.",
        **LATE,
    }
    return assign(own.classroom, "Storage and keys", **{**given, **more})


def _task(desk: Desk) -> None:
    own = pupil(desk, percent=150)
    desk.open(path(own, task(own, access_code="oak")))


def _wrong_code(desk: Desk) -> None:
    own = pupil(desk)
    desk.open(path(own, task(own, access_code="oak")))
    desk.send("main form", code="elm")


def _task_done(desk: Desk) -> None:
    own = pupil(desk)
    row = task(own)
    for out in (True, False):
        quiz = sit(own, row, items=PAPER, out=out)
        half(desk, quiz)
        desk.client.post(quiz.page("hand-in/"))
    Attempt.objects.update(scores_from=timezone.now() - HOUR)
    row.entries.create(
        membership=own,
        what="comment",
        text="You have the owners. Look at encryption again, then try once more.",
        at=timezone.now(),
    )
    desk.open(path(own, row))


def _lesson(desk: Desk) -> None:
    own = pupil(desk)
    row = assign(own.classroom, "Read it", kind=Kind.LESSON, target={"lesson": "whose-house"})
    desk.open(path(own, row))


def _strength(desk: Desk) -> None:
    own = pupil(desk)
    target = {"lessons": ["whose-house"], "percent": 70}
    desk.open(path(own, assign(own.classroom, "Know it", kind=Kind.STRENGTH, target=target)))


def sitting(number: int, tail: str = "") -> Callable[[Desk], None]:
    """To a question of a paper, or to a page about all of them."""

    def open_(desk: Desk) -> None:
        own = pupil(desk)
        quiz = sit(own, task(own), items=PAPER)
        half(desk, quiz)
        desk.open(quiz.url(number) if number else quiz.page(tail))

    return open_


def _cards(desk: Desk) -> None:
    own = pupil(desk)
    desk.open(sit(own, task(own), items=PAPER, each=True, out=True).url(1))


def _card_replied(desk: Desk) -> None:
    own = pupil(desk)
    quiz = sit(own, task(own), items=PAPER, each=True, out=True)
    desk.client.post(quiz.url(1, "answer/"), sent(wrong(quiz.shown[0])))
    desk.open(quiz.url(1))


def _handed_in(desk: Desk) -> None:
    own = pupil(desk)
    quiz = sit(own, task(own), items=PAPER)
    half(desk, quiz)
    desk.client.post(quiz.page("hand-in/"))
    Attempt.objects.update(scores_from=timezone.now() + DAY)
    desk.open(quiz.page("summary/"))


def _result(desk: Desk) -> None:
    own = pupil(desk)
    quiz = sit(own, task(own), items=PAPER, out=True)
    half(desk, quiz)
    desk.client.post(quiz.page("hand-in/"))
    desk.open(quiz.page("summary/"))


def receipt(desk: Desk) -> tuple[Membership, str]:
    own = pupil(desk)
    quiz = sit(own, task(own), items=PAPER)
    half(desk, quiz)
    desk.client.post(quiz.page("hand-in/"))
    return own, f"/receipts/{quiz.attempt.token}/"


def _receipt(desk: Desk) -> None:
    desk.open(receipt(desk)[1])


def _checked_receipt(desk: Desk) -> None:
    own, address = receipt(desk)
    staff = UserFactory.create(has_classes=True)
    MembershipFactory.create(classroom=own.classroom, user=staff, role=Role.INSTRUCTOR)
    desk.client.force_login(staff)
    desk.open(f"{address}?code=2222-3333-4444")


LEARNERS = (
    Sight(name="classes-empty", view="classrooms:classes", open=_empty),
    Sight(name="classes", view="classrooms:classes", open=_classes),
    Sight(name="my-class", view="classrooms:my-class", open=_my_class),
    Sight(name="my-class-empty", view="classrooms:my-class", open=_no_work),
    Sight(name="leave", view="classrooms:leave", open=_leave),
    Sight(name="task", view="classrooms:task", open=_task),
    Sight(name="task-wrong-code", view="classrooms:task", open=_wrong_code, status=422),
    Sight(name="task-done", view="classrooms:task", open=_task_done),
    Sight(name="task-lesson", view="classrooms:task", open=_lesson),
    Sight(name="task-strength", view="classrooms:task", open=_strength),
    Sight(name="assigned-classify", view="quizzes:question", open=sitting(4)),
    Sight(name="assigned-two-tier", view="quizzes:question", open=sitting(3)),
    Sight(name="assigned-order", view="quizzes:question", open=sitting(6)),
    Sight(name="assigned-overview", view="quizzes:overview", open=sitting(0, "overview/")),
    Sight(name="assigned-hand-in", view="quizzes:hand-in", open=sitting(0, "hand-in/")),
    Sight(name="assigned-card", view="quizzes:question", open=_cards),
    Sight(name="assigned-card-replied", view="quizzes:question", open=_card_replied),
    Sight(name="assigned-handed-in", view="quizzes:summary", open=_handed_in),
    Sight(name="assigned-result", view="quizzes:summary", open=_result),
    Sight(name="receipt", view="classrooms:receipt", open=_receipt),
    Sight(name="receipt-checked", view="classrooms:receipt", open=_checked_receipt),
)
