"""Scores on the other questions, and the thirds that they make."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from assessment.item_analysis.figures import Thirds
from assessment.item_analysis.values import Given, Ref, Sat

LOW, MIDDLE, HIGH = range(3)
# Sums of the same credits in another order must tie.
DIGITS = 9


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One answer with its learner's score on the other questions; None where there are none."""

    given: Given
    rest: float | None

    @property
    def right(self) -> bool:
        """Whether it earned all there is."""
        return self.given.credit == 1


def rest(sat: Sat, without: Collection[Ref]) -> float | None:
    """The mean credit on a learner's questions but for those in `without`, 0 to 1.

    None where there are no others.

    The question itself is left out since it would correlate with itself: the item-rest correction
    (Henrysson 1963; Crocker and Algina 1986, chapter 14).
    """
    others = [one.credit for one in sat.given if one.ref not in without]
    return round(fsum(others) / len(others), DIGITS) if others else None


def thirds(scores: Sequence[float]) -> list[int]:
    """In which third each score stands: 0 low, 1 middle, 2 high.

    Learners of one score always stand together, in the third that the middle of their ranks falls
    into, so nothing depends on names or on the order of the rows, and nobody is counted in parts.
    The thirds are as even as that allows: with one score for all, everybody is in the middle. The
    usual alternative takes the upper and lower 27 % (Kelley 1939), which tells most from two
    extreme groups of a large sample; thirds leave more people in each group of a small one.
    """
    counts = Counter(scores)
    ordered = sorted(counts)
    below = accumulate((counts[score] for score in ordered), initial=0)
    place = {
        # Twice the middle rank of the group, as whole numbers.
        score: _third(2 * less + counts[score], 2 * len(scores))
        for score, less in zip(ordered, below, strict=False)
    }
    return [place[score] for score in scores]


def _third(rank: int, of: int) -> int:
    if 3 * rank < of:
        return LOW
    return HIGH if 3 * rank > 2 * of else MIDDLE


def count(places: Iterable[int]) -> Thirds:
    """How many stand in each third."""
    found = Counter(places)
    return Thirds(found[LOW], found[MIDDLE], found[HIGH])
