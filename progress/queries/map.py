"""Where a learner stands in the course."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from accounts.models import User
from assessment import mastery
from assessment.mastery import Band, LessonStrength
from assessment.outline import Plan
from lessons.library import Library
from lessons.models import Reading
from quizzes.queries import attempts, knows

WORDS = {Band.STRONG: "Strong", Band.FAIR: "Fair", Band.WEAK: "Weak"}
FULL_BLOCKS = 5
FULL_FROM = 0.9


@dataclass(frozen=True, kw_only=True)
class Strength:
    """A lesson's strength as it is shown: five blocks at most, a word and a percentage."""

    blocks: int
    word: str
    percent: int
    answered: int
    facts: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One lesson on the map. `parts` is 0 while the lesson is still being drawn.

    `best_after` holds the lessons to take before it that can be taken.
    """

    plan: Plan
    done: int
    parts: int
    best_after: tuple[int, ...] = ()
    strength: Strength | None = None

    @property
    def finished(self) -> bool:
        """Every part is done."""
        return 0 < self.parts <= self.done

    @property
    def begun(self) -> bool:
        """Some parts are done, not all."""
        return 0 < self.done < self.parts


@dataclass(frozen=True, kw_only=True)
class Step:
    """The one thing to do next. `slug` is empty where it is not a lesson."""

    kicker: str
    title: str
    line: str
    label: str
    url: str
    slug: str = ""


@dataclass(frozen=True, kw_only=True)
class CourseMap:
    """The whole course as one learner has it."""

    sheets: tuple[Sheet, ...]
    step: Step
    practice_url: str

    @property
    def finished(self) -> int:
        """How many sheets are finished."""
        return sum(sheet.finished for sheet in self.sheets)

    @property
    def open(self) -> int:
        """How many sheets can be taken."""
        return sum(sheet.parts > 0 for sheet in self.sheets)

    @property
    def minutes_left(self) -> int:
        """Minutes of the sheets that can be taken and are not finished; parts count evenly."""
        left = (s.plan.minutes * (s.parts - s.done) / s.parts for s in self.sheets if s.parts)
        return round(sum(left))


def course_map(*, learner: User | None, library: Library, now: datetime) -> CourseMap:
    """The map for a learner, or for somebody who has done nothing yet. Three queries at most."""
    strengths = strength(learner=learner, library=library, now=now).lessons
    sheets = tuple(
        replace(sheet, strength=shown(strengths.get(sheet.plan.slug)))
        for sheet in sheets_of(learner=learner, library=library)
    )
    quiz = attempts.open_practice(learner)
    return CourseMap(
        sheets=sheets,
        step=next_step(sheets),
        practice_url=reverse("quizzes:attempt", args=[quiz.token]) if quiz else "",
    )


def strength(*, learner: User | None, library: Library, now: datetime) -> mastery.Strength:
    """What a learner knows today, by fact and by lesson. One query, none for nobody."""
    known = knows(learner) if learner else ()
    return mastery.strength(known, facts=library.course.facts, at=now)


def sheets_of(*, learner: User | None, library: Library) -> tuple[Sheet, ...]:
    """Every lesson with what the learner has read of it. One query, none for nobody."""
    done = _parts_done(learner) if learner else {}
    return tuple(
        _sheet(plan=plan, library=library, done=done.get(plan.slug, set()))
        for plan in library.course.lessons
    )


def next_step(sheets: Iterable[Sheet]) -> Step:
    """A lesson that was begun, else the first one not read, else practice."""
    unread = [sheet for sheet in sheets if sheet.parts and not sheet.finished]
    chosen = next((s for s in unread if s.begun), next(iter(unread), None))
    if chosen is None:
        return Step(
            kicker="Every sheet that is ready is done",
            title="Keep it by practising",
            line="A short quiz, new questions each time.",
            label="Start a practice quiz",
            url=reverse("quizzes:practice"),
        )
    plan = chosen.plan
    return Step(
        kicker="Where you left off" if chosen.begun else "Next sheet",
        title=plan.title,
        line=f"{chosen.done} of {chosen.parts} parts done."
        if chosen.begun
        else f"{plan.summary}. About {plan.minutes} minutes.",
        label=f"Continue lesson {plan.number}" if chosen.begun else f"Start lesson {plan.number}",
        url=reverse("lessons:lesson", args=[plan.slug]),
        slug=plan.slug,
    )


def _parts_done(learner: User) -> dict[str, set[str]]:
    done: dict[str, set[str]] = defaultdict(set)
    for lesson, part in Reading.objects.filter(learner=learner).values_list("lesson", "part"):
        done[lesson].add(part)
    return done


def _sheet(*, plan: Plan, library: Library, done: set[str]) -> Sheet:
    text = library.lessons.get(plan.slug) if plan.ready else None
    ids = {part.id for part in text.parts} if text else set()
    ready = {other.number for other in library.course.lessons if other.ready}
    best_after = tuple(number for number in plan.best_after if number in ready)
    return Sheet(plan=plan, done=len(ids & done), parts=len(ids), best_after=best_after)


def shown(strength: LessonStrength | None) -> Strength | None:
    """A strength for the page, None before the first answer.

    Blocks and percent are rounded down, so that they never say more than the word.
    """
    if strength is None or strength.value is None:
        return None
    full = strength.value >= FULL_FROM
    return Strength(
        blocks=FULL_BLOCKS if full else int(strength.value * FULL_BLOCKS),
        word=WORDS[strength.band],
        percent=int(strength.value * 100),
        answered=strength.answered,
        facts=strength.facts,
    )
