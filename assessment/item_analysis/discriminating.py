"""How well a question sorts those who know from those who do not."""

from collections.abc import Sequence
from math import sqrt, sumprod
from statistics import fmean

from assessment.item_analysis import intervals
from assessment.item_analysis.figures import Discrimination


def discrimination(
    credit: Sequence[float], rests: Sequence[float], *, level: float = intervals.SHOWN
) -> Discrimination | None:
    """The correlation of a question's credit with the score on the others, with its interval.

    For a question that is right or wrong it is the corrected point-biserial (Lord and Novick 1968,
    chapter 15). As many `rests` as credits, each 0 to 1. None for fewer than 4 answers, or where
    all earned the same on it or on the others: then it cannot be told.

    The interval is Fisher's (1921) on the z scale, with his variance 1 / (n - 3) or the one that
    holds for any distribution, whichever is wider. His is exact where the two have nothing to do
    with each other, whatever their distribution, but too small where a question that is easy or
    hard sorts well, since right and wrong are no normal variable (Tate 1954). The other is too
    small where few were right or few were wrong. The simulation of classes compares them.
    """
    if len(credit) < intervals.FEWEST or _level(credit) or _level(rests):
        return None
    one, other = standard(credit), standard(rests)
    r = max(-1.0, min(1.0, sumprod(one, other) / len(one)))
    interval = intervals.correlation(r, len(one), excess=excess(one, other, r), level=level)
    return Discrimination(r=r, interval=interval)


def excess(one: Sequence[float], other: Sequence[float], r: float) -> float:
    """How many times Fisher's variance a correlation has, by its sample alone; 0 or more.

    The mean square of the influence of each pair, xy - r (x x + y y) / 2 (Devlin, Gnanadesikan and
    Kettenring 1975), over (1 - r r) squared: the infinitesimal jackknife (Jaeckel 1972), to which a
    bootstrap of the correlation tends. `one` and `other` have mean 0 and mean square 1. 0 where the
    correlation is 1 or -1.
    """
    spare = 1 - r * r
    if spare < intervals.SPARE:
        return 0.0
    influences = [x * y - r * (x * x + y * y) / 2 for x, y in zip(one, other, strict=True)]
    return sumprod(influences, influences) / len(influences) / spare**2


def _level(values: Sequence[float]) -> bool:
    return max(values) == min(values)


def standard(values: Sequence[float]) -> list[float]:
    """The values with mean 0 and mean square 1. They have to differ."""
    mean = fmean(values)
    off = [value - mean for value in values]
    spread = sqrt(sumprod(off, off) / len(off))
    return [each / spread for each in off]
