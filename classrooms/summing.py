"""What learners get of an assignment, in sentences: a function of its terms and of the class."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from assessment.terms import Counts, Feedback, Late, Scores
from classrooms import assigned_words as names
from classrooms.models import Assignment, Kind
from lessons.library import library
from quizzes.words import counted, number, sentence

MARK = "\x1e"
WITH_QUESTIONS = (Kind.QUIZ, Kind.MOCK)
COUNTED = {
    Counts.FIRST: "The first one counts.",
    Counts.LAST: "The last one counts.",
    Counts.BEST: "The best one counts.",
}

type Line = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Who gets it: a class of so many learners, some of them on other terms."""

    name: str
    zone: str
    learners: int
    exceptions: int = 0


@dataclass(frozen=True, kw_only=True)
class Told:
    """The summary: paragraphs in pieces, of which every second one is strong."""

    paragraphs: tuple[Line, ...]
    warnings: tuple[str, ...]


def told(row: Assignment, audience: Audience, *, now: datetime) -> Told:
    """All that learners get, and what its author should know before it goes out.

    `row` need not be saved. Moments are said on the clocks of the class.
    """
    zone = ZoneInfo(audience.zone)
    paragraphs = [_what(row, audience), _when(row, zone)]
    if row.kind in WITH_QUESTIONS:
        paragraphs += [_tries(row), _replies(row, zone)]
    if audience.exceptions:
        has = "has" if audience.exceptions == 1 else "have"
        many = counted(audience.exceptions, "learner or group", "learners or groups")
        paragraphs.append(f"{_strong(sentence(many))} {has} other terms.")
    pieces = tuple(tuple(text.split(MARK)) for text in paragraphs)
    return Told(paragraphs=pieces, warnings=tuple(warnings(row, now=now)))


def _strong(text: str) -> str:
    return f"{MARK}{text}{MARK}"


def _what(row: Assignment, audience: Audience) -> str:
    says = {
        Kind.LESSON: _lesson,
        Kind.QUIZ: _quiz,
        Kind.MOCK: _mock,
        Kind.STRENGTH: _strength,
    }
    return says[Kind(row.kind)](row, audience)


def _who(audience: Audience, one: str, many: str) -> str:
    """The class as the subject of a sentence, with its verb."""
    name = audience.name.replace(MARK, "")
    if not audience.learners:
        return f"Everybody who joins {name} {one}"
    if audience.learners == 1:
        return f"The {_strong('one learner')} of {name} {one}"
    return f"All {_strong(f'{audience.learners} learners')} of {name} {many}"


def _lesson(row: Assignment, audience: Audience) -> str:
    plan = library().course.lesson.get(row.target.get("lesson", ""))
    what = f"lesson {plan.number}, {plan.title}" if plan else "a lesson that is still to be chosen"
    who = _who(audience, "reads", "read")
    return f"{who} {_strong(what)}. It is done when all its parts are read."


def _strength(row: Assignment, audience: Audience) -> str:
    percent = row.target.get("percent", 0)
    where = names.lessons(row.target.get("lessons", []))
    who = _who(audience, "reaches", "reach")
    return (
        f"{who} a strength of {_strong(f'{percent}%')} on {where}. "
        "They press “Hand in” when they are there."
    )


def _mock(row: Assignment, audience: Audience) -> str:
    form = library().blueprints.get(row.target.get("paper", ""))
    who = _who(audience, "sits", "sit")
    if form is None:
        return f"{who} a mock exam whose form is still to be chosen."
    questions = counted(form.scored, "question that counts", "questions that count")
    trial = f" and {number(form.trial)} on trial" if form.trial else ""
    return f"{who} the mock exam {_strong(form.name)}: {questions}{trial}. {_draws(row)}"


def _quiz(row: Assignment, audience: Audience) -> str:
    who = _who(audience, "answers", "answer")
    if "picked" in row.target:
        count = len(row.target["picked"])
        if not count:
            return f"{who} questions that are still to be picked."
        many = _strong(counted(count, "question", "questions"))
        order = "each in an order of their own" if row.shuffle else "in the same order"
        return f"{who} {many} that you picked, {order}."
    many = _strong(counted(row.target.get("count", 0), "question", "questions"))
    found = f"{who} {many} from {names.lessons(row.target.get('lessons', []))}"
    if areas := names.areas(row.target.get("areas", [])):
        found += f", in {areas}"
    if kinds := names.kinds(row.target.get("kinds", [])):
        found += f", asked as {kinds}"
    found += "."
    if not row.target.get("conditional", True):
        found += " What depends on the service is left out."
    return f"{found} {_draws(row)}"


def _draws(row: Assignment) -> str:
    if not row.same_for_all:
        return "Each learner gets questions of their own."
    order = "each in an order of their own" if row.shuffle else "in the same order"
    return f"All get the same questions, {order}."


