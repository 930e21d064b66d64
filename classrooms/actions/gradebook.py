"""What staff write into the gradebook. Entries are appended; the grade follows from them."""

from datetime import datetime
from fractions import Fraction

from django.db import transaction

from accounts.models import User
from assessment.grading import precise
from classrooms.actions import grading
from classrooms.actions.noting import note
from classrooms.models import Assignment, Classroom, GradeEntry, Membership
from classrooms.queries.grades import standing_mark
from quizzes.words import counted

What = GradeEntry.What


def mark(
    *,
    assignment: Assignment,
    member: Membership,
    value: Fraction,
    reason: str,
    by: User | None,
    now: datetime,
) -> None:
    """Set a grade by hand, 0 to 1: it stands, whatever happens, until it is cleared.

    The same mark for the same reason again, as after a double click, adds nothing.
    """
    with transaction.atomic():
        held = _hold(member)
        old = standing_mark(assignment, held)
        if old and (old.over, old.of, old.text) == (value.numerator, value.denominator, reason):
            return
        _append(
            GradeEntry(
                assignment=assignment,
                membership=held,
                what=What.MARK,
                over=value.numerator,
                of=value.denominator,
                text=reason,
                by=by,
                at=now,
            ),
            f"Marked {precise(value)} of 100 points by hand for {member.name}: {reason}",
        )


def clear(
    *, assignment: Assignment, member: Membership, reason: str, by: User | None, now: datetime
) -> None:
    """Take the mark by hand back, if one stands: the grade is what the work came to again."""
    with transaction.atomic():
        held = _hold(member)
        if standing_mark(assignment, held) is None:
            return
        _append(
            GradeEntry(
                assignment=assignment,
                membership=held,
                what=What.CLEAR,
                text=reason,
                by=by,
                at=now,
            ),
            f"Cleared the mark by hand of {member.name}: {reason}",
        )


def comment(
    *, assignment: Assignment, member: Membership, text: str, by: User | None, now: datetime
) -> None:
    """Say something to the learner. The same words again add nothing."""
    with transaction.atomic():
        held = _hold(member)
        rows = GradeEntry.objects.filter(assignment=assignment, membership=held, what=What.COMMENT)
        last = rows.order_by("-pk").first()
        if last is not None and last.text == text:
            return
        _append(
            GradeEntry(
                assignment=assignment,
                membership=held,
                what=What.COMMENT,
                text=text,
                by=by,
                at=now,
            ),
            f"Wrote a comment to {member.name}",
        )


def exported(
    *,
    classroom: Classroom,
    by: User | None,
    ending: str,
    learners: int,
    emails: bool,
    now: datetime,
) -> None:
    """Note that grades were taken out of the course, and of how many learners."""
    with_emails = ", with e-mail addresses" if emails else ""
    what = f"Exported the grades of {counted(learners, 'learner', 'learners')} as {ending.upper()}"
    note(classroom=classroom, by=by, what=what + with_emails, now=now)


def _hold(member: Membership) -> Membership:
    """The learner, held until the transaction ends, so that of two at once the second waits."""
    return Membership.objects.select_for_update().get(pk=member.pk)


def _append(entry: GradeEntry, what: str) -> None:
    entry.save()
    assignment, member = entry.assignment, entry.membership
    grading.refresh(assignment=assignment, memberships=[member])
    note(
        classroom=assignment.classroom,
        by=entry.by,
        what=what,
        now=entry.at,
        assignment=assignment,
        membership=member,
    )
