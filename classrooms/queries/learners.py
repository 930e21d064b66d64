"""The classes of a person, and how they stand with what is assigned there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q
from django.http import Http404

from accounts.http import Request
from accounts.models import User
from assessment import policy
from assessment import terms as core
from assessment.policy import Phase
from assessment.terms import Effective, Late, Scores
from classrooms.models import (
    Assignment,
    Extension,
    Grade,
    GradeState,
    Kind,
    Membership,
    Override,
    Role,
    Status,
)
from classrooms.queries import access, rights, terms
from classrooms.queries.access import May
from quizzes.models import Attempt, Mode
from quizzes.queries import exams

SUBMITTED = (GradeState.DONE, GradeState.LATE, GradeState.MARKED)


class State(StrEnum):
    """How a learner stands with an assignment, as a list says it in a word or two."""

    EXEMPT = "Exempt"
    BEGUN = "Begun"
    GRADED = "Graded"
    LATE_IN = "Handed in late"
    IN = "Handed in"
    MISSED = "Closed"
    LATE = "Late"
    EARLY = "Not open yet"
    DUE = "To do"


TO_DO = frozenset({State.BEGUN, State.LATE, State.EARLY, State.DUE})


@dataclass(frozen=True, kw_only=True)
class Task:
    """An assignment as it is for one learner.

    `running` is the attempt that is open, `begun` how many there were. `percent` is the grade, None
    where there is none or where it may not be told yet.
    """

    row: Assignment
    own: Membership
    effective: Effective
    state: State
    grade: Grade | None
    running: Attempt | None
    begun: int
    told: bool

    @property
    def percent(self) -> float | None:
        """The grade in points of 100."""
        return self.grade.percent if self.grade and self.told else None

    @property
    def to_do(self) -> bool:
        """Whether there is something to do, now or later."""
        return self.state in TO_DO

    @property
    def late(self) -> bool:
        """Whether what is handed in now is late."""
        return self.state is State.LATE

    @property
    def by(self) -> datetime | None:
        """By when it is to be done: when it is due; once that is past, until when it is taken."""
        found = self.effective
        return found.last_at if self.late else found.due_at or found.last_at


def reached(request: Request, token: str) -> tuple[Membership, Assignment]:
    """An assignment by its own address, with the asker's place in its class; 404 without one."""
    found = Assignment.objects.filter(token=token).select_related("classroom").first()
    if found is None:
        raise Http404
    own = access.membership(request, found.classroom.token, may=May.LEARN)
    return own, access.assignment(own, token)


def memberships(user: User) -> list[Membership]:
    """A person's places in classes that are not archived, by the classes' names. One query."""
    rows = Membership.objects.filter(user=user, classroom__archived_at__isnull=True).exclude(
        status=Status.LEFT
    )
    return list(rows.select_related("classroom").order_by("classroom__name", "pk"))


def teachers(memberships_: Collection[Membership]) -> dict[int, list[str]]:
    """Who teaches in these classes: names by the classroom's key. One query."""
    rows = Membership.objects.filter(
        classroom__in=[one.classroom_id for one in memberships_], status=Status.ACTIVE
    ).exclude(role=Role.LEARNER)
    found: dict[int, list[str]] = defaultdict(list)
    for classroom, name in rows.order_by("pk").values_list("classroom_id", "name"):
        found[classroom].append(name)
    return found


def tasks(own: Collection[Membership], *, user: User, now: datetime) -> list[Task]:
    """All that is assigned to a learner in these places. Five queries, none without a place.

    What is to be done comes first, the nearest due moment first; then the rest, the newest first.
    """
    places = {one.classroom_id: one for one in own if one.role == Role.LEARNER}
    if not places:
        return []
    rows = list(
        Assignment.objects.filter(
            classroom__in=places, published_at__isnull=False, archived_at__isnull=True
        ).order_by("-pk")
    )
    for row in rows:
        row.classroom = places[row.classroom_id].classroom
    effective = _effective(rows, places)
    grades = {
        grade.assignment_id: grade
        for grade in Grade.objects.filter(membership__in=places.values(), assignment__in=rows)
    }
    sat = _sat(rows, user)
    found = [
        _task(
            row,
            places[row.classroom_id],
            effective[row.pk],
            grades.get(row.pk),
            sat[rights.subject(row)],
            now=now,
        )
        for row in rows
    ]
    return sorted(found, key=_urgency)


