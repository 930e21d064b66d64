"""The terms of an assignment, and what they are for one learner: the one place that decides.

Moments are absolute; a zone is needed only where a term is worded in days (`assessment.days`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from assessment.policy import WHOLE_TIME

LEAST = timedelta(minutes=5)


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
    `closing_at` is the same without the extensions.
    """

    opens_at: datetime | None
    due_at: datetime | None
    last_at: datetime | None
    limit_s: int
    extra_s: int
    attempts: int
    exempt: bool
    terms: Terms
    closing_at: datetime | None = None
    extensions: tuple[Extension, ...] = ()

    @property
    def extended_to(self) -> datetime | None:
        """Where the longest extension reaches, None without one."""
        return _reach(self.extensions)


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
    changed = change(terms, groups=groups, own=own)
    extra_s = -(-changed.limit_s * (percent - WHOLE_TIME) // 100)
    closing_at = changed.closes_at
    if changed.late is Late.NONE:
        closing_at = _earlier(changed.due_at, closing_at)
    closing_at = _later_by(closing_at, extra_s)
    until = _reach(extensions)
    return Effective(
        opens_at=changed.opens_at,
        due_at=_no_earlier(_later_by(changed.due_at, extra_s), until),
        last_at=_no_earlier(closing_at, until),
        limit_s=changed.limit_s + extra_s,
        extra_s=extra_s,
        attempts=changed.attempts,
        exempt=_exempt(own, groups),
        terms=terms,
        closing_at=closing_at,
        extensions=tuple(sorted(extensions, key=lambda one: one.given_at)),
    )


def change(terms: Terms, *, groups: Sequence[Change] = (), own: Change | None = None) -> Terms:
    """The terms with what was changed for a learner and their groups, and nothing else yet."""
    return _over(_over(terms, _kindest(groups)), own)


def deadline(effective: Effective, *, started_at: datetime) -> datetime | None:
    """When an attempt that was started then ends by itself; None where it does not.

    At the end of its time or at the last moment of the assignment, whichever comes first. An
    extension moves the last moment; one that was given while the attempt ran also lets its time go
    on at least until where it reaches. Once an attempt has ended nothing makes it go on.
    """
    ends = _later_by(started_at, effective.limit_s) if effective.limit_s else None
    last_at = effective.closing_at
    for one in effective.extensions:
        over_at = _earlier(ends, last_at)
        if one.given_at > started_at:
            if over_at is not None and one.given_at >= over_at:
                break
            ends = _no_earlier(ends, one.until)
        last_at = _no_earlier(last_at, one.until)
    return _earlier(ends, last_at)


def moved(*, was: datetime | None, to: datetime | None, now: datetime) -> datetime | None:
    """The deadline of a running attempt after its terms were changed, from `was` towards `to`.

    Later at once; earlier never to less than `LEAST` from now, so that nobody is cut off in the
    middle of a sentence. One that ends within that time anyway is left as it is.
    """
    if to is None or (was is not None and to >= was):
        return to
    least = now + LEAST
    return max(to, least) if was is None else min(was, max(to, least))


def latest_end(all_of_them: Iterable[Effective]) -> datetime | None:
    """The last moment at which anybody of a class may answer; None where nobody's is limited."""
    return max((one.last_at for one in all_of_them if one.last_at), default=None)


def replies_from(
    terms: Terms,
    *,
    started_at: datetime,
    submitted_at: datetime | None = None,
    latest_end: datetime | None = None,
) -> datetime | None:
    """From when an attempt's questions are shown with keys and replies; None: not planned yet.

    `EACH` and `END` hold nothing back for others, so it is the moment of handing in, and before
    that the start: whether a question is checked or the attempt is handed in decides by itself
    (`assessment.policy.may_see`). `LATER`: from the planned moment on, but not while anybody of the
    class may still answer; an instructor's release by hand goes before both.
    """
    if terms.feedback is not Feedback.LATER:
        return submitted_at or started_at
    return terms.replies_released_at or _no_earlier(terms.replies_at, latest_end)


def scores_from(
    terms: Terms,
    *,
    started_at: datetime,
    submitted_at: datetime | None = None,
    latest_end: datetime | None = None,
) -> datetime | None:
    """From when an attempt's score is shown, once it is handed in; as with `replies_from`."""
    if terms.scores is not Scores.LATER:
        return submitted_at or started_at
    return terms.scores_released_at or _no_earlier(terms.scores_at, latest_end)


def _later_by[At: (datetime, datetime | None)](at: At, seconds: int) -> At:
    return at + timedelta(seconds=seconds) if at else at


def _no_earlier(at: datetime | None, than: datetime | None) -> datetime | None:
    """An end that an extension may move; what has no end stays so."""
    return max(at, than) if at and than else at


def _reach(extensions: Iterable[Extension]) -> datetime | None:
    return max((one.until for one in extensions), default=None)


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
