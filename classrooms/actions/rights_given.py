"""What staff give: other terms, more time, exemptions, and results before their time.

Each is one transaction with its line in the log, carried at once to attempts that run and to the
grades it is about. What would take time from an attempt that runs raises ShortensError unless it
is `confirmed`, and then nothing has changed. First what is over by then is ended, so that it keeps
the terms it was sat on.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from assessment.policy import WHOLE_TIME
from assessment.terms import Feedback, Scores
from classrooms import rights_words as words
from classrooms.actions import grading
from classrooms.actions.noting import note
from classrooms.actions.rights import Moved, propagate
from classrooms.models import Assignment, Extension, Group, Kind, Membership, Override
from classrooms.queries import rights, terms
from quizzes.models import Attempt, Mode

type Whom = Membership | Group


class Result(StrEnum):
    """What is released."""

    SCORES = "scores"
    REPLIES = "replies"


@dataclass(frozen=True, kw_only=True)
class Given:
    """Other terms, None as for all. `limit_minutes` and `attempts` of 0 lift the limit."""

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    limit_minutes: int | None = None
    attempts: int | None = None
    exempt: bool | None = None
    reason: str = ""


def set_override(
    *,
    assignment: Assignment,
    whom: Whom,
    given: Given,
    by: User | None,
    now: datetime,
    confirmed: bool = False,
) -> Moved:
    """Give a learner or a group other terms, in place of those they had."""
    grading.settle_all(assignment.classroom, now)
    with transaction.atomic():
        row, _ = Override.objects.update_or_create(
            assignment=assignment, **_key(whom), defaults={**asdict(given), "set_at": now}
        )
        different = "; ".join(words.different(row, zone=words.zone(assignment.classroom)))
        _note(assignment, whom, by, now, f"Other terms for {whom}: {different}.")
        return _carry(assignment, _members(whom), now=now, confirmed=confirmed)


def remove_override(
    *,
    assignment: Assignment,
    whom: Whom,
    by: User | None,
    now: datetime,
    confirmed: bool = False,
) -> Moved:
    """Have the terms for all apply again. What was finished before stays as it was."""
    grading.settle_all(assignment.classroom, now)
    with transaction.atomic():
        removed, _ = Override.objects.filter(assignment=assignment, **_key(whom)).delete()
        if not removed:
            return Moved()
        _note(assignment, whom, by, now, f"No other terms for {whom} any more.")
        return _carry(assignment, _members(whom), now=now, confirmed=confirmed)


def extend(
    *,
    assignment: Assignment,
    membership: Membership,
    minutes: int,
    reason: str,
    by: User | None,
    now: datetime,
) -> Moved:
    """Give a learner so many minutes from now, for an attempt that runs too."""
    grading.settle_all(assignment.classroom, now)
    with transaction.atomic():
        row = Extension.objects.create(
            assignment=assignment,
            membership=membership,
            minutes=minutes,
            reason=reason,
            given_at=now,
        )
        until = words.said(terms.extension(row).until, zone=words.zone(assignment.classroom))
        _note(assignment, membership, by, now, f"Extension for {membership} until {until}.")
        moved = propagate(assignment, now, keep=True)
        grading.refresh(assignment=assignment, memberships=[membership])
        return moved


def set_percent(
    *,
    membership: Membership,
    percent: int,
    by: User | None,
    now: datetime,
    confirmed: bool = False,
) -> Moved:
    """Set a learner's standing share of time, for everything timed in this class."""
    grading.settle_all(membership.classroom, now)
    with transaction.atomic():
        if membership.percent == percent:
            return Moved()
        membership.percent = percent
        membership.save(update_fields=["percent"])
        share = f"{percent}% of the time" if percent > WHOLE_TIME else "the time as for all"
        note(
            classroom=membership.classroom,
            membership=membership,
            by=by,
            what=f"{membership} has {share}.",
            now=now,
        )
        moved = [
            _carry(one, [membership], now=now, confirmed=confirmed) for one in _touched(membership)
        ]
    return Moved(
        longer=tuple(dict.fromkeys(who for one in moved for who in one.longer)),
        shorter=tuple(dict.fromkeys(who for one in moved for who in one.shorter)),
    )


