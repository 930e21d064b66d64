"""Intervals for the discrimination that were tried, beside the one that was chosen."""

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from random import Random
from statistics import NormalDist

from assessment.item_analysis.discriminating import discrimination, excess, standard
from assessment.item_analysis.figures import Interval
from assessment.simulation.class_runs import NOMINAL, Case, Judged, Tally, analysed
from assessment.simulation.class_sittings import sit

FISHER, FREE, WIDER, BOOTSTRAP = TRIED = (
    "Fisher's variance",
    "variance for any distribution",
    "the wider of both (chosen)",
    "bootstrap, percentiles of 200",
)
SAMPLES = 200


def tried_class(tally: Tally, case: Case, rng: Random) -> None:
    """Count, for one class, which intervals held the true discrimination of a question."""
    papers_ = case.papers(rng)
    for judged in analysed(papers_, sit(papers_, case.answers, rng)):
        truth = papers_.discrimination(judged.one)
        samples = _samples(judged, rng)
        for level in NOMINAL:
            for name, interval in _intervals(judged, samples, level).items():
                tally.cover(name, level, interval, truth)


def _intervals(judged: Judged, samples: Sequence[float], level: float) -> dict[str, Interval]:
    chosen = discrimination(judged.credit, judged.rests, level=level)
    if not chosen:
        return {}
    r, n = chosen.r, len(judged.answers)
    times = excess(standard(judged.credit), standard(judged.rests), r)
    z = NormalDist().inv_cdf((1 + level) / 2)
    cut = int((1 - level) / 2 * len(samples))
    return {
        FISHER: _around(r, z / sqrt(n - 3)),
        FREE: _around(r, z * sqrt(times / (n - 3))),
        WIDER: chosen.interval,
        BOOTSTRAP: Interval(samples[cut], samples[-1 - cut]),
    }


def _around(r: float, spread: float) -> Interval:
    return Interval(tanh(atanh(r) - spread), tanh(atanh(r) + spread))


def _samples(judged: Judged, rng: Random) -> list[float]:
    """The correlation in samples from the sample; those without any spread are left out."""
    pairs = list(zip(judged.credit, judged.rests, strict=True))
    found = []
    for _ in range(SAMPLES):
        one, other = zip(*rng.choices(pairs, k=len(pairs)), strict=True)
        if again := discrimination(one, other):
            found.append(again.r)
    return sorted(found)