def _when(row: Assignment, zone: ZoneInfo) -> str:
    found = ["It is open." if row.published_at else "It is open as soon as you publish it."]
    if row.opens_at:
        found = [f"It opens on {_strong(names.moment(row.opens_at, zone))}."]
    if row.due_at:
        found += [f"It is due on {_strong(names.moment(row.due_at, zone))}.", _late(row, zone)]
    elif row.closes_at:
        found.append(f"It closes on {_strong(names.moment(row.closes_at, zone))}.")
    else:
        found.append("It has no end.")
    if row.opens_at or row.due_at or row.closes_at:
        found.append(f"Times are those of {zone.key.replace('_', ' ')}.")
    return " ".join(found)


def _late(row: Assignment, zone: ZoneInfo) -> str:
    late = Late(row.late)
    if late is Late.NONE:
        return "Nothing is taken after that."
    until = "at any time" if row.closes_at is None else "until "
    if row.closes_at:
        until += names.moment(row.closes_at, zone)
    worth = {
        Late.FULL: "counts in full",
        Late.ONCE: f"loses {_strong(f'{row.late_percent}%')}",
        Late.DAILY: f"loses {_strong(f'{row.late_percent}%')} for each day begun",
    }[late]
    return f"Late work is taken {until} and {worth}."


def _tries(row: Assignment) -> str:
    time = f"of {row.limit_minutes} minutes" if row.limit_minutes else "without a time limit"
    time = "of one minute" if row.limit_minutes == 1 else time
    tries = (
        counted(row.attempts, "attempt", "attempts") if row.attempts else "any number of attempts"
    )
    found = f"Each learner has {_strong(f'{tries} {time}')}."
    if row.attempts != 1:
        found += f" {COUNTED[Counts(row.counts)]}"
    if row.limit_minutes:
        found += " Whoever has more time by an accommodation gets it by itself."
    if row.access_code:
        found += " An access code is asked for at the start."
    return found


def _replies(row: Assignment, zone: ZoneInfo) -> str:
    replies = {
        Feedback.EACH: "after each answer",
        Feedback.END: "when an attempt is handed in",
        Feedback.LATER: _later(row.replies_at, zone) or "when you release them",
    }[Feedback(row.feedback)]
    scores = (
        "when an attempt is handed in"
        if Scores(row.scores) is Scores.END
        else _later(row.scores_at, zone) or "when you release it"
    )
    credit = (
        "An answer that is partly right earns part of the credit."
        if row.partial
        else "An answer earns its credit only if all of it is right."
    )
    return f"Keys and reasons appear {_strong(replies)}, the score {_strong(scores)}. {credit}"


def _later(at: datetime | None, zone: ZoneInfo) -> str:
    return f"on {names.moment(at, zone)}, or once nobody may answer any more" if at else ""


def warnings(row: Assignment, *, now: datetime) -> list[str]:
    """What its author should know; none of it stops an assignment."""
    last = row.closes_at or row.due_at
    if Late(row.late) is Late.NONE and row.due_at:
        last = min(row.due_at, last or row.due_at)
    found = []
    if last and last <= now:
        found.append("Its end has passed: nobody could begin it any more.")
    if Late(row.late) is Late.NONE and row.due_at and row.closes_at and row.closes_at > row.due_at:
        found.append("No late work is taken, so the closing time does nothing.")
    if row.kind in WITH_QUESTIONS:
        found += _leaks(row)
        if row.opens_at and last and row.limit_minutes * 60 > (last - row.opens_at).total_seconds():
            found.append("The time limit is longer than it is open.")
    if row.kind == Kind.MOCK:
        found += _mock_warnings(row)
    if row.kind == Kind.QUIZ:
        found.append(
            "Learners meet the questions of quizzes in practice too, with their replies. "
            "Practice never asks what mock exams ask."
        )
    return found


def _mock_warnings(row: Assignment) -> list[str]:
    form = library().blueprints.get(row.target.get("paper", ""))
    found = []
    if form and not row.limit_minutes:
        found.append(
            f"It has no time limit. The {form.name.lower()} is made for {form.minutes} minutes."
        )
    if form and row.same_for_all:
        found.append("Learners may have met some of these questions in mock exams of their own.")
    return found


def _leaks(row: Assignment) -> list[str]:
    if Feedback(row.feedback) is Feedback.LATER:
        return []
    same = row.same_for_all or "picked" in row.target
    found = []
    if same:
        found.append(
            "Whoever finishes early sees the keys while others still have the same questions "
            "before them. Show the replies later, or give each learner questions of their own."
        )
    if same and row.attempts != 1:
        found.append("After a first attempt the keys of the next one are known.")
    return found