def task(row: Assignment, own: Membership, *, user: User, now: datetime) -> Task:
    """One of them."""
    effective = rights.effective_for(row, own)
    grade = Grade.objects.filter(assignment=row, membership=own).first()
    return _task(row, own, effective, grade, _sat([row], user)[rights.subject(row)], now=now)


def overdue(user: User, *, now: datetime) -> list[Attempt]:
    """A learner's assigned attempts whose time is up and that nobody has looked at since."""
    rows = Attempt.objects.filter(
        learner=user,
        mode=Mode.ASSIGNED,
        submitted_at__isnull=True,
        deadline_at__lt=now - policy.GRACE,
    )
    return list(rows)


def _urgency(task: Task) -> tuple[bool, bool, float]:
    by = task.effective.due_at or task.effective.last_at
    return not task.to_do, by is None, by.timestamp() if by else 0


def _effective(rows: Iterable[Assignment], places: dict[int, Membership]) -> dict[int, Effective]:
    """The terms of each, by its key. Two queries, however many there are."""
    mine = list(places.values())
    changes: dict[int, list[core.Change]] = defaultdict(list)
    own: dict[int, core.Change] = {}
    overrides = Override.objects.filter(assignment__in=rows).filter(
        Q(membership__in=mine) | Q(group__members__in=mine)
    )
    for row in overrides.distinct():
        if row.membership_id is None:
            changes[row.assignment_id].append(terms.change(row))
        else:
            own[row.assignment_id] = terms.change(row)
    extensions: dict[int, list[core.Extension]] = defaultdict(list)
    for given in Extension.objects.filter(assignment__in=rows, membership__in=mine):
        extensions[given.assignment_id].append(terms.extension(given))
    return {
        row.pk: core.effective(
            terms.terms(row),
            groups=changes[row.pk],
            own=own.get(row.pk),
            percent=places[row.classroom_id].percent,
            extensions=extensions[row.pk],
        )
        for row in rows
    }


def _sat(rows: Iterable[Assignment], user: User) -> dict[str, list[Attempt]]:
    found: dict[str, list[Attempt]] = defaultdict(list)
    subjects = [rights.subject(row) for row in rows]
    attempts = Attempt.objects.filter(learner=user, mode=Mode.ASSIGNED, subject__in=subjects)
    for attempt in attempts.defer("policy").order_by("pk"):
        found[attempt.subject].append(attempt)
    return found


def _task(
    row: Assignment,
    own: Membership,
    effective: Effective,
    grade: Grade | None,
    sat: list[Attempt],
    *,
    now: datetime,
) -> Task:
    open_ = [one for one in sat if exams.phase(one, now=now) is not Phase.CLOSED]
    told = _is_told(row, sat, now=now)
    return Task(
        row=row,
        own=own,
        effective=effective,
        state=_state(effective, grade, is_open=bool(open_), told=told, now=now),
        grade=grade,
        running=next(iter(open_), None),
        begun=len(sat),
        told=told,
    )


def _is_told(row: Assignment, sat: list[Attempt], *, now: datetime) -> bool:
    """Whether the grade may be told: the score of each attempt that it follows from may.

    Without an attempt, from the moment when scores are released.
    """
    if row.kind not in {Kind.QUIZ, Kind.MOCK}:
        return True
    ended = [one for one in sat if one.submitted_at]
    if ended:
        return all(policy.is_out(one.scores_from, now=now) for one in ended)
    return row.scores != Scores.LATER or policy.is_out(row.scores_released_at, now=now)


def _state(
    effective: Effective, grade: Grade | None, *, is_open: bool, told: bool, now: datetime
) -> State:
    if effective.exempt:
        return State.EXEMPT
    if is_open:
        return State.BEGUN
    if grade and grade.state in SUBMITTED:
        if told and grade.percent is not None:
            return State.GRADED
        return State.LATE_IN if grade.state == GradeState.LATE else State.IN
    begun = bool(grade and grade.state == GradeState.OPEN)
    return _waiting(effective, begun=begun, now=now)


def _waiting(effective: Effective, *, begun: bool, now: datetime) -> State:
    """Of what is not handed in and does not run."""
    if effective.last_at and now >= effective.last_at:
        return State.MISSED
    if effective.due_at and now > effective.due_at:
        return State.LATE if effective.terms.late is not Late.NONE else State.MISSED
    if effective.opens_at and now < effective.opens_at:
        return State.EARLY
    return State.BEGUN if begun else State.DUE
