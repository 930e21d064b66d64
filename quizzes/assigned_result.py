"""What came of an attempt that an instructor asked for, as far as it may be told."""

from dataclasses import dataclass
from datetime import datetime

from assessment import grading, policy
from assessment.scoring import Score
from quizzes import exam_report, modes
from quizzes.exam_report import Question
from quizzes.models import Attempt, Mode
from quizzes.queries import attempts, mocks, results
from quizzes.queries.results import Counts

WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class AssignedScore:
    """The credit of all questions that count, and what passes where that was said."""

    score: Score
    pass_percent: int | None

    @property
    def credit(self) -> str:
        """The credit, with two decimals at most."""
        return f"{float(self.score.credit):.2f}".rstrip("0").rstrip(".")

    @property
    def passed(self) -> bool:
        """Whether the pass mark was reached; true where there is none."""
        return self.score.share * WHOLE >= (self.pass_percent or 0)

    @property
    def percent(self) -> int:
        """The share in percent, rounded, yet never up to a pass mark that was missed."""
        rounded = grading.points(self.score.share)
        return rounded if self.passed else min(rounded, (self.pass_percent or 0) - 1)


@dataclass(frozen=True, kw_only=True)
class AssignedResult:
    """What the page of the result says.

    `score` and `questions` are there only from their moments on; before that the page is a receipt.
    """

    attempt: Attempt
    name: str
    back_url: str
    parent: str
    counts: Counts
    score: AssignedScore | None
    questions: tuple[Question, ...]
    replied: bool

    @property
    def ran_out(self) -> bool:
        """Whether it ended by itself."""
        ends = self.attempt.deadline_at
        return ends is not None and self.attempt.submitted_at == ends

    @property
    def trial_run(self) -> bool:
        """Whether it was an instructor's own."""
        return self.attempt.mode == Mode.PREVIEW

    @property
    def missed(self) -> int:
        """How many questions with replies did not earn all."""
        return sum(not question.right for question in self.questions)


def result(attempt: Attempt, *, now: datetime) -> AssignedResult:
    """The result of an attempt that ended. Nothing is read that may not be told yet."""
    rules = attempts.rules(attempt)
    standing = attempts.standing(attempt, now=now)
    known = policy.may_know(rules, standing)
    score = results.score(attempt) if known else None
    replied = not attempts.is_held(attempt, now=now)
    answers = mocks.answers(attempt) if replied else ()
    return AssignedResult(
        attempt=attempt,
        name=modes.title(attempt),
        back_url=modes.back(attempt),
        parent=modes.face(attempt).parent,
        counts=results.counts(attempt),
        score=AssignedScore(score=score, pass_percent=rules.pass_percent) if score else None,
        questions=tuple(exam_report.question(answer) for answer in answers),
        replied=replied,
    )


def has_report(attempt: Attempt, *, now: datetime) -> bool:
    """Whether the whole report of an exam may be shown: its score and its replies are."""
    known = policy.may_know(attempts.rules(attempt), attempts.standing(attempt, now=now))
    is_exam = bool(attempts.rules(attempt).paper)
    return is_exam and known and not attempts.is_held(attempt, now=now)
