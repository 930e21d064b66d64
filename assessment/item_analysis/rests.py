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


class Book:
    """Sittings of one each, opened by question."""

    def __init__(self, sats: Iterable[Sat]) -> None:
        self.sats = tuple(sats)
        self._totals = [fsum(one.credit for one in sat.given) for sat in self.sats]
        self._answers: dict[Ref, list[tuple[int, int]]] = {}
        for row, sat in enumerate(self.sats):
            for place, one in enumerate(sat.given):
                self._answers.setdefault(one.ref, []).append((row, place))

    def answered(self, refs: Collection[Ref]) -> list[Answered]:
        """Each learner's first answer among these, with the mean credit on all others, 0 to 1.

        The questions themselves are left out since they would correlate with themselves: the
        item-rest correction (Henrysson 1963; Crocker and Algina 1986, chapter 14). The rest is None
        where a paper has no others.
        """
        places: dict[int, list[int]] = {}
        for row, place in sorted(pair for ref in refs for pair in self._answers.get(ref, ())):
            places.setdefault(row, []).append(place)
        return [self._one(row, found) for row, found in places.items()]

    def _one(self, row: int, places: list[int]) -> Answered:
        given = self.sats[row].given
        others = len(given) - len(places)
        earned = self._totals[row] - fsum(given[place].credit for place in places)
        return Answered(
            given=given[places[0]], rest=round(earned / others, DIGITS) if others else None
        )


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
