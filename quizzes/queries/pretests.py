"""The guesses before a lesson, as its page speaks of them."""

from dataclasses import dataclass
from enum import StrEnum

from accounts.models import User
from accounts.prepared import Prepared, Slot
from assessment.outline import Plan
from quizzes.models import Attempt
from quizzes.queries import attempts


class Stage(StrEnum):
    """How far a pretest is."""

    OFFERED = "offered"
    OPEN = "open"
    KEPT = "kept"
    MARKED = "marked"


@dataclass(frozen=True, kw_only=True)
class Pretest:
    """What a lesson's page says of its pretest. `token` is empty until there is an attempt."""

    stage: Stage
    count: int
    lesson: str
    token: str = ""

    @property
    def keeping(self) -> "Pretest | None":
        """What its markup follows from, while nobody has begun it."""
        return self if self.stage is Stage.OFFERED else None


def pretest(learner: User | None, plan: Plan, *, done: int, parts: int) -> Pretest | None:
    """The pretest of a lesson of which `done` parts have been read; one query for a learner.

    None where the lesson has none, or where reading began before any guess was made.
    """
    if not plan.pretest:
        return None
    found = _LATEST(learner=learner.pk, subject=f"{attempts.PRETEST}{plan.slug}") if learner else []
    if not found:
        offer = Pretest(stage=Stage.OFFERED, count=plan.pretest, lesson=plan.slug)
        return None if done else offer
    token, submitted_at = found[0]
    read = Stage.MARKED if done >= parts else Stage.KEPT
    stage = read if submitted_at else Stage.OPEN
    return Pretest(stage=stage, count=plan.pretest, lesson=plan.slug, token=token)


_LATEST = Prepared(
    lambda: (
        Attempt.objects.filter(learner_id=Slot("learner"), subject=Slot("subject"))
        .order_by("-pk")
        .values_list("token", "submitted_at")[:1]
    )
)
