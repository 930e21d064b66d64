"""How well a question sorts those who know from those who do not."""

from collections.abc import Sequence
from math import sqrt, sumprod
from statistics import fmean

from assessment.item_analysis import intervals
from assessment.item_analysis.figures import Discrimination


def pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The correlation of as many pairs, -1 to 1; None where either does not vary.

    Of a question that is right or wrong with the score on the others, this is the corrected
    point-biserial (Lord and Novick 1968, chapter 15).
    """
    if not one or max(one) == min(one) or max(other) == min(other):
        return None
    mean_one, mean_other = fmean(one), fmean(other)
    off_one, off_other = [x - mean_one for x in one], [y - mean_other for y in other]
    spread = sqrt(sumprod(off_one, off_one) * sumprod(off_other, off_other))
    return max(-1.0, min(1.0, sumprod(off_one, off_other) / spread))


def discrimination(credit: Sequence[float], rests: Sequence[float]) -> Discrimination | None:
    """The correlation of a question's credit with the rest score, with its interval.

    None for fewer than 4 answers, or where all earned the same on it or on the others: then it
    cannot be told.
    """
    r = pearson(credit, rests)
    if r is None or len(credit) < intervals.FEWEST:
        return None
    return Discrimination(r=r, interval=intervals.correlation(r, len(credit)))
