"""A class with grades in bulk: the rows that pages read, without the work behind them."""

from datetime import UTC, datetime, timedelta

from classrooms.models import Assignment, Classroom, Grade, GradeState, Kind, Membership
from tests.factories import AssignmentFactory, ClassroomFactory

NAMES = (
    *("Ana Petrov", "Bilal Haddad", "Chidi Okonkwo", "Clara Jensen", "Dewi Santoso", "Elif Demir"),
    *("Farid Nazari", "Greta Lindqvist", "Hana Sato", "Ivo Horvat", "Jamal Carter"),
    *("Katya Morozova", "Lena Fischer", "Marek Nowak", "Mei Tanaka", "Nadia Rahman"),
    *("Oskar Virtanen", "Priya Nair", "Rosa Delgado", "Samir Aziz", "Tomás Ribeiro"),
    *("Uma Krishnan", "Wei Zhang", "Yusuf Bello"),
)
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
STATES = (GradeState.EXEMPT, GradeState.OPEN, GradeState.LATE, GradeState.MARKED)


def full(
    *, learners: int, assignments: int, classroom: Classroom | None = None
) -> tuple[Classroom, list[Membership], list[Assignment]]:
    """Everybody has a grade in everything but each seventh cell; each eleventh has a state."""
    room = classroom or ClassroomFactory.create()
    members = Membership.objects.bulk_create(
        Membership(classroom=room, name=name(n), joined_at=NOW) for n in range(learners)
    )
    asked = [
        AssignmentFactory.create(
            classroom=room,
            title=f"Quiz {n + 1}" if n % 3 else f"Who secures what, part {n // 3 + 1}",
            kind=Kind.QUIZ,
            due_at=NOW + timedelta(days=n - assignments // 2),
        )
        for n in range(assignments)
    ]
    Grade.objects.bulk_create(
        grade(one, member, row * 5 + column * 3)
        for row, member in enumerate(members)
        for column, one in enumerate(asked)
        if (row + column) % 7
    )
    return room, members, asked


def name(number: int) -> str:
    """Each has their own."""
    return NAMES[number] if number < len(NAMES) else f"Learner {number:04}"


def grade(assignment: Assignment, member: Membership, number: int) -> Grade:
    """Of one question in eight, by the number."""
    state = STATES[number // 11 % 4] if number % 11 == 0 else GradeState.DONE
    right = 2 + (number * number + number // 3) % 7
    percent = None if state in {GradeState.EXEMPT, GradeState.OPEN} else 12.5 * right
    return Grade(
        assignment=assignment,
        membership=member,
        state=state,
        over=None if percent is None else right,
        of=None if percent is None else 8,
        percent=percent,
        first_percent=None if percent is None else 12.5 * (right - 1),
        answers=2 if number % 13 == 0 else 8,
        attempts=2,
        has_comment=number % 17 == 0,
    )
