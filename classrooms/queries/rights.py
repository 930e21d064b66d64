"""What an assignment is for each learner: terms, overrides, accommodations, extensions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Max

from assessment import terms as core
from assessment.explaining import Case, Refusal, Sitting, may_start
from assessment.policy import GRACE, WHOLE_TIME, Phase, phase
from assessment.terms import Effective, Feedback, Scores, Terms
from classrooms.models import (
    Assignment,
    Extension,
    Group,
    Kind,
    Membership,
    Override,
    Role,
    Status,
)
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


def changes_of(membership: Membership, assignment: Assignment) -> list[tuple[str, core.Change]]:
    """The changes for the groups a learner is in, each with its group's name."""
    rows = Override.objects.select_related("group").filter(
        assignment=assignment, group__members=membership
    )
    return [(str(row.group), terms.change(row)) for row in rows.order_by("group__name")]


def override(assignment: Assignment, whom: Membership | Group) -> Override | None:
    """What a learner or a group has of their own."""
    rows = Override.objects.filter(assignment=assignment)
    if isinstance(whom, Group):
        return rows.filter(group=whom).first()
    return rows.filter(membership=whom).first()


@dataclass(frozen=True, kw_only=True)
class Given:
    """Who has what: overrides, extensions, and standing shares of time."""

    overrides: list[Override]
    extensions: list[Extension]
    shares: list[Membership]


def given(assignment: Assignment) -> Given:
    """All that is different for somebody, by name; in three queries."""
    overrides = Override.objects.select_related("membership", "group").filter(assignment=assignment)
    extensions = Extension.objects.select_related("membership").filter(assignment=assignment)
    return Given(
        overrides=list(overrides.order_by("group__name", "membership__name", "pk")),
        extensions=list(extensions.order_by("-given_at", "-pk")),
        shares=[one for one in learners(assignment) if one.percent > WHOLE_TIME],
    )


def sittings(assignment: Assignment, membership: Membership) -> tuple[Sitting, ...]:
    """The attempts of a learner at an assignment."""
    rows = Attempt.objects.filter(
        learner=membership.user_id, mode=Mode.ASSIGNED, subject=subject(assignment)
    )
    times = rows.order_by("started_at", "pk").values_list(
        "started_at", "deadline_at", "submitted_at"
    )
    return tuple(
        Sitting(started_at=started, deadline_at=deadline, submitted_at=submitted)
        for started, deadline, submitted in times
    )


def case(assignment: Assignment, membership: Membership, *, at: datetime) -> Case:
    """A learner with an assignment at a moment, for the sentences about it."""
    own = override(assignment, membership)
    extensions = Extension.objects.filter(assignment=assignment, membership=membership)
    return Case(
        name=membership.name,
        at=at,
        zone=ZoneInfo(assignment.classroom.time_zone),
        terms=terms.terms(assignment),
        groups=tuple(changes_of(membership, assignment)),
        own=terms.change(own) if own else None,
        percent=membership.percent,
        extensions=tuple(terms.extension(row) for row in extensions),
        sittings=sittings(assignment, membership),
        latest_end=latest_end(assignment),
        sat=assignment.kind in {Kind.QUIZ, Kind.MOCK},
    )


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A learner who may still answer: whether they are at it, and until when they may."""

    member: Membership
    is_at_it: bool
    until: datetime | None


def waiting(assignment: Assignment, *, now: datetime) -> list[Waiting]:
    """Who may still answer questions of an assignment, by name; whoever is exempt too."""
    members = learners(assignment)
    effective = effective_of(assignment, members)
    running: dict[int, datetime | None] = {}
    begun: Counter[int] = Counter()
    rows = Attempt.objects.filter(mode=Mode.ASSIGNED, subject=subject(assignment))
    for learner, deadline, submitted in rows.values_list(
        "learner_id", "deadline_at", "submitted_at"
    ):
        begun[learner] += 1
        if phase(deadline_at=deadline, submitted=submitted is not None, now=now) is Phase.OPEN:
            running[learner] = deadline
    found = []
    for one in members:
        user, own = one.user_id or 0, effective[one.pk]
        if user in running:
            found.append(Waiting(member=one, is_at_it=True, until=running[user]))
        elif may_start(own, attempts=begun[user], open=False, now=now) in {None, Refusal.EARLY}:
            found.append(Waiting(member=one, is_at_it=False, until=own.last_at))
    return found


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


def over_at(assignment: Assignment) -> datetime | None:
    """When nothing of anybody in the class can come in any more; None where that has no limit.

    What was sent in time is taken for a moment longer, so no key is shown before that is over.
    """
    last = latest_end(assignment)
    return last + GRACE if last else None


def is_planned(standard: Terms) -> bool:
    """Whether scores or replies wait for a moment, and so for the whole class."""
    scores = standard.scores is Scores.LATER and standard.scores_released_at is None
    replies = standard.feedback is Feedback.LATER and standard.replies_released_at is None
    return bool((scores and standard.scores_at) or (replies and standard.replies_at))


def release(assignment: Assignment, *, started_at: datetime) -> Release:
    """From when the score and the replies of an attempt are shown that is started then."""
    standard = terms.terms(assignment)
    end = over_at(assignment) if is_planned(standard) else None
    return Release(
        scores_from=core.scores_from(standard, started_at=started_at, latest_end=end),
        replies_from=core.replies_from(standard, started_at=started_at, latest_end=end),
    )
