"""The page of one grade: what a learner did for an assignment, and what staff made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.forms import Form

from assessment.grading import precise
from assessment.terms import Effective
from classrooms.forms.grades import ClearForm, CommentForm, MarkForm
from classrooms.models import Assignment, Grade, GradeEntry, Membership
from classrooms.queries import grades, rights
from classrooms.queries.grades import Event, Neighbours
from quizzes import cards
from quizzes.cards import Card
from quizzes.models import Attempt
from quizzes.queries import mocks
from quizzes.queries.attempts import Kept

ACTIONS = MARK, CLEAR, COMMENT = "mark", "clear", "comment"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One attempt. `points` is empty while it runs; `counts`: the grade is of this one."""

    number: int
    token: str
    started_at: datetime
    submitted_at: datetime | None
    points: str
    answers: int
    counts: bool
    here: bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of the attempt that is looked at, with what it earned."""

    position: int
    answered: bool
    scored: bool
    credit: Fraction
    card: Card

    @property
    def right(self) -> bool:
        """Whether it earned all."""
        return self.credit == 1

    @property
    def word(self) -> str:
        """What it earned."""
        if not self.answered:
            return "No answer"
        if self.credit in {0, 1}:
            return "Right" if self.right else "Wrong"
        return f"{self.credit} of the credit"


@dataclass(frozen=True, kw_only=True)
class GradePage:
    """All that the page shows. `looked_at` is the number of the attempt whose questions follow."""

    assignment: Assignment
    member: Membership
    grade: Grade | None
    points: str
    mark: GradeEntry | None
    terms: Effective
    lines: list[Line]
    looked_at: int
    questions: list[Question]
    events: list[Event]
    neighbours: Neighbours
    forms: Mapping[str, Form]

    @property
    def failed(self) -> Form | None:
        """The form that was refused, if one was."""
        return next((form for form in self.forms.values() if form.errors), None)


def page(
    assignment: Assignment, member: Membership, *, attempt: str, sent: Mapping[str, Any] | None
) -> GradePage:
    """What stands at one cell; `attempt` names the attempt to look into, `sent` refills the forms.

    Raises KeyError where there is no such attempt that was handed in.
    """
    grade = grades.grade(assignment, member)
    sat = grades.sittings(assignment, member)
    opened = grades.attempt(assignment, member, attempt) if attempt else None
    if attempt and opened is None:
        raise KeyError(attempt)
    lines = [
        Line(
            number=number,
            token=one.token,
            started_at=one.started_at,
            submitted_at=one.submitted_at,
            points="" if one.score is None else precise(one.score),
            answers=one.answers,
            counts=grade is not None and grade.attempt == one.token,
            here=one.token == attempt,
        )
        for number, one in enumerate(sat, start=1)
    ]
    return GradePage(
        assignment=assignment,
        member=member,
        grade=grade,
        points=_points(grade),
        mark=grades.standing_mark(assignment, member),
        terms=rights.effective_for(assignment, member),
        lines=lines,
        looked_at=next((line.number for line in lines if line.here), 0),
        questions=_questions(opened) if opened else [],
        events=grades.history(assignment, member, sat),
        neighbours=grades.neighbours(assignment, member),
        forms=filled(sent),
    )


def filled(sent: Mapping[str, Any] | None) -> dict[str, Form]:
    """The three forms, the one that was sent with what was typed."""
    made: dict[str, type[Form]] = {MARK: MarkForm, CLEAR: ClearForm, COMMENT: CommentForm}
    what = sent.get("do") if sent else None
    return {name: make(sent if name == what else None) for name, make in made.items()}


def _points(grade: Grade | None) -> str:
    if grade is None or grade.over is None or not grade.of:
        return ""
    return precise(Fraction(grade.over, grade.of))


def _questions(attempt: Attempt) -> list[Question]:
    """Frozen, with their replies. How sure the learner was stays theirs."""
    return [
        Question(
            position=one.position,
            answered=bool(one.answer),
            scored=one.scored,
            credit=one.credit,
            card=cards.card(
                one.pin,
                Kept(answer=one.answer),
                uid=f"q{one.position}",
                credit=one.credit,
                seen=True,
            ),
        )
        for one in mocks.answers(attempt)
    ]
