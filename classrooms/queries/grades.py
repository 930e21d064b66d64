"""One learner's grade for one assignment: its attempts, its neighbours, its history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from assessment.grading import precise
from classrooms.models import (
    Assignment,
    Change,
    Classroom,
    Grade,
    GradeEntry,
    GradeState,
    Membership,
    Role,
    Status,
)
from classrooms.queries import rights
from quizzes.models import Attempt, Marking, Mode
from quizzes.queries import scores
from quizzes.queries.scores import Sat

What = GradeEntry.What
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of a history. `who` is empty for the learner and for the server."""

    at: datetime
    what: str
    text: str = ""
    who: str = ""
    learner: str = ""
    assignment: str = ""


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """The tokens of the learners before and after one by name, and of the next without a grade."""

    before: str = ""
    after: str = ""
    ungraded: str = ""


def grade(assignment: Assignment, member: Membership) -> Grade | None:
    """The grade that is kept, None where there is nothing."""
    return Grade.objects.filter(assignment=assignment, membership=member).first()


def standing_mark(assignment: Assignment, member: Membership) -> GradeEntry | None:
    """The mark by hand that stands, None where there is none or it was cleared."""
    rows = GradeEntry.objects.filter(assignment=assignment, membership=member)
    last = rows.filter(what__in=(What.MARK, What.CLEAR)).order_by("-pk").first()
    return last if last is not None and last.what == What.MARK else None


def sittings(assignment: Assignment, member: Membership) -> list[Sat]:
    """The attempts of a learner, oldest first. Two queries."""
    if member.user_id is None:
        return []
    return scores.of_subject(rights.subject(assignment), learners=[member.user_id])


def attempt(assignment: Assignment, member: Membership, token: str) -> Attempt | None:
    """One of these attempts that was handed in; its questions may be looked at."""
    return Attempt.objects.filter(
        token=token,
        mode=Mode.ASSIGNED,
        subject=rights.subject(assignment),
        learner=member.user_id,
        submitted_at__isnull=False,
    ).first()


def neighbours(assignment: Assignment, member: Membership) -> Neighbours:
    """Learners in the class, by name. Three queries, whatever their number."""
    rows = Membership.objects.filter(
        classroom=assignment.classroom_id, role=Role.LEARNER, status=Status.ACTIVE
    )
    after = Q(name__gt=member.name) | Q(name=member.name, pk__gt=member.pk)
    before = Q(name__lt=member.name) | Q(name=member.name, pk__lt=member.pk)
    has_grade = Grade.objects.filter(assignment=assignment, membership=OuterRef("pk")).filter(
        Q(percent__isnull=False) | Q(state=GradeState.EXEMPT)
    )
    behind = rows.filter(after).order_by("name", "pk")
    return Neighbours(
        before=_token(rows.filter(before).order_by("-name", "-pk")),
        after=_token(behind),
        ungraded=_token(behind.filter(~Exists(has_grade))),
    )


def _token(rows: QuerySet[Membership]) -> str:
    return rows.values_list("token", flat=True).first() or ""


def history(assignment: Assignment, member: Membership, sat: Sequence[Sat]) -> list[Event]:
    """All that made the grade what it is, newest first. Four queries."""
    entries = list(_entries(GradeEntry.objects.filter(assignment=assignment, membership=member)))
    changes = _changes(
        Change.objects.filter(assignment=assignment).filter(
            Q(membership=member) | Q(membership__isnull=True)
        )
    )
    names = staff(assignment.classroom)
    found = [entered(row, names) for row in entries] + [changed(row, names) for row in changes]
    found += [*_work(sat), *_regraded(sat)]
    own = [replace(event, learner="", assignment="") for event in found]
    return sorted(own, key=lambda event: event.at, reverse=True)


def _work(sat: Sequence[Sat]) -> Iterable[Event]:
    for number, one in enumerate(sat, start=1):
        yield Event(at=one.started_at, what=f"Began attempt {number}")
        if one.submitted_at and one.score is not None:
            points = _points(one.score)
            yield Event(at=one.submitted_at, what=f"Handed in attempt {number}, worth {points}")


