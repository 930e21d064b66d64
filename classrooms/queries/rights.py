"""What an assignment is for each learner: terms, overrides, accommodations, extensions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from assessment import terms as core
from assessment.terms import Effective, Feedback, Scores, Terms
from classrooms.models import Assignment, Extension, Group, Membership, Override, Role, Status
from classrooms.queries import terms
from quizzes.models import Attempt, Mode

SUBJECT = "assigned:"


@dataclass(frozen=True, kw_only=True)
class Release:
    """From when an attempt's score and its replies are shown; None: not planned yet."""

    scores_from: datetime | None
    replies_from: datetime | None


def subject(assignment: Assignment) -> str:
    """What the attempts of an assignment are of."""
    return f"{SUBJECT}{assignment.token}"


def effective_for(assignment: Assignment, membership: Membership) -> Effective:
    """The terms of an assignment for one learner."""
    return effective_of(assignment, [membership])[membership.pk]


def effective_of(assignment: Assignment, memberships: Iterable[Membership]) -> dict[int, Effective]:
    """The terms of an assignment for each of these learners, by their keys; in three queries."""
    standard = terms.terms(assignment)
    own: dict[int, core.Change] = {}
    groups: dict[int, core.Change] = {}
    for row in Override.objects.filter(assignment=assignment):
        if row.membership_id is not None:
            own[row.membership_id] = terms.change(row)
        elif row.group_id is not None:
            groups[row.group_id] = terms.change(row)
    extensions: dict[int, list[core.Extension]] = defaultdict(list)
    for given in Extension.objects.filter(assignment=assignment):
        extensions[given.membership_id].append(terms.extension(given))
    of_groups: dict[int, list[core.Change]] = defaultdict(list)
    for group, member in _in_groups(groups):
        of_groups[member].append(groups[group])
    return {
        one.pk: core.effective(
            standard,
            groups=of_groups[one.pk],
            own=own.get(one.pk),
            percent=one.percent,
            extensions=extensions[one.pk],
        )
        for one in memberships
    }


def _in_groups(groups: Iterable[int]) -> list[tuple[int, int]]:
    through = Group.members.through.objects.filter(group__in=list(groups))
    return list(through.order_by("group_id").values_list("group_id", "membership_id"))


def learners(assignment: Assignment) -> list[Membership]:
    """All who have to do it, by name."""
    rows = Membership.objects.filter(
        classroom=assignment.classroom_id, role=Role.LEARNER, status=Status.ACTIVE
    )
    return list(rows.order_by("name", "pk"))


def latest_end(assignment: Assignment) -> datetime | None:
    """The last moment at which anybody of the class may answer; None where that has no limit."""
    planned = core.latest_end(effective_of(assignment, learners(assignment)).values())
    running: datetime | None = Attempt.objects.filter(
        mode=Mode.ASSIGNED, subject=subject(assignment), submitted_at__isnull=True
    ).aggregate(at=Max("deadline_at"))["at"]
    return max((at for at in (planned, running) if at), default=None)


def is_planned(standard: Terms) -> bool:
    """Whether scores or replies wait for a moment, and so for the whole class."""
    scores = standard.scores is Scores.LATER and standard.scores_released_at is None
    replies = standard.feedback is Feedback.LATER and standard.replies_released_at is None
    return bool((scores and standard.scores_at) or (replies and standard.replies_at))


def release(assignment: Assignment, *, started_at: datetime) -> Release:
    """From when the score and the replies of an attempt are shown that is started then."""
    standard = terms.terms(assignment)
    end = latest_end(assignment) if is_planned(standard) else None
    return Release(
        scores_from=core.scores_from(standard, started_at=started_at, latest_end=end),
        replies_from=core.replies_from(standard, started_at=started_at, latest_end=end),
    )
