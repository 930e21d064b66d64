"""Keeping the grades that pages read in step with what they are folded from."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery

from assessment import grading as core
from assessment import mastery
from assessment.policy import GRACE
from classrooms.models import (
    Assignment,
    Classroom,
    Grade,
    GradeEntry,
    Kind,
    Membership,
    Reached,
    Role,
    Status,
)
from classrooms.queries import grading, rights
from lessons.library import library
from quizzes.actions import ending
from quizzes.models import Attempt, FactMemory, Mode
from quizzes.queries import memories

KEPT = [
    *("state", "over", "of", "percent", "first_percent", "answers", "attempts", "late_days"),
    *("handed_in_at", "attempt", "has_comment"),
]
AT_ONCE = 100


def refresh(*, assignment: Assignment, memberships: Collection[Membership] | None = None) -> int:
    """Fold the grades of an assignment anew, of these learners or of all; how many were wrong.

    For use in the transaction of what changed them. The learners are held, so that of two at once
    the second sees what the first did. However many they are: in ten statements at most.
    """
    with transaction.atomic():
        held, wanted = _both(assignment, _hold(assignment, memberships))
        wrong = [member for member, row in wanted.items() if not same(held.get(member), row)]
        gone = [row.pk for member, row in held.items() if member not in wanted]
        Grade.objects.bulk_create(
            [wanted[member] for member in wrong],
            update_conflicts=True,
            unique_fields=["assignment", "membership"],
            update_fields=KEPT,
        )
        if gone:
            Grade.objects.filter(pk__in=gone).delete()
    return len(wrong) + len(gone)


def differences(assignment: Assignment) -> list[str]:
    """In words, where the kept grades are not what follows from the log."""
    held, wanted = _both(assignment, grading.learners(assignment))
    return [
        f"{assignment.token} {member}: {_said(held.get(member))}, not {_said(wanted.get(member))}"
        for member in sorted({*held, *wanted})
        if not same(held.get(member), wanted.get(member))
    ]


def same(one: Grade | None, other: Grade | None) -> bool:
    """Whether two rows say the same."""
    return _values(one) == _values(other)


def _values(row: Grade | None) -> tuple[object, ...]:
    return () if row is None else tuple(getattr(row, name) for name in KEPT)


def _said(row: Grade | None) -> str:
    return f"{row} {_values(row)}" if row else "nothing"


def _hold(assignment: Assignment, members: Collection[Membership] | None) -> list[Membership]:
    rows = grading.of_class(assignment.classroom_id).select_for_update()
    if members is not None:
        rows = rows.filter(pk__in=[one.pk for one in members])
    return list(rows)


def _both(
    assignment: Assignment, members: Collection[Membership]
) -> tuple[dict[int, Grade], dict[int, Grade]]:
    """The kept grades and the right ones, by the learner's key."""
    keys = [one.pk for one in members]
    held = {
        row.membership_id: row
        for row in Grade.objects.filter(assignment=assignment, membership__in=keys)
    }
    found = grading.folded(assignment, members)
    return held, {pk: _row(assignment, pk, grade) for pk, grade in found.items() if grade}


def _row(assignment: Assignment, member: int, grade: core.Grade) -> Grade:
    rest = {name: one for name, one in asdict(grade).items() if name not in {"value", "first"}}
    value = grade.value
    return Grade(
        assignment=assignment,
        membership_id=member,
        over=None if value is None else value.numerator,
        of=None if value is None else value.denominator,
        percent=None if value is None else float(value * 100),
        first_percent=None if grade.first is None else float(grade.first * 100),
        **{**rest, "state": grade.state.value},
    )


