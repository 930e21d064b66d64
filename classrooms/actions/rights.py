"""Changed terms, carried to the attempts that they are about."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assessment import policy
from assessment import terms as core
from assessment.policy import Phase
from classrooms.models import Assignment, Membership
from classrooms.queries import rights, terms
from quizzes.models import Attempt, Mode

BATCH = 200
FIELDS = ["deadline_at", "scores_from", "replies_from"]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What a change of terms did to attempts that run: whose end is later now, and earlier."""

    longer: tuple[Membership, ...] = ()
    shorter: tuple[Membership, ...] = ()


class ShortensError(Exception):
    """A change would take time from attempts that run; it needs a yes.

    Raised in the transaction of the change, which undoes it. `who` are the learners.
    """

    def __init__(self, who: tuple[Membership, ...]) -> None:
        super().__init__(f"{len(who)} attempts")
        self.who = who


def propagate(
    assignment: Assignment, now: datetime, *, confirmed: bool = False, keep: bool = False
) -> Moved:
    """Have all attempts of an assignment follow its terms as they are now.

    Deadlines move only of attempts that run: whoever has finished, or whose time is up, keeps what
    they had. Scores and replies of all follow. A second time changes nothing. Call it in the
    transaction of the change: it raises ShortensError where it takes time from anybody and that is
    not `confirmed`; with `keep` nobody has less than they had.
    """
    with transaction.atomic():
        rows = Attempt.objects.select_for_update().filter(
            mode=Mode.ASSIGNED, subject=rights.subject(assignment)
        )
        found = list(rows.order_by("pk"))
        if not found:
            return Moved()
        before = {one.pk: _times(one) for one in found}
        moved = _move_deadlines(assignment, found, now=now, keep=keep)
        if moved.shorter and not confirmed:
            raise ShortensError(moved.shorter)
        _save(found, before)
        _move_releases(assignment, found)
        _save(found, before)
        return moved


def keep_due(assignment: Assignment, *, learner: int, at: datetime) -> None:
    """Write down when an attempt was due that a learner, by their key, handed in at that moment.

    What is given is then good for that attempt, though it be taken back.
    """
    member = Membership.objects.filter(classroom=assignment.classroom_id, user=learner).first()
    if member is not None:
        Attempt.objects.filter(
            learner=learner,
            mode=Mode.ASSIGNED,
            subject=rights.subject(assignment),
            submitted_at=at,
        ).update(due_at=rights.effective_for(assignment, member).due_at)


def _move_deadlines(
    assignment: Assignment, found: list[Attempt], *, now: datetime, keep: bool
) -> Moved:
    running = [one for one in found if _phase(one, now=now) is Phase.OPEN]
    members = {
        one.user_id: one
        for one in Membership.objects.filter(
            classroom=assignment.classroom_id, user__in={one.learner_id for one in running}
        )
    }
    effective = rights.effective_of(assignment, members.values())
    longer: dict[int, Membership] = {}
    shorter: dict[int, Membership] = {}
    for one in running:
        if member := members.get(one.learner_id):
            was = one.deadline_at
            to = core.deadline(effective[member.pk], started_at=one.started_at)
            is_longer = to is None or (was is not None and to > was)
            if is_longer or not keep:
                one.deadline_at = core.moved(was=was, to=to, now=now)
            if one.deadline_at != was:
                (longer if is_longer else shorter)[member.pk] = member
    return Moved(longer=tuple(longer.values()), shorter=tuple(shorter.values()))


def _move_releases(assignment: Assignment, found: list[Attempt]) -> None:
    standard = terms.terms(assignment)
    end = rights.over_at(assignment) if rights.is_planned(standard) else None
    for one in found:
        started_at, submitted_at = one.started_at, one.submitted_at
        one.scores_from = core.scores_from(
            standard, started_at=started_at, submitted_at=submitted_at, latest_end=end
        )
        one.replies_from = core.replies_from(
            standard, started_at=started_at, submitted_at=submitted_at, latest_end=end
        )


def _save(found: list[Attempt], before: dict[int, tuple[datetime | None, ...]]) -> None:
    for place, name in enumerate(FIELDS):
        changed = [one for one in found if getattr(one, name) != before[one.pk][place]]
        Attempt.objects.bulk_update(changed, [name], batch_size=BATCH)
    before.update({one.pk: _times(one) for one in found})


def _times(one: Attempt) -> tuple[datetime | None, ...]:
    return one.deadline_at, one.scores_from, one.replies_from


def _phase(one: Attempt, *, now: datetime) -> Phase:
    return policy.phase(
        deadline_at=one.deadline_at, submitted=one.submitted_at is not None, now=now
    )
