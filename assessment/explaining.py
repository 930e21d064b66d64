"""What an assignment is for one learner at one moment, in words, and why it is so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cached_property

from assessment import days, terms
from assessment.policy import Phase, phase
from assessment.terms import Change, Effective, Extension, Late, Terms

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86400


class Refusal(StrEnum):
    """Why an attempt may not be started, in the learner's words."""

    RUNNING = "You have begun this already. Go on with the attempt that is open."
    EARLY = "This is not open yet."
    CLOSED = "This is closed. Nothing more can be handed in."
    USED = "You have no attempts left. What you handed in counts."


def may_start(
    effective: Effective,
    *,
    attempts: int,
    open: bool,  # noqa: A002 -- the word for it
    now: datetime,
) -> Refusal | None:
    """Whether a learner may start an attempt: None, or the reason why not.

    `attempts`: how many they have begun so far; `open`: whether one of these still runs. Whoever is
    exempt may try like everybody; it only does not count.
    """
    if open:
        return Refusal.RUNNING
    if effective.opens_at is not None and now < effective.opens_at:
        return Refusal.EARLY
    if effective.last_at is not None and now >= effective.last_at:
        return Refusal.CLOSED
    if effective.attempts and attempts >= effective.attempts:
        return Refusal.USED
    return None


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """The times of an attempt."""

    started_at: datetime
    deadline_at: datetime | None = None
    submitted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """A learner with an assignment: who, on which terms, and the moment that is asked about.

    `groups`: the changes for their groups, each with the group's name. Extensions that were given
    after `at`, and attempts begun after it, are left out. `latest_end` is that of the whole class.
    `sat`: whether it is answered in attempts; a lesson that is to be read is not.
    """

    name: str
    at: datetime
    zone: tzinfo
    terms: Terms
    groups: tuple[tuple[str, Change], ...] = ()
    own: Change | None = None
    percent: int = 100
    extensions: tuple[Extension, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    latest_end: datetime | None = None
    sat: bool = True

    @cached_property
    def changed(self) -> Terms:
        """The terms with the changes for the learner, before their extra time and extensions."""
        return terms.change(self.terms, groups=[one for _, one in self.groups], own=self.own)

    @cached_property
    def effective(self) -> Effective:
        """The terms for the learner, as they are known at the moment."""
        return terms.effective(
            self.terms,
            groups=[one for _, one in self.groups],
            own=self.own,
            percent=self.percent,
            extensions=[one for one in self.extensions if one.given_at <= self.at],
        )

    @cached_property
    def begun(self) -> tuple[Sitting, ...]:
        """The attempts begun by then, in their order."""
        found = [one for one in self.sittings if one.started_at <= self.at]
        return tuple(sorted(found, key=lambda one: one.started_at))

    @cached_property
    def open(self) -> Sitting | None:
        """The attempt that runs at the moment."""
        return next((one for one in self.begun if self._phase(one) is Phase.OPEN), None)

    @property
    def finished(self) -> bool:
        """Whether an attempt is over by then."""
        return any(self._phase(one) is Phase.CLOSED for one in self.begun)

    def _phase(self, one: Sitting) -> Phase:
        submitted = one.submitted_at is not None and one.submitted_at <= self.at
        return phase(deadline_at=one.deadline_at, submitted=submitted, now=self.at)

    def by(self, name: str) -> str:
        """Who decided a field: the learner's own change, that of a group, or the terms."""
        if self.own is not None and getattr(self.own, name) is not None:
            return "by a change for them alone"
        value = getattr(self.changed, name)
        for group, one in self.groups:
            if getattr(one, name) is not None and getattr(one, name) == value:
                return f"by a change for the group {group}"
        return "as for all"

    def say(self, at: datetime) -> str:
        """A moment on the class's clock: Fri 27 Nov 18:00."""
        return moment(at, zone=self.zone, year=self.at.astimezone(self.zone).year)


def moment(at: datetime, *, zone: tzinfo, year: int) -> str:
    """A moment on the clock of a zone; with its year where that is another than `year`.

    In the hour that comes twice it says which of the two it is.
    """
    wall = days.on_wall(at, zone)
    other = "" if wall.year == year else f" {wall.year}"
    which = f" {at.astimezone(zone).tzname()}" if len(days.readings(wall, zone)) > 1 else ""
    return f"{wall:%a} {wall.day} {wall:%b}{other} {wall:%H:%M}{which}"


def span(seconds: int) -> str:
    """A length of time: 20 minutes, 1 hour 30 minutes, 2 days."""
    left, said = seconds, []
    for unit, length in (("day", DAY_S), ("hour", HOUR_S), ("minute", MINUTE_S), ("second", 1)):
        number, left = divmod(left, length)
        if number:
            said.append(f"{number} {unit}{'' if number == 1 else 's'}")
    return " ".join(said) or "0 seconds"


def explain(case: Case) -> tuple[str, ...]:
    """What the learner sees at the moment, in sentences."""
    return (*_doing(case), *_late(case), *_results(case))


def _doing(case: Case) -> Iterator[str]:
    found, name, made = case.effective, case.name, len(case.begun)
    if not case.sat:
        yield f"{name} sees the assignment among what is to be done."
        return
    allowed = f" of {found.attempts}" if found.attempts else ""
    why = may_start(found, attempts=made, open=case.open is not None, now=case.at)
    if case.open:
        ends = case.open.deadline_at
        until = f" until {case.say(ends)}" if ends else ", which does not end by itself"
        yield f"{name} can go on with attempt {made}{allowed}{until}."
    elif why is Refusal.EARLY and found.opens_at:
        yield f"{name} sees the assignment, but cannot start it before {case.say(found.opens_at)}."
    elif why is Refusal.CLOSED and found.last_at:
        yield f"{name} can start nothing: it closed on {case.say(found.last_at)}."
    elif why is Refusal.USED:
        begun = "the one attempt" if found.attempts == 1 else f"each of {found.attempts} attempts"
        yield f"{name} can start nothing: {begun} they may make is begun."
    else:
        ends = terms.deadline(found, started_at=case.at)
        by = f"It would end by itself on {case.say(ends)}" if ends else "It would have no end"
        yield f"{name} can start attempt {made + 1}{allowed}. {by}."


def _late(case: Case) -> Iterator[str]:
    due_at, last_at = case.effective.due_at, case.effective.last_at
    past = due_at is not None and case.at > due_at
    if due_at is None or not past or (last_at is not None and case.at >= last_at):
        return
    late = days.days_late(due_at=due_at, at=case.at, zone=case.zone)
    said = f"What is handed in then is late: it was due on {case.say(due_at)}"
    if case.terms.late is Late.FULL:
        yield f"{said}. It counts in full and is marked as late."
    elif case.terms.late is Late.ONCE:
        yield f"{said}. It loses {case.terms.late_percent}%."
    else:
        begun = "1 day has begun" if late == 1 else f"{late} days have begun"
        lost = min(100, late * case.terms.late_percent)
        yield f"{said}. {begun} since, so it loses {lost}%."


def _results(case: Case) -> Iterator[str]:
    if not case.finished:
        return
    last = max(one.submitted_at or one.started_at for one in case.begun)
    for what, which, sees in (
        ("score", terms.scores_from, "the score"),
        ("replies", terms.replies_from, "the questions with keys and reasons"),
    ):
        at = which(case.terms, started_at=last, submitted_at=last, latest_end=case.latest_end)
        if at is None:
            yield f"They do not see {sees}: you release {_it(what)} by hand."
        elif at > case.at:
            yield f"They do not see {sees} before {case.say(at)}."
        else:
            yield f"Of what they handed in they see {sees}."


def _it(what: str) -> str:
    return "it" if what == "score" else "them"


def reasons(case: Case) -> tuple[str, ...]:
    """The terms for the learner, each with who decided it."""
    return (*_window(case), *(_limits(case) if case.sat else ()), *_exempt(case))


def _window(case: Case) -> Iterator[str]:
    changed, found = case.changed, case.effective
    if found.opens_at:
        yield f"Opens {case.say(found.opens_at)}, {case.by('opens_at')}."
    else:
        yield "Open from the beginning: no opening is set."
    ends_at_due = found.closing_at is not None and found.closing_at == _with(
        changed.due_at, found.extra_s
    )
    if changed.due_at and found.due_at:
        yield _end(case, "Due", "due_at", changed.due_at, found.due_at)
    if changed.late is Late.NONE and ends_at_due:
        yield "Late work is not taken, so it closes then."
    elif changed.closes_at and found.last_at:
        yield _end(case, "Closes", "closes_at", changed.closes_at, found.last_at)
    else:
        yield "It does not close."


def _with(at: datetime | None, seconds: int) -> datetime | None:
    return at + timedelta(seconds=seconds) if at else None


def _end(case: Case, verb: str, field: str, base: datetime, at: datetime) -> str:
    extra_s, by = case.effective.extra_s, case.by(field)
    plain = base + timedelta(seconds=extra_s)
    said = f"{verb} {case.say(at)}"
    if at > plain:
        return f"{said}: so far their extension reaches. Without it {case.say(plain)}."
    if not extra_s:
        return f"{said}, {by}."
    return f"{said}: {case.say(base)} {by}, and {span(extra_s)} for their extra time."


def _limits(case: Case) -> Iterator[str]:
    changed, found = case.changed, case.effective
    by = case.by("limit_s")
    if not found.limit_s:
        yield f"No time limit, {by}."
    elif found.extra_s:
        yield (
            f"{span(found.limit_s)} for an attempt: {span(changed.limit_s)} {by}, "
            f"and {span(found.extra_s)} for their extra time ({case.percent}%)."
        )
    else:
        yield f"{span(found.limit_s)} for an attempt, {by}."
    number = "1 attempt" if found.attempts == 1 else f"{found.attempts or 'Any number of'} attempts"
    yield f"{number}, {case.by('attempts')}."


def _exempt(case: Case) -> Iterator[str]:
    if case.effective.exempt:
        alone = case.own is not None and case.own.exempt is not None
        named = next((name for name, one in case.groups if one.exempt), "")
        by = "a change for them alone" if alone else f"a change for the group {named}"
        yield f"Exempt by {by}: they may try, and it does not count."