def release(*, assignment: Assignment, what: Result, by: User | None, now: datetime) -> bool:
    """Show scores, or questions with their keys, from now on; whether there was anything to do.

    Keys tell the score, so they bring it along.
    """
    with transaction.atomic():
        row = Assignment.objects.select_for_update().get(pk=assignment.pk)
        fields = []
        if what is Result.REPLIES and row.feedback == Feedback.LATER:
            fields += ["replies_released_at"] if row.replies_released_at is None else []
        if row.scores == Scores.LATER and row.scores_released_at is None:
            fields.append("scores_released_at")
        if not fields:
            return False
        for name in fields:
            setattr(row, name, now)
        row.save(update_fields=fields)
        said = "Questions with keys" if what is Result.REPLIES else "Scores"
        note(
            classroom=assignment.classroom,
            assignment=row,
            by=by,
            what=f"{said} released for {row}.",
            now=now,
        )
        propagate(row, now, keep=True)
        return True


def of_groups(classroom: int) -> list[Assignment]:
    """The assignments of a class, by its key, that give a group other terms."""
    rows = Assignment.objects.select_related("classroom").filter(
        classroom=classroom, archived_at__isnull=True, overrides__group__isnull=False
    )
    return list(rows.order_by("pk").distinct())


def follow_groups(assignments: Collection[Assignment], *, now: datetime) -> None:
    """Carry it to attempts and grades that other learners are in the groups of a class.

    For use in the transaction of that change. Nobody who is at it has less time by it.
    """
    for one in assignments:
        propagate(one, now, keep=True)
        grading.refresh(assignment=one)


def follow_people(members: Collection[Membership], *, now: datetime) -> None:
    """Carry it to attempts and grades that these learners of a class are in it, or in its groups.

    What they read before counts for them; results wait for them where they have later terms.
    For use in the transaction of that change. Nobody who is at it has less time by it.
    """
    rows = Assignment.objects.select_related("classroom").filter(
        classroom__in={one.classroom_id for one in members},
        published_at__isnull=False,
        archived_at__isnull=True,
    )
    if all(one.percent == WHOLE_TIME for one in members):
        rows = rows.filter(
            Q(kind=Kind.LESSON)
            | Q(overrides__membership__in=members)
            | Q(overrides__group__members__in=members)
            | Q(extensions__membership__in=members)
        ).distinct()
    for one in rows.order_by("pk"):
        propagate(one, now, keep=True)
        grading.refresh(assignment=one, memberships=members)


def _key(whom: Whom) -> dict[str, Any]:
    return {"group" if isinstance(whom, Group) else "membership": whom}


def _members(whom: Whom) -> list[Membership]:
    return list(whom.members.all()) if isinstance(whom, Group) else [whom]


def _touched(membership: Membership) -> list[Assignment]:
    """The assignments that a learner has begun, or whose results wait for everybody."""
    rows = Assignment.objects.filter(
        classroom=membership.classroom_id, archived_at__isnull=True
    ).order_by("pk")
    begun = set(
        Attempt.objects.filter(learner=membership.user_id, mode=Mode.ASSIGNED).values_list(
            "subject", flat=True
        )
    )
    found = [
        one for one in rows if rights.subject(one) in begun or rights.is_planned(terms.terms(one))
    ]
    for one in found:
        one.classroom = membership.classroom
    return found


def _carry(
    assignment: Assignment, members: Collection[Membership], *, now: datetime, confirmed: bool
) -> Moved:
    moved = propagate(assignment, now, confirmed=confirmed)
    grading.refresh(assignment=assignment, memberships=members)
    return moved


def _note(assignment: Assignment, whom: Whom, by: User | None, now: datetime, what: str) -> None:
    note(
        classroom=assignment.classroom,
        assignment=assignment,
        membership=whom if isinstance(whom, Membership) else None,
        by=by,
        what=what,
        now=now,
    )
