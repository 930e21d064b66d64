"""What a learner may do with an attempt, until when, and when they see the key."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from assessment.scoring import Rule

GRACE_S = 20
GRACE = timedelta(seconds=GRACE_S)
WHOLE_TIME, NO_LIMIT = 100, 0


class Clock(StrEnum):
    """Whether an attempt's clock is in view."""

    ALWAYS = "always"
    OPENED = "opened"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The policy of an attempt, frozen when it starts.

    `each`: every answer is checked on its own and replied to at once; else the paper is handed in
    as a whole. `again` is how often a missed fact may return at the end. `siblings` is how many
    variants of one question there may be beside it. `ends`: with its last question; the checks
    inside a lesson stay open. `held`: nothing is replied to before the lesson that it precedes has
    been read, which is what makes it a pretest. `grows`: each next question follows from the
    answers so far, and none is replied to before the end: a reply would teach what is still to be
    found out. `strict`: all or nothing, with no part credit.

    `limit_s` is the paper's standard time in seconds, 0 where it has none; `percent` is how much of
    it this learner has: 100 or more, or `NO_LIMIT`. `pass_percent` is what passes an exam,
    None where that was not frozen yet.

    `awaits`: score and replies are shown from moments that stand beside the rules, since they may
    move while the attempt runs. `feeds`: such an attempt is remembered like any other; only where
    its replies come with it, since what is remembered tells what was right. `paper` is the
    blueprint that such an attempt is an exam of, empty for a quiz; `name` is what it is called.
    """

    each: bool
    again: int = 0
    siblings: int = 0
    ends: bool = True
    held: bool = False
    grows: bool = False
    strict: bool = False
    limit_s: int = 0
    percent: int = WHOLE_TIME
    clock: Clock = Clock.ALWAYS
    pass_percent: int | None = None
    awaits: bool = False
    feeds: bool = False
    paper: str = ""
    name: str = ""

    @property
    def quiet(self) -> bool:
        """Whether an answer is kept without a reply: what follows is the next question."""
        return self.held or self.grows

    @property
    def marking(self) -> Rule:
        """What a partly right answer earns."""
        return Rule.ALL_OR_NOTHING if self.strict else Rule.PARTIAL

    @property
    def time_s(self) -> int | None:
        """The seconds this learner has, rounded up; None without a limit."""
        return -(-self.limit_s * self.percent // 100) or None


def exam(
    *,
    minutes: int,
    percent: int = WHOLE_TIME,
    clock: Clock = Clock.ALWAYS,
    pass_percent: int | None = None,
) -> Rules:
    """The rules of a mock exam of so many minutes at standard time."""
    return Rules(
        each=False,
        strict=True,
        limit_s=minutes * 60,
        percent=percent,
        clock=clock,
        pass_percent=pass_percent,
    )


def assigned(
    *,
    name: str,
    each: bool,
    feeds: bool,
    strict: bool,
    limit_s: int = 0,
    paper: str = "",
    pass_percent: int | None = None,
) -> Rules:
    """The rules of an attempt that an instructor asked for.

    `each`: every answer is checked on its own; else the paper is handed in as a whole. `limit_s`
    is the time of this very learner, 0 for none. What was missed does not come back, and there are
    no variants: everybody answers as many questions. Raises ValueError for a time below 0.
    """
    if limit_s < 0:
        raise ValueError("limit_s: a time is 0 or more.")
    return Rules(
        each=each,
        strict=strict,
        limit_s=limit_s,
        pass_percent=pass_percent,
        awaits=True,
        feeds=feeds,
        paper=paper,
        name=name,
    )


def deadline(rules: Rules, *, started_at: datetime) -> datetime | None:
    """When an attempt ends by itself, None where it does not."""
    seconds = rules.time_s
    return started_at + timedelta(seconds=seconds) if seconds else None


class Phase(StrEnum):
    """How far an attempt's time has gone.

    `CLOSING`: time is up, and what was sent before it may still be on its way.
    """

    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


def is_out(moment: datetime | None, *, now: datetime) -> bool:
    """Whether what is shown from a moment on is shown at `now`; None stands for not yet."""
    return moment is not None and moment <= now


def phase(*, deadline_at: datetime | None, submitted: bool, now: datetime) -> Phase:
    """The status of an attempt at `now`: it never goes back as time goes on.

    Open before its deadline, closing for `GRACE_S` seconds from it, closed after that and as soon
    as its learner has finished it.
    """
    if submitted:
        return Phase.CLOSED
    if deadline_at is None or now < deadline_at:
        return Phase.OPEN
    return Phase.CLOSING if now <= deadline_at + GRACE else Phase.CLOSED


CHECK = Rules(each=True, siblings=5, ends=False)
PRACTICE = Rules(each=True, again=2, siblings=5)
REVIEW = Rules(each=True, again=2, siblings=5)
REASONS = Rules(each=True)
CAPSTONE = Rules(each=False)
PRETEST = Rules(each=True, held=True)
QUICK = Rules(each=True, grows=True)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an attempt and one of its items stand; `read`: the lesson of a pretest has been.

    `phase` is that of the moment when what is asked for came in. `replied` and `scored`: the
    moments of the replies and of the score have come, for rules that await them.
    """

    submitted: bool
    checked: bool
    read: bool = False
    phase: Phase = Phase.OPEN
    replied: bool = False
    scored: bool = False


class Refusal(StrEnum):
    """Why something is not allowed, in the learner's words."""

    SUBMITTED = "This quiz is finished. Your answers are kept as they were."
    CHECKED = "You have checked this question already. Your first answer counts."
    WHOLE = "These questions are inspected together, not one by one."
    LATE = "Time was up before this came in. What was saved until then counts."


def may_save(standing: Standing) -> Refusal | None:
    """Whether a choice may still be kept: None, or the reason why not."""
    if standing.checked:
        return Refusal.CHECKED
    if standing.submitted:
        return Refusal.SUBMITTED
    return Refusal.LATE if standing.phase is Phase.CLOSED else None


def may_answer(rules: Rules, standing: Standing) -> Refusal | None:
    """Whether one question may be checked on its own: None, or the reason why not."""
    return may_save(standing) or (None if rules.each else Refusal.WHOLE)


def may_see(rules: Rules, standing: Standing) -> bool:
    """Whether the key and the reply of a question are shown.

    Only of what was marked; of a paper that is inspected as a whole, or that grows, only after its
    end, and of a pretest only once its lesson has been read too. An exam is handed in by its
    learner or once nothing sent in time can come in any more, so that no key is shown while a save
    is taken. Where the replies have a moment of their own, it must have come as well.
    """
    if rules.held:
        return standing.checked and standing.submitted and standing.read
    if rules.awaits and not standing.replied:
        return False
    at_once = rules.each and not rules.grows
    return standing.checked and (at_once or standing.submitted)


def may_know(rules: Rules, standing: Standing) -> bool:
    """Whether the score of an attempt that ended is shown: where it has a moment, from that on."""
    return standing.submitted and (standing.scored or not rules.awaits)
