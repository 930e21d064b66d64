"""How the learners of a class stand: activity, lessons, work handed in. Nothing of it is sureness.

Everything is counted for the whole class in a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, F, Max, Q, QuerySet

from accounts.models import User
from assessment import risk
from assessment.risk import Seen
from classrooms.models import (
    Assignment,
    Classroom,
    Extension,
    Grade,
    GradeState,
    Kind,
    Membership,
    Override,
    Role,
    Status,
)
from lessons.library import Library
from lessons.models import Reading
from quizzes.models import Attempt, AttemptItem, FactMemory, Mode
from quizzes.queries import markings

MISSES_DAYS = 14
IN = (GradeState.DONE, GradeState.LATE, GradeState.EXEMPT, GradeState.MARKED)


@dataclass(frozen=True, kw_only=True)
class Learner:
    """One learner's line: lessons read to their end, work handed in, and what the rules say."""

    member: Membership
    seen: Seen
    lessons: int
    handed_in: int
    risks: tuple[str, ...]


def learners(classroom: Classroom) -> QuerySet[Membership]:
    """The active learners of a class, by name."""
    return Membership.objects.filter(
        classroom=classroom, role=Role.LEARNER, status=Status.ACTIVE
    ).order_by("name", "pk")


def published(classroom: Classroom) -> list[Assignment]:
    """What is assigned, the newest due first; what has no due moment comes last."""
    rows = Assignment.objects.filter(
        classroom=classroom, published_at__isnull=False, archived_at__isnull=True
    )
    return list(rows.order_by(F("due_at").desc(nulls_last=True), "-pk"))


def lines(
    classroom: Classroom, work: Iterable[Assignment], *, library: Library, now: datetime
) -> list[Learner]:
    """All learners of a class, those with a risk first, then by name. Nine queries at most."""
    found = list(learners(classroom))
    past = [one for one in work if one.due_at and one.due_at <= now]
    people = User.objects.filter(
        memberships__classroom=classroom,
        memberships__role=Role.LEARNER,
        memberships__status=Status.ACTIVE,
    )
    active = _active(people)
    read = _lessons(people, library)
    grades = _grades(found, past)
    later = _later(past, now)
    misses = _misses(people, work, now)
    out = []
    for member in found:
        user, grade = member.user_id or 0, grades.get(member.pk, {})
        handed_in = grade.get("past", 0)
        seen = Seen(
            joined_at=member.joined_at,
            active_at=active.get(user),
            missing=max(0, len(past) - handed_in - later.get(member.pk, 0)),
            mock_percent=grade.get("mock"),
            mean_percent=grade.get("mean"),
            grades=grade.get("graded", 0),
            misses=misses.get(user, 0),
        )
        risks = risk.risks(seen, now=now)
        out.append(
            Learner(
                member=member,
                seen=seen,
                lessons=read.get(user, 0),
                handed_in=grade.get("all", 0),
                risks=risks,
            )
        )
    out.sort(key=lambda line: not line.risks)
    return out


def _active(people: QuerySet[User]) -> dict[int, datetime]:
    """When each was last here, by what they left: a part read, an attempt begun, an answer."""
    newest: dict[int, datetime] = {}
    for model, moment in ((Reading, "done_at"), (Attempt, "started_at"), (FactMemory, "seen_at")):
        rows = model._default_manager.filter(learner__in=people).values_list("learner")  # noqa: SLF001 -- one of three
        for learner, at in rows.annotate(at=Max(moment)).order_by():
            newest[learner] = max(at, newest.get(learner, at))
    return newest


def _lessons(people: QuerySet[User], library: Library) -> dict[int, int]:
    """How many lessons each has read to the end."""
    parts = {slug: len(text.parts) for slug, text in library.lessons.items()}
    rows = Reading.objects.filter(learner__in=people).values_list("learner", "lesson")
    read: dict[int, int] = defaultdict(int)
    for learner, lesson, count in rows.annotate(n=Count("pk")).order_by():
        read[learner] += lesson in parts and count >= parts[lesson]
    return read


def _grades(members: list[Membership], past: list[Assignment]) -> dict[int, dict[str, Any]]:
    """Of each: what is in, of all and of what is past due; means over what has a grade."""
    if not members:
        return {}
    rows = Grade.objects.filter(
        membership__classroom=members[0].classroom_id,
        assignment__published_at__isnull=False,
        assignment__archived_at__isnull=True,
    ).values("membership")
    counted = ~Q(state=GradeState.EXEMPT)
    return {
        row["membership"]: dict(row)
        for row in rows.annotate(
            all=Count("pk", filter=Q(state__in=IN)),
            past=Count("pk", filter=Q(state__in=IN, assignment__in=[one.pk for one in past])),
            mean=Avg("percent", filter=counted),
            graded=Count("percent", filter=counted),
            mock=Max("percent", filter=counted & Q(assignment__kind=Kind.MOCK)),
        ).order_by()
    }


def _later(past: list[Assignment], now: datetime) -> dict[int, int]:
    """For how many of these each learner still has time, by an override or an extension."""
    still: dict[int, set[int]] = defaultdict(set)
    rows = Override.objects.filter(assignment__in=past).filter(Q(due_at__gt=now) | Q(exempt=True))
    for assignment, member, grouped in rows.values_list(
        "assignment", "membership", "group__members"
    ):
        still[member or grouped].add(assignment)
    given = Extension.objects.filter(assignment__in=past)
    for assignment, member, at, minutes in given.values_list(
        "assignment", "membership", "given_at", "minutes"
    ):
        if at + timedelta(minutes=minutes) > now:
            still[member].add(assignment)
    return {member: len(found) for member, found in still.items()}


def _misses(people: QuerySet[User], work: Iterable[Assignment], now: datetime) -> dict[int, int]:
    """How often each missed the fact that they missed most, in assigned work of these days."""
    rows = (
        AttemptItem.objects.filter(
            attempt__learner__in=people,
            attempt__mode=Mode.ASSIGNED,
            attempt__subject__in=[f"assigned:{one.token}" for one in work],
            attempt__started_at__gte=now - timedelta(days=MISSES_DAYS),
        )
        .annotate(whole=markings.whole())
        .filter(whole=False)
        .values_list("attempt__learner", "fact")
    )
    most: dict[int, int] = {}
    for learner, _fact, count in rows.annotate(n=Count("pk")).order_by():
        most[learner] = max(count, most.get(learner, 0))
    return most
