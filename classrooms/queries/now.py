"""Who is at an assignment just now."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef

from assessment import policy
from assessment.policy import Phase
from classrooms.models import Assignment, Membership
from classrooms.queries import standing
from quizzes.models import Attempt, AttemptItem, Response

SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One learner's newest attempt; all None and 0 before they begin."""

    member: Membership
    attempt: Attempt | None = None
    answered: int = 0
    of: int = 0
    phase: Phase | None = None

    @property
    def is_at_it(self) -> bool:
        """Whether it runs."""
        return self.phase is Phase.OPEN

    @property
    def width(self) -> str:
        """How much is answered, in percent."""
        return f"{100 * self.answered / self.of:.1f}" if self.of else "0"


@dataclass(frozen=True, kw_only=True)
class Now:
    """Everybody's state, those at it first; at most two hundred are listed."""

    sittings: list[Sitting]
    at_it: int
    over: int
    total: int

    @property
    def waiting(self) -> int:
        """How many have not begun."""
        return self.total - self.at_it - self.over

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.total - len(self.sittings)


def now_of(assignment: Assignment, *, now: datetime) -> Now:
    """Who has begun, how far they are, who is done. Three queries."""
    members = list(standing.learners(assignment.classroom))
    newest = _newest(assignment)
    counts = _answered(assignment)
    found = [_sitting(one, newest.get(one.user_id or 0), counts, now) for one in members]
    found.sort(key=lambda one: (not one.is_at_it, one.attempt is None))
    at_it = sum(one.is_at_it for one in found)
    begun = sum(one.attempt is not None for one in found)
    return Now(sittings=found[:SHOWN], at_it=at_it, over=begun - at_it, total=len(found))


def _newest(assignment: Assignment) -> dict[int, Attempt]:
    rows = Attempt.objects.filter(subject=f"assigned:{assignment.token}")
    return {row.learner_id: row for row in rows.defer("policy").order_by("pk")}


def _answered(assignment: Assignment) -> dict[int, tuple[int, int]]:
    """Of each attempt how many questions have an answer, and how many there are."""
    given = Response.objects.filter(item=OuterRef("pk"))
    rows = (
        AttemptItem.objects.filter(attempt__subject=f"assigned:{assignment.token}")
        .annotate(given=Exists(given))
        .values_list("attempt", "given")
        .annotate(n=Count("pk"))
        .order_by()
    )
    found: dict[int, tuple[int, int]] = {}
    for attempt, is_given, count in rows:
        answered, of = found.get(attempt, (0, 0))
        found[attempt] = (answered + count * is_given, of + count)
    return found


def _sitting(
    member: Membership,
    attempt: Attempt | None,
    counts: dict[int, tuple[int, int]],
    now: datetime,
) -> Sitting:
    if attempt is None:
        return Sitting(member=member)
    answered, of = counts.get(attempt.pk, (0, 0))
    return Sitting(
        member=member,
        attempt=attempt,
        answered=answered,
        of=of,
        phase=policy.phase(
            deadline_at=attempt.deadline_at, submitted=attempt.submitted_at is not None, now=now
        ),
    )
