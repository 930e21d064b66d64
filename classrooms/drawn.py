"""Figures of an item analysis as charts: positions in percent, for drawings beside their tables."""

from dataclasses import dataclass, replace

from assessment.item_analysis.figures import Chosen, Interval, ItemFigures, Thirds

USEFUL = 0.2
# The chart of thirds: its columns and the ends of its scale, in units of its view box.
X, TOP, FOOT = (60, 180, 300), 20, 180
NEAR = 14


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on a scale."""

    at: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A figure with its interval on a scale, and how far guessing or usefulness reaches."""

    value: str
    low: str
    high: str
    edge: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One choice over the thirds: `points` of a line, and where its name stands."""

    label: str
    is_key: bool
    points: str
    dots: tuple[tuple[int, int], ...]
    end: int


@dataclass(frozen=True, kw_only=True)
class Reach:
    """From where to where a scale goes, with the values that are written below it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> str:
        """A place in percent of the scale; what lies beyond an end stands there."""
        kept = min(self.high, max(self.low, value))
        return f"{100 * (kept - self.low) / (self.high - self.low):.2f}"


FACILITY = Reach(low=0.0, high=1.0, ticks=(0.0, 0.25, 0.5, 0.75, 1.0))
SORTING = Reach(low=-0.4, high=1.0, ticks=(-0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0))


def facility(figures: ItemFigures) -> Scale | None:
    """How hard it is; None without answers."""
    found = figures.facility
    return _scale(FACILITY, found.mean, found.interval, found.floor) if found else None


def discrimination(figures: ItemFigures) -> Scale | None:
    """How well it sorts; None where it cannot be told."""
    found = figures.discrimination
    return _scale(SORTING, found.r, found.interval, USEFUL) if found else None


def _scale(reach: Reach, value: float, interval: Interval, edge: float) -> Scale:
    return Scale(
        value=reach.at(value),
        low=reach.at(interval.low),
        high=reach.at(interval.high),
        edge=reach.at(edge),
        ticks=tuple(Tick(at=reach.at(x), label=f"{x:g}".replace("-", "−")) for x in reach.ticks),
    )


def lines(figures: ItemFigures) -> tuple[Line, ...]:
    """Each choice over the thirds; none where a third is empty.

    Lines that end near each other share one name, since two would lie over each other.
    """
    if not figures.choices or not all(figures.thirds):
        return ()
    found = [_line(one, figures.thirds) for one in figures.choices]
    named: list[Line] = []
    for line in sorted(found, key=lambda one: (not one.is_key, one.end)):
        near = next((one for one in named if abs(one.end - line.end) < NEAR), None)
        if near is not None:
            named[named.index(near)] = replace(near, label=f"{near.label}, {line.label}")
        named.append(line if near is None else replace(line, label=""))
    return tuple(named)


def _line(one: Chosen, thirds: Thirds) -> Line:
    shares = [taken / of for taken, of in zip(one.thirds, thirds, strict=True)]
    heights = [round(FOOT - (FOOT - TOP) * share) for share in shares]
    dots = tuple(zip(X, heights, strict=True))
    return Line(
        label=one.choice.label,
        is_key=one.choice.is_key,
        points=" ".join(f"{x},{y}" for x, y in dots),
        dots=dots,
        end=heights[-1],
    )
