"""The class page, who is at an assignment just now, and item analysis."""

from datetime import timedelta

from django.utils import timezone

from classrooms.models import Assignment, Classroom, Grade, GradeState, Kind, Membership, Role
from quizzes.models import Attempt
from tests.classrooms.sitting import sat, written
from tests.classrooms.test_beliefs import believe
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory
from tests.journeys.desk import Desk
from tests.journeys.sight import Sight

NAMES = ("Farid Nazari", "Oskar Virtanen", "Jamal Carter", "Rosa Delgado", "Dewi Santoso", "Ana P")


def staff(desk: Desk, *, role: Role = Role.OWNER) -> Classroom:
    """Be on the staff of a class that nobody has joined."""
    room = ClassroomFactory.create()
    person = desk.person()
    person.has_classes = True
    person.save(update_fields=["has_classes"])
    MembershipFactory.create(classroom=room, user=person, name="Dora Lind", role=role)
    return room


def learners(room: Classroom, *, days: int = 0) -> list[Membership]:
    """Six learners who joined some days ago."""
    at = timezone.now() - timedelta(days=days)
    return [MembershipFactory.create(classroom=room, name=n, joined_at=at) for n in NAMES]


def handed_in(row: Assignment, members: list[Membership], *, sureness: int | None = 2) -> None:
    """Each has answered three questions, the better the later in the list."""
    now, items = timezone.now(), written(3)
    for number, member in enumerate(members):
        right = [4 * number // len(members) > place for place in range(3)]
        sat(row, member, items, right=right, now=now, sureness=sureness)
        percent = 100 * sum(right) / 3
        Grade.objects.create(
            assignment=row,
            membership=member,
            state=GradeState.DONE,
            over=sum(right),
            of=3,
            percent=percent,
        )


def _empty(desk: Desk) -> None:
    desk.open(f"/teach/{staff(desk).token}/")


def _class(desk: Desk) -> None:
    room, now = staff(desk), timezone.now()
    members = learners(room, days=9)
    for member in members[1:]:
        believe(member, now)
    closed = AssignmentFactory.create(
        classroom=room, title="Mock exam, short", kind=Kind.MOCK, due_at=now - timedelta(days=2)
    )
    handed_in(closed, members[1:])
    AssignmentFactory.create(classroom=room, due_at=now - timedelta(days=1))
    AssignmentFactory.create(
        classroom=room, opens_at=now + timedelta(days=1), due_at=now + timedelta(days=4)
    )
    room.announcement, room.announced_at = "Bring a phone on Tuesday.", now
    room.save()
    desk.open(f"/teach/{room.token}/")


def _all(desk: Desk) -> None:
    room = staff(desk, role=Role.ASSISTANT)
    learners(room)
    desk.open(f"/teach/{room.token}/?page=1")


def _too_long(desk: Desk) -> None:
    room = staff(desk)
    desk.open(f"/teach/{room.token}/")
    desk.send("form.fields", text="So much to say. " * 20)


def _now(desk: Desk) -> None:
    room = staff(desk)
    members = learners(room)
    row = AssignmentFactory.create(classroom=room)
    handed_in(row, members[:3])
    for attempt in Attempt.objects.all()[:2]:
        attempt.submitted_at, attempt.deadline_at = None, timezone.now() + timedelta(minutes=9)
        attempt.save()
    desk.open(f"/teach/{room.token}/a/{row.token}/now/")


def _nobody_now(desk: Desk) -> None:
    room = staff(desk)
    row = AssignmentFactory.create(classroom=room)
    desk.open(f"/teach/{room.token}/a/{row.token}/now/")


def _no_questions(desk: Desk) -> None:
    desk.open(f"/teach/{staff(desk).token}/questions/")


def _questions(desk: Desk) -> None:
    room = staff(desk)
    row = AssignmentFactory.create(classroom=room)
    handed_in(row, learners(room))
    desk.open(f"/teach/{room.token}/questions/")


def _paper(desk: Desk, *, times: int = 0) -> tuple[Classroom, Assignment]:
    room = staff(desk)
    row = AssignmentFactory.create(classroom=room)
    for _ in range(times):
        handed_in(row, learners(room))
    return room, row


def _nothing(desk: Desk) -> None:
    room, row = _paper(desk)
    desk.open(f"/teach/{room.token}/questions/{row.token}/")


def _judged(desk: Desk) -> None:
    room, row = _paper(desk, times=6)
    desk.open(f"/teach/{room.token}/questions/{row.token}/")


def _item(times: int, desk: Desk) -> None:
    room, row = _paper(desk, times=times)
    item = written(1)[0]
    desk.open(f"/teach/{room.token}/questions/{row.token}/{item.id}/{item.version}/")


CLASS = (
    Sight(name="class-empty", view="classrooms:classroom", open=_empty),
    Sight(name="class", view="classrooms:classroom", open=_class),
    Sight(name="class-all", view="classrooms:classroom", open=_all),
    Sight(name="class-error", view="classrooms:announcement", open=_too_long, status=422),
    Sight(name="now", view="classrooms:now", open=_now),
    Sight(name="now-nobody", view="classrooms:now", open=_nobody_now),
    Sight(name="papers-none", view="classrooms:questions", open=_no_questions),
    Sight(name="papers", view="classrooms:questions", open=_questions),
    Sight(name="paper-nothing", view="classrooms:paper-analysis", open=_nothing),
    Sight(name="paper", view="classrooms:paper-analysis", open=_judged),
    Sight(name="item-few", view="classrooms:item-analysis", open=lambda desk: _item(2, desk)),
    Sight(name="item", view="classrooms:item-analysis", open=lambda desk: _item(6, desk)),
)
