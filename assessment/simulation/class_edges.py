"""Questions that lie exactly on the threshold of a flag: the hardest ones not to flag wrongly."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import exp
from random import Random

from assessment.item_analysis.figures import FUNCTIONING, FlagKind
from assessment.item_analysis.flags import CERTAIN_WRONG, KNOWN, LITTLE, TOO_EASY
from assessment.readiness import SLOPE
from assessment.simulation.class_truth import Papers
from assessment.simulation.class_world import FOUR, LONG, Invented, Traits, bank, made

PLAIN = Traits(hardness=0.3, slope=SLOPE, pulls=(1.0,) * (FOUR - 1))
GUESSING = (1 + KNOWN * (FOUR - 1)) / FOUR
HALVINGS = 30


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A threshold, and the flag that it decides."""

    name: str
    flag: FlagKind


EDGES = (
    Edge(name="facility .95", flag=FlagKind.TOO_EASY),
    Edge(name="15 in 100 know it", flag=FlagKind.NEAR_GUESSING),
    Edge(name="distractor .05", flag=FlagKind.DEAD),
    Edge(name="certain and wrong .20", flag=FlagKind.CERTAIN_WRONG),
    Edge(name="discrimination 0", flag=FlagKind.NEGATIVE),
    Edge(name="discrimination .10", flag=FlagKind.TOO_LITTLE),
    Edge(name="high third evenly split", flag=FlagKind.WRONG_KEY),
)


def edges(rng: Random) -> Papers:
    """A long paper that begins with a question on each edge, in the order of `EDGES`."""
    rest = bank(rng, LONG - len(EDGES))
    names = [edge.name for edge in EDGES]

    def sorting(one: Invented) -> float:
        return Papers(bank=(one, *rest), length=1 + len(rest)).discrimination(one) - LITTLE

    alike = [
        _tuned(names[0], lambda x: replace(PLAIN, hardness=-x), lambda q: q.facility - TOO_EASY),
        _tuned(names[1], lambda x: replace(PLAIN, hardness=-x), lambda q: q.facility - GUESSING),
        _tuned(
            names[2],
            lambda x: replace(PLAIN, pulls=(1.0, 1.0, exp(x))),
            lambda q: q.shares[-1] - FUNCTIONING,
        ),
        _tuned(
            names[3],
            lambda x: replace(PLAIN, sure_wrong=x),
            lambda q: q.certain_wrong - CERTAIN_WRONG,
        ),
        made(names[4], replace(PLAIN, flat=0.6)),
        _tuned(names[5], lambda x: replace(PLAIN, slope=exp(x - 3)), sorting),
        # Key and rival are chosen by two in five each, whatever the ability.
        made(names[6], replace(PLAIN, flat=0.4, pulls=(4.0, 1.0, 1.0))),
    ]
    return Papers(bank=(*alike, *rest), length=LONG)


def _tuned(
    name: str, of: Callable[[float], Traits], figure: Callable[[Invented], float]
) -> Invented:
    """The question for whose one trait, between -6 and 6, a rising figure is 0."""
    low, high = -6.0, 6.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if figure(made(name, of(middle))) < 0:
            low = middle
        else:
            high = middle
    return made(name, of(high))
