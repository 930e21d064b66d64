"""What the page of an assignment says to a learner: the terms as they are for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from assessment import explaining, grading, policy
from assessment.explaining import Refusal, span
from assessment.policy import Phase
from assessment.terms import Counts, Feedback, Late, Scores
from classrooms.models import GradeEntry, Kind
from classrooms.queries.learners import Task
from quizzes.models import Attempt
from quizzes.queries import attempts, exams
from quizzes.words import counted, sentence

COUNTS = {
    Counts.FIRST: "the first one counts",
    Counts.LAST: "the last one counts",
    Counts.BEST: "the best one counts",
}


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A moment of the terms. `was` is when it is for the others, `why` is why it is not for me."""

    label: str
    at: datetime
    was: datetime | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Sat:
    """One attempt: its number, how far it is, and its score in points where that is told."""

    number: int
    attempt: Attempt
    phase: Phase
    points: str

    @property
    def ended(self) -> bool:
        """Whether it is handed in, or its time is up."""
        return self.phase is Phase.CLOSED


@dataclass(frozen=True, kw_only=True)
class TaskPage:
    """All that the page says. `refusal` is why nothing may be begun, empty where it may."""

    task: Task
    moments: tuple[Moment, ...]
    sentences: tuple[str, ...]
    sat: tuple[Sat, ...]
    refusal: str
    comments: tuple[GradeEntry, ...]

    @property
    def asks(self) -> bool:
        """Whether it is answered in attempts."""
        return self.task.row.kind in {Kind.QUIZ, Kind.MOCK}

    @property
    def needs_code(self) -> bool:
        """Whether an access code is asked for before an attempt begins."""
        return bool(self.task.row.access_code)

    @property
    def points(self) -> str:
        """The grade, where it is told."""
        percent = self.task.percent
        return "" if percent is None else grading.precise(percent / 100)


def page(
    task: Task,
    sat: list[Attempt],
    scores: dict[str, str],
    comments: list[GradeEntry],
    *,
    now: datetime,
) -> TaskPage:
    """The page. `scores` holds the points of attempts by their tokens, as far as they are told."""
    return TaskPage(
        task=task,
        moments=tuple(_moments(task)),
        sentences=tuple(_sentences(task)),
        sat=tuple(
            Sat(
                number=number,
                attempt=one,
                phase=exams.phase(one, now=now),
                points=scores.get(one.token, ""),
            )
            for number, one in enumerate(sat, start=1)
        ),
        refusal=_refusal(task, now=now),
        comments=tuple(comments) if task.told else (),
    )


def told(one: Attempt, *, now: datetime) -> bool:
    """Whether the score of an attempt is told."""
    return policy.may_know(attempts.rules(one), attempts.standing(one, now=now))


def points(score: Fraction) -> str:
    """A score in points of 100."""
    return grading.precise(score)


def _refusal(task: Task, *, now: datetime) -> str:
    found = explaining.may_start(task.effective, attempts=task.begun, open=False, now=now)
    return "" if found is None or found is Refusal.RUNNING else str(found)


def _moments(task: Task) -> Iterator[Moment]:
    found, row = task.effective, task.row
    if found.opens_at:
        yield _moment(task, "Opens", found.opens_at, row.opens_at)
    if found.due_at:
        yield _moment(task, "Due", found.due_at, row.due_at)
    if found.last_at and found.last_at != found.due_at:
        base = row.due_at if found.terms.late is Late.NONE else row.closes_at
        yield _moment(task, "Closes", found.last_at, base)


def _moment(task: Task, label: str, at: datetime, base: datetime | None) -> Moment:
    """With when it is for the others, where that differs, and why."""
    if base == at:
        return Moment(label=label, at=at)
    found = task.effective
    why = "changed for you"
    if found.extended_to == at:
        why = "your extension"
    elif found.extra_s and base and (at - base).total_seconds() == found.extra_s:
        why = "your extra time"
    return Moment(label=label, at=at, was=base, why=why)


def _sentences(task: Task) -> Iterator[str]:
    found = task.effective
    if found.exempt:
        yield "You are exempt: you may try it, and it does not count."
    yield from _late(task)
    if task.row.kind in {Kind.QUIZ, Kind.MOCK}:
        yield from _sitting(task)
        yield from _results(task)


def _late(task: Task) -> Iterator[str]:
    found = task.effective.terms
    if task.effective.due_at is None:
        return
    lost = f"{found.late_percent} points of 100"
    yield {
        Late.NONE: "After it is due nothing is taken.",
        Late.FULL: "What comes late counts in full and is marked as late.",
        Late.ONCE: f"What comes late loses {lost}.",
        Late.DAILY: f"What comes late loses {lost} for each day begun.",
    }[found.late]


def _sitting(task: Task) -> Iterator[str]:
    found = task.effective
    if found.limit_s and found.extra_s:
        yield (
            f"You have {span(found.limit_s)} for an attempt;"
            f" {span(found.extra_s)} of it is your extra time."
        )
    elif found.limit_s:
        yield f"You have {span(found.limit_s)} for an attempt."
    else:
        yield "There is no time limit."
    if found.attempts == 1:
        yield "You have one attempt."
    else:
        many = counted(found.attempts, "attempt", "attempts") if found.attempts else "any number"
        yield f"You have {many}{'' if found.attempts else ' of attempts'}; {_which(task)}."
    if not task.row.partial:
        yield "An answer earns all or nothing."


def _which(task: Task) -> str:
    return COUNTS[task.effective.terms.counts]


def _results(task: Task) -> Iterator[str]:
    found, row = task.effective.terms, task.row
    if row.replies_released_at:
        yield "Questions with answers, reasons and scores are released."
        return
    yield {
        Feedback.EACH: "Each answer is checked at once, with its reason.",
        Feedback.END: "Questions come with answers and reasons once you have handed in.",
        Feedback.LATER: "Questions come with answers and reasons later, for all together.",
    }[found.feedback]
    if row.scores_released_at:
        yield "Scores are released."
    elif found.scores is Scores.LATER:
        yield "Scores are told later, to all together."


def begin_word(page: TaskPage) -> str:
    """What the button says that begins an attempt."""
    if not page.task.begun:
        return "Begin"
    return sentence(f"begin attempt {page.task.begun + 1}")
