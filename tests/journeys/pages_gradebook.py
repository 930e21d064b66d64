"""The gradebook, one grade, and the history of all."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.utils import timezone

from classrooms.actions import gradebook, grading
from classrooms.models import Assignment, Kind, Membership, Override
from lessons.library import library
from tests.classrooms import books
from tests.classrooms.sittings import sat
from tests.factories import AssignmentFactory, FactMemoryFactory, MembershipFactory
from tests.journeys.desk import Desk
from tests.journeys.pages_class import staff
from tests.journeys.sight import Sight


def _book(query: str = "", *, learners: int = 24, assignments: int = 8) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        room = staff(desk)
        books.full(learners=learners, assignments=assignments, classroom=room)
        desk.open(f"/teach/{room.token}/gradebook/{query}")

    return open_


def _strength(desk: Desk) -> None:
    room = staff(desk)
    for number in range(3):
        member = MembershipFactory.create(classroom=room, name=books.name(number))
        for place, fact in enumerate(library().course.facts[: 6 + 9 * number]):
            FactMemoryFactory.create(
                learner=member.user,
                fact=fact.id,
                answers=1 + place % 4,
                level_total=(0.5, 1.0, 1.3, 1.7)[(place + number) % 4],
            )
    desk.open(f"/teach/{room.token}/gradebook/?show=strength")


def _graded(desk: Desk) -> tuple[Assignment, Membership]:
    """A learner between two others, with two attempts, a mark, a comment and a regrade."""
    room, now = staff(desk), timezone.now()
    task = AssignmentFactory.create(
        classroom=room, title="Who secures what", attempts=2, due_at=now - timedelta(days=1)
    )
    ana, elif_, _ = [MembershipFactory.create(classroom=room, name=n) for n in books.NAMES[:6:2]]
    sat(task, elif_, [1, Fraction(1, 2), None, 0], at=now - timedelta(days=3))
    sat(task, elif_, [1, 1, Fraction(2, 3), 0], at=now - timedelta(hours=20))
    Override.objects.create(assignment=task, membership=ana, exempt=True, set_at=now)
    grading.refresh(assignment=task)
    own: Any = {"assignment": task, "member": elif_, "by": room.members.get(role="owner").user}
    gradebook.comment(text="Read sheet 3 again:\nthe line moves with the service.", now=now, **own)
    later = now + timedelta(minutes=5)
    gradebook.mark(value=Fraction(3, 4), reason="Question 4 was unclear.", now=later, **own)
    return task, elif_


def _grade(query: str = "") -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        task, member = _graded(desk)
        attempts = member.user and member.user.attempts.order_by("pk").first()
        extra = f"?attempt={attempts.token}" if attempts and query else ""
        desk.open(f"/teach/{task.classroom.token}/gradebook/{member.token}/{task.token}/{extra}")
        for closed in desk.page.locator(".looked summary").all():
            closed.click()

    return open_


def _refused(desk: Desk) -> None:
    _grade()(desk)
    desk.page.get_by_label("Points of 100").fill("110")
    desk.send("form:has([value=mark])", do="mark")


def _not_begun(desk: Desk) -> None:
    room = staff(desk)
    task = AssignmentFactory.create(
        classroom=room, kind=Kind.LESSON, target={"lesson": "whose-house"}
    )
    member = MembershipFactory.create(classroom=room, name="Ana Petrov")
    desk.open(f"/teach/{room.token}/gradebook/{member.token}/{task.token}/")


def _history(desk: Desk) -> None:
    task, _ = _graded(desk)
    desk.open(f"/teach/{task.classroom.token}/gradebook/history/")


def _no_history(desk: Desk) -> None:
    desk.open(f"/teach/{staff(desk).token}/gradebook/history/")


BOOK, CELL, HISTORY = "classrooms:gradebook", "classrooms:cell", "classrooms:grade-history"
GRADEBOOK = (
    Sight(name="gradebook-empty", view=BOOK, open=_book(learners=0, assignments=0)),
    Sight(name="gradebook", view=BOOK, open=_book()),
    Sight(name="gradebook-pages", view=BOOK, open=_book("?page=2", learners=52, assignments=3)),
    Sight(name="gradebook-answers", view=BOOK, open=_book("?show=answers", learners=6)),
    Sight(name="gradebook-nobody", view=BOOK, open=_book("?name=Zoe", learners=2, assignments=1)),
    Sight(name="gradebook-strength", view=BOOK, open=_strength),
    Sight(name="grade", view=CELL, open=_grade()),
    Sight(name="grade-attempt", view=CELL, open=_grade("attempt")),
    Sight(name="grade-not-begun", view=CELL, open=_not_begun),
    Sight(name="grade-error", view=CELL, open=_refused, status=422),
    Sight(name="grade-history", view=HISTORY, open=_history),
    Sight(name="grade-history-empty", view=HISTORY, open=_no_history),
)
