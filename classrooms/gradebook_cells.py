"""One cell of a gradebook: its number, its fill, and what it says to who cannot see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.grading import FEW
from assessment.mastery import LessonStrength
from classrooms.models import Assignment, Grade, GradeState, Kind
from quizzes.words import counted

NOTHING = "–"
ANSWERED = {Kind.QUIZ, Kind.MOCK}
EDGES = (40, 55, 70, 85)
WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class Cell:
    """`look` is its class: s1 to s5, `few` for what rests on too few answers, `none`."""

    text: str
    look: str
    said: str
    word: str = ""
    to: str = ""
    value: float | None = None
    has_comment: bool = False


def rounded(percent: float) -> int:
    """A percentage as it is shown everywhere: halves up, as `assessment.grading.points` does."""
    return int(percent + 0.5)


def fill(points: int) -> str:
    """The step of a number of points of 100: s1 below 40, s2 from 40, s3 55, s4 70, s5 85."""
    return f"s{1 + sum(points >= edge for edge in EDGES)}"


def score(assignment: Assignment, grade: Grade | None, *, first: bool) -> Cell:
    """A grade, or the score of the first attempt alone."""
    if grade is None:
        return Cell(text=NOTHING, look="none", said="not begun")
    percent = grade.first_percent if first else grade.percent
    if grade.state == GradeState.EXEMPT:
        return _plain("exempt", "exempt", grade)
    if percent is None:
        return _empty(grade)
    points = rounded(percent)
    word = "" if first else _word(grade)
    is_few = (
        assignment.kind in ANSWERED and grade.state != GradeState.MARKED and grade.answers < FEW
    )
    said = (str(points), _answers(assignment, grade), "too few to say much" if is_few else "", word)
    return Cell(
        text=str(points),
        look="few" if is_few else fill(points),
        said=_together(said, grade),
        word=word,
        value=percent,
        has_comment=grade.has_comment,
    )


def answers(assignment: Assignment, grade: Grade | None, *, most: float | None) -> Cell:
    """How many answers a grade rests on, filled by the most that anybody gave there."""
    if grade is None or not grade.answers:
        return Cell(text=NOTHING, look="none", said="no answers")
    step = min(5, 1 + int(5 * (grade.answers - 1) / max(most or 1, 1)))
    return Cell(
        text=str(grade.answers),
        look=f"s{step}",
        said=_answers(assignment, grade) or counted(grade.answers, "step", "steps"),
        value=float(grade.answers),
    )


def strength(found: LessonStrength | None, *, answers: int) -> Cell:
    """How strong a lesson is for somebody: rounded down, so that it never says too much."""
    if found is None or found.value is None:
        return Cell(text=NOTHING, look="none", said="no answers")
    points = int(found.value * WHOLE)
    is_few = answers < FEW
    said = (
        str(points),
        counted(answers, "answer", "answers"),
        "too few to say much" if is_few else "",
    )
    return Cell(
        text=str(points),
        look="few" if is_few else fill(points),
        said=_joined(said),
        value=found.value * WHOLE,
    )


def _plain(text: str, said: str, grade: Grade) -> Cell:
    own = _together((said,), grade)
    return Cell(text=text, look="none", said=own, has_comment=grade.has_comment)


def _empty(grade: Grade) -> Cell:
    if grade.state == GradeState.OPEN:
        return _plain("open", "begun, not handed in", grade)
    return _plain(NOTHING, "no attempt", grade)


def _word(grade: Grade) -> str:
    if grade.state == GradeState.OPEN:
        return "so far"
    words = {GradeState.LATE.value: "late", GradeState.MARKED.value: "by hand"}
    return words.get(grade.state, "")


def _answers(assignment: Assignment, grade: Grade) -> str:
    if assignment.kind in ANSWERED:
        return counted(grade.answers, "answer", "answers") if grade.answers else ""
    return counted(grade.answers, "part", "parts") if assignment.kind == Kind.LESSON else ""


def _together(said: Iterable[str], grade: Grade) -> str:
    return _joined((*said, "with a comment" if grade.has_comment else ""))


def _joined(said: Iterable[str]) -> str:
    return ", ".join(filter(None, said))
