"""Every lesson with what a learner has read of it, and how strong it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.models import User
from assessment import mastery
from assessment.mastery import Band, Known, LessonStrength
from assessment.outline import Plan
from lessons.library import Library
from lessons.models import Reading

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


def sheets_of(*, learner: User | None, library: Library) -> tuple[Sheet, ...]:
    """Every lesson with what the learner has read of it. One query, none for nobody."""
    done = _parts_done(learner) if learner else {}
    return tuple(
        _sheet(plan=plan, library=library, done=done.get(plan.slug, set()))
        for plan in library.course.lessons
    )


def with_strength(
    sheets: Iterable[Sheet], *, known: Iterable[Known], library: Library, at: datetime
) -> tuple[Sheet, ...]:
    """The same lessons, each with the strength of what is known of its facts."""
    found = mastery.strength(known, facts=library.course.facts, at=at).lessons
    return tuple(replace(sheet, strength=shown(found.get(sheet.plan.slug))) for sheet in sheets)


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
