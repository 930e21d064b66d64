"""What the figures of an item analysis would be with learners without number."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum, sqrt

from assessment.item_analysis.figures import FUNCTIONING, FlagKind
from assessment.item_analysis.flags import CERTAIN_WRONG, KNOWN, LITTLE, TOO_EASY
from assessment.simulation.class_world import Invented, mean


@dataclass(frozen=True, kw_only=True)
class Papers:
    """Papers of `length` questions out of `bank`; one paper for all where that is all of it."""

    bank: tuple[Invented, ...]
    length: int

    @cached_property
    def same(self) -> bool:
        """Whether all learners have the same questions."""
        return self.length == len(self.bank)

    @cached_property
    def sums(self) -> tuple[float, ...]:
        """The expected credit on all questions, by point of ability."""
        return tuple(fsum(each) for each in zip(*(q.right for q in self.bank), strict=True))

    @cached_property
    def squares(self) -> tuple[float, ...]:
        """The sum of the squared expected credits, by point of ability."""
        return tuple(
            fsum(x * x for x in each) for each in zip(*(q.right for q in self.bank), strict=True)
        )

    @cached_property
    def own(self) -> float:
        """The sum of the variances of the single questions."""
        return fsum(q.facility * (1 - q.facility) for q in self.bank)

    def rest_variance(self, one: Invented | None) -> float:
        """The variance of the mean credit on a paper's questions, or on all of them but one."""
        sums, squares = list(self.sums), list(self.squares)
        count, drawn = len(self.bank), self.length
        if one:
            sums = [whole - own for whole, own in zip(sums, one.right, strict=True)]
            squares = [whole - own * own for whole, own in zip(squares, one.right, strict=True)]
            count, drawn = count - 1, drawn - 1
        between = _variance([each / count for each in sums])
        luck = _luck(sums, squares, count)
        noise = [(each - square) / count for each, square in zip(sums, squares, strict=True)]
        return between + (mean(luck) * (1 - drawn / count) + mean(noise)) / drawn

    def discrimination(self, one: Invented) -> float:
        """The true correlation of a question with the mean credit on the others."""
        others = [
            (whole - own) / (len(self.bank) - 1)
            for whole, own in zip(self.sums, one.right, strict=True)
        ]
        shared = mean([own * other for own, other in zip(one.right, others, strict=True)])
        covariance = shared - one.facility * mean(others)
        return covariance / sqrt(one.facility * (1 - one.facility) * self.rest_variance(one))

    @cached_property
    def reliability(self) -> float:
        """Alpha of one paper for all; of drawn papers the one-way ratio.

        That is the share of the score's variance which learners' means over all such questions
        make, those of the bank being a sample of them (Cronbach, Rajaratnam and Gleser 1963).
        """
        spread, count = self.rest_variance(None), len(self.bank)
        if self.same:
            return count / (count - 1) * (1 - self.own / count**2 / spread)
        means = [each / count for each in self.sums]
        luck = _luck(self.sums, self.squares, count)
        return (_variance(means) - mean(luck) / count) / spread

    def truly(self, one: Invented) -> frozenset[tuple[FlagKind, str]]:
        """Which flags a question deserves, each with the distractor that it is about, if any."""
        floor = float(one.question.floor)
        r = self.discrimination(one)
        kinds = {
            FlagKind.TOO_EASY: one.facility > TOO_EASY,
            FlagKind.NEAR_GUESSING: one.facility < floor + KNOWN * (1 - floor),
            FlagKind.NEGATIVE: r < 0,
            FlagKind.TOO_LITTLE: r < LITTLE,
            FlagKind.CERTAIN_WRONG: one.certain_wrong > CERTAIN_WRONG,
        }
        found = {(kind, "") for kind, holds in kinds.items() if holds}
        for choice, share in zip(one.question.choices, one.shares, strict=True):
            if not choice.is_key and share < FUNCTIONING:
                found.add((FlagKind.DEAD, choice.part))
        if one.traits.key:
            found.add((FlagKind.WRONG_KEY, "A"))
        return frozenset(found)


def _luck(sums: Sequence[float], squares: Sequence[float], count: int) -> list[float]:
    """How much the expected credits on the questions of a bank differ, by point of ability."""
    return [
        (square - each * each / count) / (count - 1)
        for each, square in zip(sums, squares, strict=True)
    ]


def _variance(values: Sequence[float]) -> float:
    return mean([value * value for value in values]) - mean(values) ** 2
