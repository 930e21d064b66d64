"""How far a figure may be from the truth: intervals for shares, correlations and reliability."""

from functools import cache
from math import atanh, exp, lgamma, log, log1p, sqrt, tanh
from statistics import NormalDist

from assessment import certainty
from assessment.item_analysis.figures import Interval

SHOWN = 0.95
# Fisher's z has no variance below.
FEWEST = 4
# A correlation nearer to 1 or -1 than this has no finite z.
SPARE = 1e-12
_HALVINGS = 60
_CLOSE = 1e-13
_TINY = 1e-300


def share(mean: float, n: int, *, level: float = SHOWN) -> Interval:
    """The interval of Wilson (1927) for a share or a mean credit, within 0 to 1.

    `mean` is 0 to 1 over `n` answers (1 or more), `level` 0 to 1. For credits between 0 and 1 it
    errs on the wide side, since none of the same mean varies more than right and wrong do. Raises
    ValueError without answers.
    """
    if n < 1:
        raise ValueError("n: at least 1")
    return Interval(*certainty.wilson(mean * n, n, confidence=level))


def correlation(r: float, n: int, *, excess: float = 1.0, level: float = SHOWN) -> Interval:
    """The interval of Fisher (1921) for a correlation `r` of `n` pairs, within -1 to 1.

    tanh(atanh(r) +- z sqrt(v / (n - 3))), where v is 1, or `excess` if that is more: the variance
    as a multiple of the one that normal variables have. Raises ValueError for fewer than 4 pairs.
    """
    if n < FEWEST:
        raise ValueError(f"n: at least {FEWEST}")
    centre = atanh(min(max(r, SPARE - 1), 1 - SPARE))
    spread = NormalDist().inv_cdf((1 + level) / 2) * sqrt(max(1.0, excess) / (n - 3))
    return Interval(min(r, tanh(centre - spread)), max(r, tanh(centre + spread)))


def reliability(
    value: float, *, between: int, within: int, excess: float = 1.0, level: float = SHOWN
) -> Interval:
    """The interval of Feldt (1965) for alpha, and of the one-way ratio as well; at most 1.

    (1 - true) / (1 - value) follows the F distribution of `between` (learners less one) and
    `within` degrees of freedom: (learners - 1) (questions - 1) for alpha, answers less learners for
    the one-way ratio (Shrout and Fleiss 1979). Where `excess`, the variance as a multiple of what F
    has, is more than 1, its ends are drawn out by the root of it on the scale of the logarithm.
    Raises ValueError unless both degrees of freedom are at least 1.
    """
    if between < 1 or within < 1:
        raise ValueError("degrees of freedom: at least 1")
    tail, wider = (1 - level) / 2, sqrt(max(1.0, excess))
    return Interval(
        1 - (1 - value) * f_quantile(1 - tail, between, within) ** wider,
        1 - (1 - value) * f_quantile(tail, between, within) ** wider,
    )


@cache
def f_quantile(chance: float, upper: int, lower: int) -> float:
    """Below which value F of these degrees of freedom lies with this chance (between 0 and 1).

    By halving the range of the beta variable u F / (u F + l); for chances of .0001 to .9999.
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_share(middle, upper / 2, lower / 2) < chance:
            low = middle
        else:
            high = middle
    return lower * low / (upper * (1 - low))


def beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, 0 to 1: how much of Beta(a, b) lies below `x`.

    `x` lies between 0 and 1, `a` and `b` above 0.

    The continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, worked out
    by the method of Lentz (1976), on the side where it converges fast.
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    top, bottom = 1.0, 1 / _off_zero(1 - (a + b) * x / (a + 1))
    product = bottom
    change, m = 0.0, 0
    while abs(change - 1) > _CLOSE:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            bottom = 1 / _off_zero(1 + term * bottom)
            top = _off_zero(1 + term / top)
            change = top * bottom
            product *= change
    return front * product


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
