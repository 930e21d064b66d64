"""What grades are folded from, and what they come to."""

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, tzinfo
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from assessment import grading as core
from assessment.grading import Entry, Grade, State, Step, What, Work
from assessment.terms import Effective
from classrooms.models import Assignment, GradeEntry, Kind, Membership, Reached, Role
from classrooms.queries import rights
from lessons.library import library
from lessons.models import Reading
from quizzes.queries import scores

KEPT = GradeEntry.What.KEPT
WHOLE = 100


def folded(assignment: Assignment, members: Collection[Membership]) -> dict[int, Grade | None]:
    """What an assignment comes to for each of these learners, by their keys; None for nothing.

    However many they are: in seven queries at most.
    """
    terms = rights.effective_of(assignment, members)
    bases = based(assignment, members, terms=terms)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for row in _entries(assignment, members).exclude(what=KEPT):
        entries[row.membership_id].append(entry(row))
    return {
        one.pk: core.grade(bases[one.pk], entries[one.pk], exempt=terms[one.pk].exempt)
        for one in members
    }


def based(
    assignment: Assignment, members: Collection[Membership], *, terms: dict[int, Effective]
) -> dict[int, Grade | None]:
    """The same before anything staff wrote.

    Of somebody whose account is gone, what was kept then.
    """
    zone = ZoneInfo(assignment.classroom.time_zone)
    users = [one.user_id for one in members if one.user_id is not None]
    found = _worked(assignment, users, {o.user_id: terms[o.pk] for o in members if o.user_id}, zone)
    kept = _kept(assignment, [one for one in members if one.user_id is None])
    return {
        one.pk: found.get(one.user_id) if one.user_id is not None else kept.get(one.pk)
        for one in members
    }


def _worked(
    assignment: Assignment, users: Collection[int], terms: dict[int, Effective], zone: tzinfo
) -> dict[int, Grade | None]:
    """By the key of the person."""
    if assignment.kind in {Kind.QUIZ, Kind.MOCK}:
        works: dict[int, list[Work]] = defaultdict(list)
        for sat in scores.of_subject(rights.subject(assignment), learners=_few(users)):
            works[sat.learner].append(_work(sat))
        return {u: core.of_attempts(works[u], terms=terms[u], zone=zone) for u in users}
    steps = _read(assignment, users) if assignment.kind == Kind.LESSON else _reached(assignment)
    return {u: core.of_steps(steps[u], terms=terms[u], zone=zone) for u in users}


def _few(users: Collection[int]) -> Collection[int] | None:
    """Of many everybody is asked for: a list of a thousand keys helps no index."""
    return users if len(users) <= WHOLE else None


def _work(sat: scores.Sat) -> Work:
    return Work(
        token=sat.token,
        started_at=sat.started_at,
        score=sat.score,
        at=sat.submitted_at,
        answers=sat.answers,
        due_at=sat.due_at,
    )


def _read(assignment: Assignment, users: Collection[int]) -> dict[int, list[Step]]:
    """The parts of the lesson that each has read, one after the other."""
    lesson = assignment.target.get("lesson", "")
    text = library().lessons.get(lesson)
    parts = {part.id for part in text.parts} if text else set()
    rows = Reading.objects.filter(lesson=lesson, part__in=parts)
    if (few := _few(users)) is not None:
        rows = rows.filter(learner__in=few)
    found: dict[int, list[Step]] = defaultdict(list)
    for learner, at in rows.order_by("done_at", "pk").values_list("learner_id", "done_at"):
        own = found[learner]
        own.append(Step(share=Fraction(len(own) + 1, len(parts)), at=at))
    return found


def _reached(assignment: Assignment) -> dict[int, list[Step]]:
    """How near each has come to the strength that is asked for."""
    wanted = max(int(assignment.target.get("percent", WHOLE)), 1)
    found: dict[int, list[Step]] = defaultdict(list)
    rows = Reached.objects.filter(assignment=assignment, membership__user__isnull=False)
    for user, percent, at in rows.values_list("membership__user_id", "percent", "at"):
        found[user].append(Step(share=min(Fraction(percent, wanted), Fraction(1)), at=at))
    return found


def _entries(assignment: Assignment, members: Collection[Membership]) -> QuerySet[GradeEntry]:
    rows = GradeEntry.objects.filter(assignment=assignment)
    if len(members) <= WHOLE:
        rows = rows.filter(membership__in=[one.pk for one in members])
    return rows.order_by("pk")


def entry(row: GradeEntry) -> Entry:
    """An entry as the core takes it."""
    value = Fraction(row.over, row.of) if row.over is not None and row.of else None
    return Entry(number=row.pk, what=What(row.what), value=value)


def _kept(assignment: Assignment, gone: Collection[Membership]) -> dict[int, Grade]:
    if not gone:
        return {}
    rows = _entries(assignment, gone).filter(what=KEPT)
    return {row.membership_id: unpacked(row) for row in rows}


def packed(grade: Grade) -> str:
    """What a kept entry says beside the value: all else that the grade holds."""
    return json.dumps(
        {
            "state": grade.state,
            "first": str(grade.first) if grade.first is not None else None,
            "answers": grade.answers,
            "attempts": grade.attempts,
            "late_days": grade.late_days,
            "handed_in_at": grade.handed_in_at.isoformat() if grade.handed_in_at else None,
        }
    )


def unpacked(row: GradeEntry) -> Grade:
    """The grade that a kept entry holds. Its attempts are gone, so none is named."""
    rest = json.loads(row.text or "{}")
    at, first = rest.get("handed_in_at"), rest.get("first")
    return Grade(
        state=State(rest.get("state", State.DONE)),
        value=Fraction(row.over, row.of) if row.over is not None and row.of else None,
        first=Fraction(first) if first is not None else None,
        answers=rest.get("answers", 0),
        attempts=rest.get("attempts", 0),
        late_days=rest.get("late_days", 0),
        handed_in_at=datetime.fromisoformat(at) if at else None,
    )


def learners(assignment: Assignment) -> list[Membership]:
    """All who may have a grade: learners of the class, those who have left too."""
    return list(of_class(assignment.classroom_id))


def of_class(classroom: int) -> QuerySet[Membership]:
    """The learners of a class by their keys, so that whoever holds them waits for no one else."""
    return Membership.objects.filter(classroom=classroom, role=Role.LEARNER).order_by("pk")
