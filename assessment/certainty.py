"""Calibration: what learners say of their answers, beside what comes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

GUESSING, THINK_SO, CERTAIN = LEVELS = (0, 1, 2)
TOO_FEW = 5
CONFIDENCE = 0.9
# What each word claims: the share that is right, from and to. A choice, said on the page.
CLAIMS = {GUESSING: (0.2, 0.5), THINK_SO: (0.5, 0.9), CERTAIN: (0.9, 1.0)}


@dataclass(frozen=True, kw_only=True)
class Said:
    """One checked answer; `sureness` is 0, 1, 2, or None where nothing was said."""

    right: bool
    sureness: int | None = None


@dataclass(frozen=True, kw_only=True)
class Level:
    """The answers of one sureness; `unsaid` of them were given without a word."""

    sureness: int
    right: int
    of: int
    unsaid: int = 0

    @property
    def share(self) -> float | None:
        """Right of all, 0 to 1; None without answers."""
        return self.right / self.of if self.of else None

    @property
    def claim(self) -> tuple[float, float]:
        """What the word says: the share that is right, from and to."""
        return CLAIMS[self.sureness]

    @property
    def too_few(self) -> bool:
        """Whether they say nothing yet."""
        return self.of < TOO_FEW

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 90 % interval of Wilson for the share; None where there are too few."""
        return None if self.too_few else wilson(self.right, self.of)

    @property
    def verdict(self) -> int | None:
        """-1 where right less often than the word says, 1 where more often, 0 where it may fit.

        The interval decides: it has to lie wholly outside the claim. None where there are too few.
        """
        if self.interval is None:
            return None
        low, high = self.interval
        least, most = self.claim
        return -1 if high < least else int(low > most)


def wilson(right: float, of: int, *, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The score interval of Wilson (1927) for `right` of `of`, each 0 to 1; `of` at least 1.

    Unlike the plain one it stays within 0 and 1, and it does not shrink to a point where all
    answers are right.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = right / of
    centre = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    # Rounding must not put the share itself outside.
    return min(share, max(0.0, (centre - spread) / below)), max(
        share, min(1.0, (centre + spread) / below)
    )


def levels(answers: Iterable[Said]) -> tuple[Level, Level, Level]:
    """The answers by what was said, from guessing to certain. Not said counts as thinking so."""
    found = list(answers)
    guessing, think_so, certain = (
        Level(
            sureness=level,
            right=sum(said.right for said in found if _level(said) == level),
            of=sum(_level(said) == level for said in found),
            unsaid=sum(said.sureness is None for said in found if _level(said) == level),
        )
        for level in LEVELS
    )
    return guessing, think_so, certain


def _level(said: Said) -> int:
    return THINK_SO if said.sureness is None else said.sureness
