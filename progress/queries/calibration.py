"""How sure a learner was and how right, over their newest answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from assessment import certainty
from assessment.certainty import CERTAIN, Level, Said
from assessment.outline import Fact, Plan
from lessons.library import Library, library
from progress.queries import window
from quizzes.models import Attempt, Marking, Mode
from quizzes.queries import memories

# What memory counts, but for exams: these do not ask how sure one is.
MODES = tuple(mode for mode in memories.MODES if mode != Mode.EXAM)
COLUMNS = (
    "item_id",
    "item__fact",
    "item__root_id",
    "credit_over",
    "credit_of",
    "response__sureness",
    "response__received_at",
)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One checked answer. `again`: it was asked a second time, after the reply."""

    fact: str
    again: bool
    right: bool
    sureness: int | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Miss:
    """A fact that was answered wrongly and with certainty, last at `at`.

    `right_at` is when it was first right after that; `asked` whether it was asked at all since.
    """

    fact: Fact
    lesson: Plan | None
    at: datetime
    right_at: datetime | None
    asked: bool


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """The levels from guessing to certain, and the misses, newest first."""

    levels: tuple[Level, Level, Level]
    misses: tuple[Miss, ...]

    @property
    def answers(self) -> int:
        """How many answers it follows from."""
        return sum(level.of for level in self.levels)

    @property
    def certain(self) -> Level:
        """The answers that felt certain."""
        return self.levels[CERTAIN]

    @property
    def waiting(self) -> int:
        """How many misses were not put right since."""
        return sum(miss.right_at is None for miss in self.misses)


def calibration(learner: User | None) -> Calibration:
    """Said and right. One query of light columns, none for nobody.

    It looks at the newest answers of the newest attempts, so it costs the same however long
    somebody has learnt, and says how sure they are now.
    """
    return _made(newest(learner) if learner else (), library())


def newest(learner: User) -> tuple[Checked, ...]:
    """The newest checked answers, the newest first."""
    attempts = window.newest(Attempt.objects.filter(learner=learner, mode__in=MODES))
    rows = (
        Marking.objects.filter(item__attempt__in=attempts, response__isnull=False)
        .order_by("-response__received_at", "-item_id", "-pk")
        .values_list(*COLUMNS)[: window.ANSWERS]
    )
    found: dict[int, Checked] = {}
    for pk, *row in rows:
        # A question that was marked again comes twice, the latest marking first.
        found.setdefault(pk, _checked(*row))
    return tuple(found.values())


def _checked(  # noqa: PLR0917 -- the columns above
    fact: str, root: int | None, over: int, of: int, sureness: int | None, at: datetime
) -> Checked:
    return Checked(fact=fact, again=root is not None, right=over == of, sureness=sureness, at=at)


def _made(answers: tuple[Checked, ...], content: Library) -> Calibration:
    """The first answer to a question counts: what comes again has just been explained."""
    said = (Said(right=a.right, sureness=a.sureness) for a in answers if not a.again)
    return Calibration(levels=certainty.levels(said), misses=tuple(_misses(answers, content)))


def _misses(answers: tuple[Checked, ...], content: Library) -> Iterable[Miss]:
    later: dict[str, list[Checked]] = {}
    seen = set()
    for answer in answers:
        since = later.setdefault(answer.fact, [])
        is_miss = answer.sureness == CERTAIN and not answer.right
        if is_miss and answer.fact in content.course.fact and answer.fact not in seen:
            seen.add(answer.fact)
            fact = content.course.fact[answer.fact]
            plan = content.course.lesson.get(fact.lesson)
            yield Miss(
                fact=fact,
                lesson=plan if plan and plan.ready else None,
                at=answer.at,
                right_at=min((one.at for one in since if one.right), default=None),
                asked=bool(since),
            )
        since.append(answer)
