"""Calibration in words and lines: what was said, what came out, what follows."""

from dataclasses import dataclass

from assessment.certainty import CERTAIN, GUESSING, THINK_SO, TOO_FEW, Level
from progress.queries.calibration import Calibration
from quizzes import words
from quizzes.models import Sureness

CLAIMS = {GUESSING: "50% or less", THINK_SO: "50 to 90%", CERTAIN: "90% or more"}
VERDICTS = {
    None: "Too few to judge",
    -1: "Right less often than that",
    0: "Fits",
    1: "Right more often than that",
}
NEVER = "You have not said “certain” yet."
FOLLOWS = {
    None: f"From {TOO_FEW} answers on we say what follows.",
    -1: "Slow down where it feels easy: “certain” should mean nine of ten right.",
    0: "You can rely on it.",
}
# The chart, in units of its drawing.
LEFT, RIGHT, TOP, BOTTOM = 44, 350, 12, 202
CENTRES, HALF_BAND = (95, 197, 299), 36
GRID = (0, 25, 50, 75, 100)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One sureness in the table."""

    level: Level
    label: str
    percent: str
    interval: str
    claim: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One sureness in the chart: what the word says as a band, what came out as a point.

    `low` and `high` are the ends of its interval; None where there are too few answers. Places
    are counted from the top.
    """

    x: int
    label: str
    band_y: int
    band_height: int
    middle: int
    y: int | None
    low: int | None
    high: int | None

    @property
    def band_x(self) -> int:
        """Where the band begins."""
        return self.x - HALF_BAND


@dataclass(frozen=True, kw_only=True)
class Chart:
    """All that the chart draws."""

    marks: tuple[Mark, ...]
    grid: tuple[tuple[int, int], ...]

    @property
    def expected(self) -> str:
        """The line through the middles of the bands."""
        return " ".join(f"{mark.x},{mark.middle}" for mark in self.marks)

    @property
    def found(self) -> str:
        """The line through what came out, over the levels that have answers."""
        return " ".join(f"{mark.x},{mark.y}" for mark in self.marks if mark.y is not None)


def sentence(found: Calibration) -> str:
    """When certain, how often right."""
    certain = found.certain
    if not certain.of:
        return NEVER
    return words.when_certain(certain.right, certain.of)


def follows(found: Calibration) -> str:
    """What to make of it."""
    if not found.certain.of:
        return "Say it where you are: it shows you what you can rely on."
    return FOLLOWS[found.certain.verdict]


def rows(found: Calibration) -> tuple[Row, ...]:
    """The table, from certain to guessing."""
    return tuple(_row(level) for level in reversed(found.levels))


def _row(level: Level) -> Row:
    interval = ""
    if level.interval:
        low, high = (round(100 * end) for end in level.interval)
        interval = f"{low} to {high}%"
    return Row(
        level=level,
        label=Sureness(level.sureness).label,
        percent="" if level.share is None else f"{round(100 * level.share)}%",
        interval=interval,
        claim=CLAIMS[level.sureness],
        verdict=VERDICTS[level.verdict],
    )


def chart(found: Calibration) -> Chart:
    """The levels beside each other, right answers upwards."""
    marks = tuple(_mark(level, x) for level, x in zip(found.levels, CENTRES, strict=True))
    return Chart(marks=marks, grid=tuple((percent, _y(percent / 100)) for percent in GRID))


def _mark(level: Level, x: int) -> Mark:
    least, most = level.claim
    low, high = level.interval or (None, None)
    return Mark(
        x=x,
        label=Sureness(level.sureness).label,
        band_y=_y(most),
        band_height=_y(least) - _y(most),
        middle=_y((least + most) / 2),
        y=None if level.share is None else _y(level.share),
        low=None if low is None else _y(low),
        high=None if high is None else _y(high),
    )


def _y(share: float) -> int:
    return round(BOTTOM - share * (BOTTOM - TOP))