def settle(classroom: Classroom, now: datetime) -> int:
    """End the attempts of a class whose time is up and that nobody has looked at since.

    How often it is called changes nothing of the result. A hundred at a time, so that no page waits
    for a thousand; how many are left is given back.
    """
    subjects = {rights.subject(one): one for one in classroom.assignments.all()}
    rows = Attempt.objects.filter(
        mode=Mode.ASSIGNED,
        subject__in=subjects,
        submitted_at__isnull=True,
        deadline_at__lt=now - GRACE,
    )
    found = list(rows.order_by("deadline_at", "pk")[:AT_ONCE])
    for attempt in found:
        ending.settle(attempt, now=now)
    return rows.count() if len(found) == AT_ONCE else 0


def settle_all(classroom: Classroom, now: datetime) -> None:
    """The same of all, before terms change: what is over keeps the terms it was sat on."""
    while settle(classroom, now):
        pass


def reach(*, learner: int, now: datetime) -> None:
    """Record how near a learner, by their key, has come to strengths that are asked of them.

    Only what is nearer than before, and while it may be done. One query where none is asked for,
    two where nothing has come nearer.
    """
    asked = _asked(learner)
    if not asked:
        return
    known = [memories.known(row) for row in FactMemory.objects.filter(learner=learner)]
    facts = library().course.facts
    strengths = mastery.strength(known, facts=facts, at=now).facts
    for assignment, best in asked:
        lessons = assignment.target.get("lessons", [])
        percent = core.reached(strengths[fact.id] for fact in facts if fact.lesson in lessons)
        if best is None or percent > best:
            _record(assignment, learner=learner, percent=percent, now=now)


def _asked(learner: int) -> list[tuple[Assignment, int | None]]:
    """The strengths asked of a learner, each with the best they have come to."""
    best = (
        Reached.objects.filter(assignment=OuterRef("pk"), membership__user=learner)
        .values("assignment")
        .annotate(best=Max("percent"))
    )
    rows = asked_of(learner, kind=Kind.STRENGTH).annotate(best=Subquery(best.values("best")))
    return [(row, row.best) for row in rows]


def asked_of(learner: int, *, kind: Kind) -> QuerySet[Assignment]:
    """What is asked of a learner in the classes they are in, of a kind, with the class."""
    return Assignment.objects.select_related("classroom").filter(
        kind=kind,
        published_at__isnull=False,
        archived_at__isnull=True,
        classroom__archived_at__isnull=True,
        classroom__members__user=learner,
        classroom__members__role=Role.LEARNER,
        classroom__members__status=Status.ACTIVE,
    )


def _record(assignment: Assignment, *, learner: int, percent: int, now: datetime) -> None:
    member = assignment.classroom.members.get(user=learner)
    terms = rights.effective_for(assignment, member)
    if terms.opens_at is not None and now < terms.opens_at:
        return
    if terms.last_at is not None and now > terms.last_at:
        return
    Reached.objects.create(assignment=assignment, membership=member, percent=percent, at=now)
    refresh(assignment=assignment, memberships=[member])


def keep(members: Collection[Membership], *, now: datetime) -> None:
    """Write down what the grades of these learners stand at, before their attempts are deleted.

    Call it in the transaction that deletes the account, before it is gone. Marks and comments are
    not part of it: their entries stay.
    """
    for classroom in {one.classroom for one in members}:
        own = [one for one in members if one.classroom_id == classroom.pk]
        for assignment in Assignment.objects.filter(classroom=classroom).order_by("pk"):
            assignment.classroom = classroom
            terms = rights.effective_of(assignment, own)
            bases = grading.based(assignment, own, terms=terms)
            GradeEntry.objects.bulk_create(
                _keeping(assignment, pk, grade, now) for pk, grade in bases.items() if grade
            )


def _keeping(assignment: Assignment, member: int, grade: core.Grade, now: datetime) -> GradeEntry:
    return GradeEntry(
        assignment=assignment,
        membership_id=member,
        what=GradeEntry.What.KEPT,
        over=None if grade.value is None else grade.value.numerator,
        of=None if grade.value is None else grade.value.denominator,
        text=grading.packed(grade),
        at=now,
    )
