"""The report of a mock exam: the result in words, by area, what to correct, where the time went."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment import second_paper
from assessment.matrix import Misconception
from assessment.outline import Area, Plan
from lessons.library import library
from quizzes import cards, exam_pages, modes
from quizzes.cards import Card
from quizzes.exam_times import Times, times
from quizzes.models import Attempt
from quizzes.queries import exams, mocks
from quizzes.queries.attempts import Kept
from quizzes.queries.mocks import Answered, Regrade, Score

ENOUGH = 5
FIRM = 85
WHOLE = 100
IDEAS = 3
LISTS = WRONG, FLAGGED, ALL = ("wrong", "flagged", "all")
TOO_FEW, EMPTY = "Too few to judge", "No answer"


@dataclass(frozen=True, kw_only=True)
class Range:
    """Where eight in ten second papers would land, in right answers; both ends included."""

    low: int
    high: int
    score: Score

    @property
    def low_percent(self) -> int:
        """The lower end in percent."""
        return round(WHOLE * self.low / self.score.of)

    @property
    def high_percent(self) -> int:
        """The upper end in percent."""
        return round(WHOLE * self.high / self.score.of)

    @property
    def meaning(self) -> str:
        """What it says of a second pass."""
        if self.low >= self.score.least:
            return "All of it reaches the pass mark, so a second paper would likely pass too."
        if self.high < self.score.least:
            return "All of it lies below the pass mark, so there is work to do first."
        if self.score.passed:
            return "It reaches below the pass mark, so a second pass is likely, not certain."
        return "It reaches the pass mark, so a pass is possible, not likely yet."


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """One area: right answers of those that count. `cells` is its bar, one a question."""

    area: Area
    right: int
    of: int
    word: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Classes for the scale bar; nothing is drawn of what is too few to judge."""
        return ("d",) * self.right + ("",) * (self.of - self.right)

    @property
    def judged(self) -> bool:
        """Whether there are questions enough to say anything, and answers."""
        return self.of >= ENOUGH and self.word != EMPTY


@dataclass(frozen=True, kw_only=True)
class Idea:
    """A wrong belief behind the options chosen, with the questions that show it."""

    belief: Misconception
    positions: tuple[int, ...]
    plan: Plan | None


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of the paper with its reply."""

    position: int
    answered: bool
    right: bool
    partly: bool
    scored: bool
    flagged: bool
    area: str
    regraded: bool
    card: Card

    @property
    def word(self) -> str:
        """What came of it."""
        if self.right:
            return "Right"
        if self.partly:
            return "Partly right"
        return "Wrong" if self.answered else "No answer"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One of the three lists of questions, and whether it is the one shown."""

    name: str
    label: str
    count: int
    here: bool


@dataclass(frozen=True, kw_only=True)
class ExamReport:
    """What the page of the report says. `missed` and `answered` count trial questions too."""

    attempt: Attempt
    name: str
    back_url: str
    parent: str
    score: Score
    headline: str
    answered: int
    range: Range
    areas: tuple[AreaRow, ...]
    ideas: tuple[Idea, ...]
    times: Times
    regrades: tuple[Regrade, ...]
    filters: tuple[Filter, ...]
    questions: tuple[Question, ...]
    missed: int
    trial: int

    @property
    def timed(self) -> bool:
        """Whether there was a time limit."""
        return self.attempt.deadline_at is not None

    @property
    def ran_out(self) -> bool:
        """Whether it ended by itself."""
        return self.timed and self.attempt.submitted_at == self.attempt.deadline_at

    @property
    def few(self) -> bool:
        """Whether an area has too few questions to say anything of."""
        return any(row.word == TOO_FEW for row in self.areas)

    @property
    def weakest(self) -> AreaRow | None:
        """The area to begin with: the lowest share of those that can be judged, if any misses."""
        below = [row for row in self.areas if row.judged and row.right < row.of]
        return min(below, key=lambda row: row.right / row.of, default=None)


