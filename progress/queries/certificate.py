"""The certificate: what it takes, whether it was earned, and what anybody may ask of one."""

import re
from dataclasses import dataclass

from django.db.models import Count, F, Q, Subquery
from django.urls import reverse

from accounts.models import User
from lessons.library import Library
from progress.models import Certificate
from progress.queries.sheets import sheets_of
from quizzes.models import AttemptItem, Mode, Sureness
from quizzes.queries import markings, mocks
from quizzes.queries.mocks import MockResult
from quizzes.sheet import PASS_CERTAIN_WRONG, PASS_RIGHT

TOKEN = re.compile(r"[\w-]{1,32}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One thing that a certificate takes: `said` is how it stands, `url` where it is done."""

    name: str
    met: bool
    said: str
    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a certificate takes as one learner has it. `mock` is the exam that would stand on it."""

    conditions: tuple[Condition, ...]
    mock: MockResult | None

    @property
    def earned(self) -> bool:
        """Whether nothing is missing."""
        return all(condition.met for condition in self.conditions)

    @property
    def met(self) -> int:
        """How many are there."""
        return sum(condition.met for condition in self.conditions)


def standing(learner: User | None, *, library: Library) -> Standing:
    """All conditions of a learner, or of somebody who has done nothing yet. Three queries."""
    mock = mocks.best(learner) if learner else None
    return Standing(
        conditions=(
            _lessons(learner, library),
            _capstone(passed=learner is not None and capstone_passed(learner)),
            _mock(mock),
        ),
        mock=mock,
    )


def newest(learner: User | None) -> Certificate | None:
    """The valid certificate of a learner, else the one withdrawn last. One query."""
    if learner is None:
        return None
    order = F("revoked_at").desc(nulls_first=True)
    return Certificate.objects.filter(learner=learner).order_by(order).first()


def by_address(token: str) -> Certificate | None:
    """The certificate with this address, withdrawn or not."""
    if not TOKEN.fullmatch(token):
        return None
    return Certificate.objects.filter(token=token).first()


def percent(one: Certificate) -> int:
    """The mock exam's result on a certificate, as its report says it: it was passed."""
    return round(100 * one.mock_right / one.mock_of)


def house(library: Library) -> dict[str, str]:
    """The finished house: each part in its owner's mark."""
    matrix = library.matrix
    rows = {matrix.row_of[s.id].house_part: s.party for s in matrix.capstone()}
    return {"safe": "is-C", **{part: f"is-{party.letter}" for part, party in rows.items()}}


def capstone_passed(learner: User) -> bool:
    """Whether any sheet passed its inspection, by the rule of the capstone's report. One query."""
    sure = Subquery(markings.newest().values("response__sureness")[:1])
    return (
        AttemptItem.objects.filter(
            attempt__learner=learner,
            attempt__mode=Mode.CAPSTONE,
            attempt__submitted_at__isnull=False,
            root=None,
        )
        .annotate(whole=markings.whole(), sure=sure)
        .values("attempt")
        .annotate(
            right=Count("pk", filter=Q(whole=True)),
            rash=Count("pk", filter=Q(whole=False, sure=Sureness.CERTAIN)),
        )
        .filter(right__gte=PASS_RIGHT, rash__lte=PASS_CERTAIN_WRONG)
        .exists()
    )


def _lessons(learner: User | None, library: Library) -> Condition:
    sheets = sheets_of(learner=learner, library=library)
    left = next((sheet for sheet in sheets if sheet.parts and not sheet.finished), None)
    done = sum(sheet.finished for sheet in sheets)
    return Condition(
        name="Read the ten lessons",
        met=done == len(sheets),
        said=f"{done} of {len(sheets)} read",
        label=f"Lesson {left.plan.number}: {left.plan.title}" if left else "See the course map",
        url=reverse("lessons:lesson", args=[left.plan.slug]) if left else reverse("progress:map"),
    )


def _capstone(*, passed: bool) -> Condition:
    return Condition(
        name="Pass the capstone",
        met=passed,
        said="Passed" if passed else f"{PASS_RIGHT} of 13 rows right is a pass",
        label="Fill the matrix",
        url=reverse("quizzes:capstone"),
    )


def _mock(best: MockResult | None) -> Condition:
    met = best is not None and best.score.passed
    mark = best.score.pass_percent if best else mocks.PASS_PERCENT
    said = f"It takes {mark}%; practice conditions do not count"
    if best is not None:
        right, of = best.score.right, best.score.of
        said = f"Your best: {right} of {of}, {best.score.percent}%" + ("" if met else f". {said}")
    return Condition(
        name="Pass a mock exam with a time limit",
        met=met,
        said=said,
        label="See the mock exams",
        url=reverse("quizzes:exams"),
    )
