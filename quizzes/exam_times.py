"""Where the time of a mock exam went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from quizzes import words
from quizzes.queries.mocks import Answered

MINUTE_S = 60
UNBROKEN = "\u00a0"  # keeps a number with its unit
LONG_S = 120
LEFT_OPEN = timedelta(hours=4)
LISTED = 5
# The chart in pixels: columns stand on the base and are at most so high.
HEIGHT, BASE = 80, 86
LINES = 4
# Of the place of a column, in percent.
FILLED = 78


@dataclass(frozen=True, kw_only=True)
class Spent:
    """One question's time, None where nothing told, and its column, in percent and pixels."""

    position: int
    seconds: int | None
    word: str
    mark: str
    x: float
    width: float
    height: float

    @property
    def y(self) -> float:
        """The upper end of its column."""
        return BASE - self.height

    @property
    def middle(self) -> float:
        """The middle of its place."""
        return round(self.x + self.width / 2, 2)

    @property
    def numbered(self) -> bool:
        """Whether its number stands below the chart."""
        return self.position == 1 or self.position % 5 == 0

    @property
    def said(self) -> str:
        """The time in words."""
        return "Not measured" if self.seconds is None else said(self.seconds)


@dataclass(frozen=True, kw_only=True)
class Times:
    """The time of a paper in a few sentences, question by question, and as lines of a chart.

    `rows` is empty where nothing was measured. `step` is between two lines, in minutes.
    """

    text: str
    rows: tuple[Spent, ...]
    lines: tuple[float, ...]
    step: int


def said(seconds: int) -> str:
    """A time as it is said, unbroken: 44 s, 2 min 28 s."""
    minutes, rest = divmod(seconds, MINUTE_S)
    parts = (f"{minutes}{UNBROKEN}min" if minutes else "", f"{rest}{UNBROKEN}s" if rest else "")
    return " ".join(filter(None, parts)) or f"0{UNBROKEN}s"


def times(answers: Sequence[Answered], *, began: datetime, ended: datetime | None) -> Times:
    """The times of a paper that was begun and ended so."""
    known = [(a.position, a.seconds, a.right) for a in answers if a.seconds is not None]
    if not known:
        unknown = " The time on each question was not measured: that needs JavaScript."
        is_empty = not any(answer.answer for answer in answers)
        text = _used(began, ended) + ("" if is_empty else unknown)
        return Times(text=text, rows=(), lines=(), step=0)
    longest = max(LONG_S, *(seconds for _, seconds, _ in known))
    step = -(-longest // (LINES * MINUTE_S))
    scale = HEIGHT / longest
    return Times(
        text=" ".join(filter(None, (_used(began, ended), *_sentences(known)))),
        rows=tuple(_spent(answer, len(answers), scale) for answer in answers),
        lines=tuple(
            round(BASE - at * scale, 1)
            for at in range(step * MINUTE_S, longest + 1, step * MINUTE_S)
        ),
        step=step,
    )


def _used(began: datetime, ended: datetime | None) -> str:
    spent = ended - began if ended else timedelta()
    if spent >= LEFT_OPEN:
        # Of what has no limit and was left for so long nobody knows how much was used.
        hours = round(spent / timedelta(hours=1))
        return f"It was open for {f'{spent.days} days' if spent.days > 1 else f'{hours} hours'}."
    minutes = round(spent / timedelta(minutes=1))
    if minutes < 1:
        return "You used less than a minute."
    return f"You used {minutes} {'minute' if minutes == 1 else 'minutes'}."


def _sentences(known: list[tuple[int, int, bool]]) -> tuple[str, str]:
    half = said(round(median(seconds for _, seconds, _ in known)))
    long = [(position, right) for position, seconds, right in known if seconds > LONG_S]
    typical = f"Half of the questions that were measured took {half} or less."
    if not long:
        return typical, "None took more than two minutes."
    if len(long) > LISTED:
        return typical, f"{words.sentence(words.number(len(long)))} took more than two minutes."
    wrong = sum(not right for _, right in long)
    if len(long) == 1:
        ending = "and went wrong" if wrong else "and was right"
        return typical, f"Question {long[0][0]} took more than two minutes, {ending}."
    what = "all" if wrong == len(long) else words.none_of(wrong)
    listed = ", ".join(str(position) for position, _ in long[:-1])
    which = f"{listed} and {long[-1][0]}"
    return typical, f"Questions {which} took more than two minutes; {what} of them went wrong."


def _spent(answer: Answered, count: int, scale: float) -> Spent:
    place = 100 / count
    if not answer.scored:
        word, mark = "On trial", "t"
    elif answer.right:
        word, mark = "Right", "r"
    else:
        word, mark = ("Wrong" if answer.answer else "No answer"), "w"
    return Spent(
        position=answer.position,
        seconds=answer.seconds,
        word=word,
        mark=mark,
        x=round(place * (answer.position - 1 + (1 - FILLED / 100) / 2), 2),
        width=round(place * FILLED / 100, 2),
        height=round(scale * (answer.seconds or 0), 1),
    )
