"""Other terms, more time, what a learner sees when, and releases: for staff."""

from datetime import timedelta

from django.utils import timezone

from assessment.terms import Feedback, Late, Scores
from classrooms.models import Assignment, Extension, Group, Membership, Override, Role
from classrooms.queries import rights
from quizzes.models import Mode
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    MembershipFactory,
)
from tests.journeys.desk import Desk
from tests.journeys.sight import Sight

NAMES = ("Farid Nazari", "Oskar Virtanen", "Jamal Carter", "Rosa Delgado", "Dewi Santoso", "Ana P")


def quiz(desk: Desk, *, role: Role = Role.OWNER, learners: int = len(NAMES)) -> Assignment:
    """A quiz of twenty minutes in a class of which one is on the staff."""
    room, now = ClassroomFactory.create(), timezone.now()
    person = desk.person()
    person.has_classes = True
    person.save(update_fields=["has_classes"])
    MembershipFactory.create(classroom=room, user=person, name="Dora Lind", role=role)
    for name in NAMES[:learners]:
        MembershipFactory.create(classroom=room, name=name)
    return AssignmentFactory.create(
        classroom=room,
        title="Quiz: the line moves",
        opens_at=now - timedelta(days=1),
        due_at=now + timedelta(days=4),
        closes_at=now + timedelta(days=6),
        limit_minutes=20,
        late=Late.DAILY,
        late_percent=10,
        feedback=Feedback.LATER,
        scores=Scores.LATER,
    )


def members(row: Assignment) -> list[Membership]:
    return list(row.classroom.members.filter(role=Role.LEARNER).order_by("pk"))


def different(row: Assignment) -> None:
    """Somebody has something of each kind."""
    now = timezone.now()
    farid, oskar, jamal, *_ = members(row)
    red = Group.objects.create(classroom=row.classroom, name="Evening")
    red.members.add(jamal)
    Override.objects.create(
        assignment=row,
        membership=farid,
        due_at=now + timedelta(days=5),
        limit_minutes=30,
        attempts=2,
        reason="Was ill for two days",
        set_at=now,
    )
    Override.objects.create(assignment=row, group=red, exempt=True, set_at=now)
    Extension.objects.create(
        assignment=row, membership=oskar, minutes=45, reason="Fire alarm", given_at=now
    )
    oskar.percent = 150
    oskar.save()


def begun(row: Assignment, member: Membership) -> None:
    now = timezone.now()
    AttemptFactory.create(
        learner=member.user,
        mode=Mode.ASSIGNED,
        subject=rights.subject(row),
        started_at=now - timedelta(minutes=5),
        deadline_at=now + timedelta(minutes=15),
    )


def path(row: Assignment, rest: str) -> str:
    return f"/teach/{row.classroom.token}/a/{row.token}/{rest}/"


def time_path(member: Membership) -> str:
    return f"/teach/{member.classroom.token}/people/{member.token}/time/"


def _nobody(desk: Desk) -> None:
    desk.open(path(quiz(desk, learners=0), "rights"))


def _somebody(desk: Desk) -> None:
    row = quiz(desk)
    different(row)
    desk.open(path(row, "rights"))


def _one(desk: Desk) -> None:
    row = quiz(desk)
    different(row)
    desk.open(path(row, f"rights/{members(row)[0].token}"))


def _assistant(desk: Desk) -> None:
    row = quiz(desk, role=Role.ASSISTANT)
    different(row)
    desk.open(path(row, f"rights/{members(row)[0].token}"))


def _group(desk: Desk) -> None:
    row = quiz(desk)
    different(row)
    group = row.classroom.groups.get()
    desk.open(path(row, f"rights/group-{group.pk}"))
    desk.send("form.rights", due_at="2026-03-29T02:30", attempts="many", limit_minutes="-1")


def _shortened(desk: Desk) -> None:
    row = quiz(desk)
    begun(row, members(row)[1])
    desk.open(path(row, f"rights/{members(row)[1].token}"))
    desk.send("form.rights", limit_minutes="6")


def _removed(desk: Desk) -> None:
    row, now = quiz(desk), timezone.now()
    farid = members(row)[0]
    Override.objects.create(assignment=row, membership=farid, limit_minutes=90, set_at=now)
    AttemptFactory.create(
        learner=farid.user,
        mode=Mode.ASSIGNED,
        subject=rights.subject(row),
        started_at=now,
        deadline_at=now + timedelta(minutes=90),
    )
    desk.open(path(row, f"rights/{farid.token}"))
    desk.send("form.removal")


def _extended(desk: Desk) -> None:
    row = quiz(desk)
    desk.open(path(row, f"rights/{members(row)[1].token}"))
    desk.send('form[action$="/extend/"]', amount="5")


def _time(desk: Desk) -> None:
    desk.open(time_path(members(quiz(desk))[0]))


def _bad_time(desk: Desk) -> None:
    desk.open(time_path(members(quiz(desk))[0]))
    desk.send("form.fields", share="own", percent="99")


def _ask(desk: Desk) -> None:
    desk.open(path(quiz(desk), "explain"))


def _explained(desk: Desk) -> None:
    row = quiz(desk)
    different(row)
    when = (timezone.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    desk.open(path(row, "explain") + f"?learner={members(row)[1].token}&at={when}")


def _unexplained(desk: Desk) -> None:
    row = quiz(desk)
    desk.open(path(row, "explain") + f"?learner={members(row)[1].token}&at=soon")


def _release(desk: Desk) -> None:
    row = quiz(desk)
    begun(row, members(row)[1])
    desk.open(path(row, "release"))


RIGHTS = (
    Sight(name="rights of nobody", view="classrooms:rights", open=_nobody),
    Sight(name="rights", view="classrooms:rights", open=_somebody),
    Sight(name="right of a learner", view="classrooms:right", open=_one),
    Sight(name="right for an assistant", view="classrooms:right", open=_assistant),
    Sight(name="right of a group, wrong", view="classrooms:right", open=_group, status=422),
    Sight(name="right that takes time", view="classrooms:right", open=_shortened, status=422),
    Sight(
        name="right removed that takes time",
        view="classrooms:remove-right",
        open=_removed,
        status=422,
    ),
    Sight(name="extension too short", view="classrooms:extend", open=_extended, status=422),
    Sight(name="time of a learner", view="classrooms:accommodation", open=_time),
    Sight(
        name="time of a learner, wrong", view="classrooms:accommodation", open=_bad_time, status=422
    ),
    Sight(name="explainer", view="classrooms:explain", open=_ask),
    Sight(name="explained", view="classrooms:explain", open=_explained),
    Sight(name="explainer, wrong", view="classrooms:explain", open=_unexplained, status=422),
    Sight(name="release", view="classrooms:release", open=_release),
)