def report(attempt: Attempt, answers: Sequence[Answered], *, show: str) -> ExamReport:
    """The report of an exam that is over, with the list that `show` names: wrong, flagged or all.

    What is on trial stays out of score, range and areas. Raises KeyError for another list.
    """
    counted = [answer for answer in answers if answer.scored]
    right = sum(answer.right for answer in counted)
    score = mocks.score(exams.paper(attempt), attempt.policy, right=right, of=len(counted))
    low, high = second_paper.likely(score.right, score.of)
    lists = _lists(answers)
    return ExamReport(
        attempt=attempt,
        name=exam_pages.title(attempt),
        back_url=modes.back(attempt),
        parent=modes.face(attempt).parent,
        score=score,
        headline=_headline(score),
        answered=sum(bool(answer.answer) for answer in answers),
        range=Range(low=low, high=high, score=score),
        areas=_areas(counted, score),
        ideas=_ideas(answers),
        times=times(answers, began=attempt.started_at, ended=attempt.submitted_at),
        regrades=tuple(regrade for answer in answers for regrade in answer.regrades),
        filters=tuple(
            Filter(name=name, label=name.capitalize(), count=len(found), here=name == show)
            for name, found in lists.items()
        ),
        questions=tuple(question(answer) for answer in lists[show]),
        missed=len(lists[WRONG]),
        trial=len(answers) - len(counted),
    )


def _lists(answers: Sequence[Answered]) -> dict[str, list[Answered]]:
    return {
        WRONG: [answer for answer in answers if not answer.right],
        FLAGGED: [answer for answer in answers if answer.flagged],
        ALL: list(answers),
    }


def _headline(score: Score) -> str:
    mark = "Pass mark reached" if score.passed else "Pass mark not reached"
    if score.right == score.of:
        return f"{mark}: all {score.of}, which is 100%."
    return f"{mark}: {score.right} of {score.of}, which is {score.percent}%."


def _areas(counted: Sequence[Answered], score: Score) -> tuple[AreaRow, ...]:
    rows = []
    for area in library().course.areas:
        found = [answer for answer in counted if answer.pin.shown.item.area == area.id]
        if found:
            right = sum(answer.right for answer in found)
            is_empty = not any(answer.answer for answer in found)
            word = EMPTY if is_empty else _word(right, len(found), score.pass_percent)
            rows.append(AreaRow(area=area, right=right, of=len(found), word=word))
    return tuple(rows)


def _word(right: int, of: int, pass_percent: int) -> str:
    if of < ENOUGH:
        return TOO_FEW
    percent = WHOLE * right / of
    if percent >= FIRM:
        return "Firm"
    return "Enough" if percent >= pass_percent else "Below the mark"


def _ideas(answers: Sequence[Answered]) -> tuple[Idea, ...]:
    """The beliefs behind the wrong options that were chosen, the most frequent first."""
    found: dict[str, tuple[Misconception, list[int]]] = {}
    for answer in answers:
        shown = answer.pin.shown
        wrong = set(shown.read(answer.answer)) - set(shown.item.key)
        for id_ in sorted({shown.item.option[part].misconception for part in wrong}):
            if belief := answer.pin.beliefs.get(id_):
                found.setdefault(id_, (belief, []))[1].append(answer.position)
    ranked = sorted(found.values(), key=lambda pair: (-len(pair[1]), pair[1][0]))
    return tuple(
        Idea(belief=belief, positions=tuple(positions), plan=cards.plan(belief.lesson))
        for belief, positions in ranked[:IDEAS]
    )


def question(answer: Answered) -> Question:
    """A question as a report shows it, with its reply."""
    kept = Kept(answer=answer.answer)
    item = answer.pin.shown.item
    area = library().course.area.get(item.area)
    return Question(
        position=answer.position,
        answered=bool(answer.answer),
        right=answer.right,
        partly=0 < answer.credit < 1,
        scored=answer.scored,
        flagged=answer.flagged,
        area=area.name if area else "",
        regraded=bool(answer.regrades),
        card=cards.card(
            answer.pin, kept, uid=f"q{answer.position}", credit=answer.credit, seen=True
        ),
    )
