"""The terms of an assignment, and what they are for one learner: the one place that decides.

Moments are absolute; a zone is needed only where a term is worded in days (`assessment.days`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from assessment.policy import WHOLE_TIME


class Counts(StrEnum):
    """Which of several attempts counts."""

    FIRST = "first"
    LAST = "last"
    BEST = "best"


class Late(StrEnum):
    """What work is worth that is handed in after it was due.

    `NONE`: nothing is taken after the due moment. `FULL`: late work counts in full, and is marked
    as late. `ONCE`: it loses `late_percent` once. `DAILY`: it loses that for each day begun.
    """

    NONE = "none"
    FULL = "full"
    ONCE = "once"
    DAILY = "daily"


class Feedback(StrEnum):
    """When questions come with their keys and reasons.

    `EACH`: after each answer. `END`: once an attempt is handed in. `LATER`: from a moment on, or
    when an instructor releases them.
    """

    EACH = "each"
    END = "end"
    LATER = "later"


class Scores(StrEnum):
    """When a score is shown: once an attempt is handed in, or from a moment on or by hand."""

    END = "end"
    LATER = "later"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The terms of an assignment for everybody.

    `opens_at`, `due_at`, `closes_at`: from when, by when for full credit, until when at all; None
    where that is not limited. `limit_s`: seconds for one attempt, 0 for no limit. `attempts`: how
    many, 0 for any number. `late_percent`: 0 to 100. `replies_at`, `scores_at`: the planned
    moments of `LATER`, None for by hand; `replies_released_at`, `scores_released_at`: when it was
    done by hand, which goes before all plans.
    """

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    limit_s: int = 0
    attempts: int = 1
    counts: Counts = Counts.BEST
    late: Late = Late.NONE
    late_percent: int = 0
    feedback: Feedback = Feedback.END
    scores: Scores = Scores.END
    replies_at: datetime | None = None
    scores_at: datetime | None = None
    replies_released_at: datetime | None = None
    scores_released_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """Other terms for one learner or a group, field by field; None leaves a field as it is.

    `limit_s` and `attempts` of 0 lift the limit. `exempt`: it does not count for them.
    """

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    limit_s: int | None = None
    attempts: int | None = None
    exempt: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Extension:
    """So many more seconds, counted from the moment when they were given."""

    given_at: datetime
    seconds: int

    @property
    def until(self) -> datetime:
        """Until when it reaches."""
        return self.given_at + timedelta(seconds=self.seconds)


@dataclass(frozen=True, kw_only=True)
class Effective:
    """The terms of an assignment for one learner.

    `limit_s` holds the accommodation already; `extra_s` is how much of it is the accommodation's.
    `last_at` is until when anything is taken: after it there is no attempt and no answer.
    """

    opens_at: datetime | None
    due_at: datetime | None
    last_at: datetime | None
    limit_s: int
    extra_s: int
    attempts: int
    exempt: bool
    terms: Terms
    extended_to: datetime | None = None


def effective(
    terms: Terms,
    *,
    groups: Sequence[Change] = (),
    own: Change | None = None,
    percent: int = WHOLE_TIME,
    extensions: Sequence[Extension] = (),
) -> Effective:
    """What the terms are for one learner.

    The learner's own change goes before those of their groups, and these before the terms; of
    several groups the kindest counts, field by field. `percent` is the learner's standing share
    of time, 100 or more: it lengthens the limit, and moves the due moment and the closing by as
    much, so that whoever starts at the last moment has all of it. An extension moves both to where
    it reaches, never back. Raises ValueError for a percent below 100.
    """
    if percent < WHOLE_TIME:
        raise ValueError("percent: a share of time is 100 or more.")
    changed = _over(_over(terms, _kindest(groups)), own)
    extra_s = -(-changed.limit_s * (percent - WHOLE_TIME) // 100)
    until = max((one.until for one in extensions), default=None)
    last_at = changed.closes_at
    if changed.late is Late.NONE:
        last_at = _earlier(changed.due_at, last_at)
    return Effective(
        opens_at=changed.opens_at,
        due_at=_moved(changed.due_at, extra_s, until),
        last_at=_moved(last_at, extra_s, until),
        limit_s=changed.limit_s + extra_s,
        extra_s=extra_s,
        attempts=changed.attempts,
        exempt=_exempt(own, groups),
        terms=terms,
        extended_to=until,
    )


def deadline(effective: Effective, *, started_at: datetime) -> datetime | None:
    """When an attempt that was started then ends by itself; None where it does not.

    At the end of its time or at the last moment of the assignment, whichever comes first; an
    extension that was given while it ran lets it go on at least until where that reaches.
    """
    ends = started_at + timedelta(seconds=effective.limit_s) if effective.limit_s else None
    if ends is not None and effective.extended_to is not None:
        ends = max(ends, effective.extended_to)
    return _earlier(ends, effective.last_at)


def _moved(at: datetime | None, extra_s: int, until: datetime | None) -> datetime | None:
    """An end, later by the accommodation, and no earlier than an extension reaches."""
    if at is None:
        return None
    at += timedelta(seconds=extra_s)
    return max(at, until) if until else at


def _exempt(own: Change | None, groups: Sequence[Change]) -> bool:
    if own and own.exempt is not None:
        return own.exempt
    return any(one.exempt for one in groups)


def _over(terms: Terms, change: Change | None) -> Terms:
    if change is None:
        return terms
    fields = ("opens_at", "due_at", "closes_at", "limit_s", "attempts")
    given = {name: getattr(change, name) for name in fields}
    return replace(terms, **{name: one for name, one in given.items() if one is not None})


def _kindest(groups: Sequence[Change]) -> Change | None:
    """Of several groups' changes the earliest opening, the latest end, the most of the rest."""
    if not groups:
        return None
    return Change(
        opens_at=min((g.opens_at for g in groups if g.opens_at), default=None),
        due_at=max((g.due_at for g in groups if g.due_at), default=None),
        closes_at=max((g.closes_at for g in groups if g.closes_at), default=None),
        limit_s=_most(g.limit_s for g in groups),
        attempts=_most(g.attempts for g in groups),
    )


def _most(given: Iterable[int | None]) -> int | None:
    """The most of these, where 0 stands for no limit."""
    found = [one for one in given if one is not None]
    if not found:
        return None
    return 0 if 0 in found else max(found)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at), default=None)