def _regraded(sat: Sequence[Sat]) -> Iterable[Event]:
    """Markings that took the place of an earlier one."""
    rows = Marking.objects.filter(item__attempt__token__in=[one.token for one in sat])
    earlier = Marking.objects.filter(item=OuterRef("item"), pk__lt=OuterRef("pk"))
    for row in rows.filter(Exists(earlier)).select_related("item").order_by("pk"):
        said = f"Question {row.item.position} was marked again, now {row.credit}"
        yield Event(at=row.marked_at, what=said, text=row.reason)


def class_history(classroom: Classroom, *, page: int) -> tuple[list[Event], int]:
    """A page of what staff did and wrote in a class, newest first, and how many pages there are.

    Five queries. A page that does not exist is the last one.
    """
    entries = GradeEntry.objects.filter(assignment__classroom=classroom)
    changes = _changes(Change.objects.filter(classroom=classroom))
    both = (
        entries.order_by()
        .values_list("at", Value("entry"), "pk")
        .union(changes.order_by().values_list("at", Value("change"), "pk"), all=True)
    )
    total = both.count()
    pages = max(1, -(-total // PAGE))
    start = (min(max(page, 1), pages) - 1) * PAGE
    names = staff(classroom)
    places = list(both.order_by("-at", "-pk")[start : start + PAGE])
    of: dict[str, dict[int, Event]] = {
        "entry": {
            row.pk: entered(row, names)
            for row in _entries(entries.filter(pk__in=_of(places, "entry")))
        },
        "change": {
            row.pk: changed(row, names) for row in changes.filter(pk__in=_of(places, "change"))
        },
    }
    return [of[kind][pk] for _, kind, pk in places], pages


def _of(places: Sequence[tuple[datetime, str, int]], kind: str) -> list[int]:
    return [pk for _, own, pk in places if own == kind]


def _entries(rows: QuerySet[GradeEntry]) -> QuerySet[GradeEntry]:
    return rows.select_related("membership", "assignment")


def _changes(rows: QuerySet[Change]) -> QuerySet[Change]:
    """Without what was noted of an entry: the entry says more."""
    same = GradeEntry.objects.filter(
        assignment=OuterRef("assignment"), membership=OuterRef("membership"), at=OuterRef("at")
    )
    return rows.filter(~Exists(same)).select_related("membership", "assignment")


def entered(row: GradeEntry, names: Mapping[int, str]) -> Event:
    """An entry in words."""
    value = Fraction(row.over, row.of) if row.over is not None and row.of else None
    points = "" if value is None else _points(value)
    words = {
        What.MARK: f"Marked by hand: {points}",
        What.CLEAR: "Mark by hand cleared",
        What.COMMENT: "Comment to the learner",
        What.KEPT: f"Kept when the account was deleted: {points or 'no grade'}",
    }
    return Event(
        at=row.at,
        what=words[What(row.what)],
        text="" if row.what == What.KEPT else row.text,
        who=names.get(row.by_id or 0, ""),
        learner=row.membership.name,
        assignment=row.assignment.title,
    )


def changed(row: Change, names: Mapping[int, str]) -> Event:
    """What staff did, in the words in which it was noted."""
    return Event(
        at=row.at,
        what=row.what,
        who=names.get(row.by_id or 0, ""),
        learner=row.membership.name if row.membership else "",
        assignment=row.assignment.title if row.assignment else "",
    )


def _points(value: Fraction) -> str:
    return f"{precise(value)} of 100"


def staff(classroom: Classroom) -> dict[int, str]:
    """What the people of a class who are no learners are called, by their keys."""
    rows = Membership.objects.filter(classroom=classroom).exclude(role=Role.LEARNER)
    return {user: name for user, name in rows.values_list("user_id", "name") if user is not None}
