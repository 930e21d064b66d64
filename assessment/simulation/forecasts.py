"""How good forecasts of a yes or no were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

TENTHS = 10


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """A chance, 0 to 1, that was told, and whether it came to pass."""

    chance: float
    came: bool


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Forecasts that said nearly the same: their mean, how often it came to pass, how many."""

    predicted: float
    observed: float
    n: int


def reliability(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """The forecasts by tenths of the chance that was told; an empty tenth is left out."""
    ordered = sorted(forecasts, key=_tenth)
    return tuple(together(list(group)) for _, group in groupby(ordered, key=_tenth))


def tenth(found: Bin) -> int:
    """Which tenth a bin is, 0 to 9."""
    return min(int(found.predicted * TENTHS), TENTHS - 1)


def together(group: Sequence[Forecast]) -> Bin:
    """One bin of all these forecasts, of which there is at least one."""
    return Bin(
        predicted=fmean(one.chance for one in group),
        observed=fmean(one.came for one in group),
        n=len(group),
    )


def calibration_error(forecasts: Sequence[Forecast]) -> float:
    """The expected calibration error, 0 to 1: how far the bins are off, weighed by their size.

    Naeini, Cooper and Hauskrecht (2015), with ten bins of even width.
    """
    bins = reliability(forecasts)
    return sum(bin_.n * abs(bin_.predicted - bin_.observed) for bin_ in bins) / len(forecasts)


def brier(forecasts: Sequence[Forecast]) -> float:
    """The mean squared error of the chances, 0 to 1 (Brier 1950)."""
    return fmean((one.chance - one.came) ** 2 for one in forecasts)


def auc(forecasts: Sequence[Forecast]) -> float:
    """How often the higher chance was told to the one of a pair for whom it came to pass.

    The area under the curve by ranks, a tie counting half (Hanley and McNeil 1982). One half where
    all came, or none.
    """
    came = sum(one.came for one in forecasts)
    failed = len(forecasts) - came
    if not (came and failed):
        return 0.5
    ranks, below = 0.0, 0
    for _, tie in groupby(sorted(forecasts, key=_chance), key=_chance):
        tied = list(tie)
        ranks += (below + (len(tied) + 1) / 2) * sum(one.came for one in tied)
        below += len(tied)
    return (ranks - came * (came + 1) / 2) / (came * failed)


def _tenth(one: Forecast) -> int:
    return min(int(one.chance * TENTHS), TENTHS - 1)


def _chance(one: Forecast) -> float:
    return one.chance
