"""Two invented memories that are not FSRS, and the learners who have them.

Both are made to forget as section 5.5 of the course design asks: of facts that are learnt once and
never asked again, the share `asked` of a world is still known after 1, 7, 30 and 90 days.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Protocol

ABILITY_SD, DIFFICULTY_SD = 1.0, 0.8
AFTER_DAYS = (1, 7, 30, 90)

# Two traces. How fast they fade follows from the shares asked for; how much a recall gains was set
# so that the spacings come near the design's own figures with three options, and then left alone.
FAST_DAYS = 4.0
SLOW_SHARE = 0.55
SLOW_DAYS, SLOW_LEAST, SLOW_MOST = 30.0, 18.0, 48.0
EASE_SLOW = 0.35
SHARE_GAIN, SLOW_GAIN = 2.0, 1.75
# Power law, in the same way.
DECAY = 0.5
SCALE_DAYS, EASE_SCALE = 16.5, 0.3
SCALE_GAIN = 4.0


class Trace(Protocol):
    """One fact in one head."""

    def recall(self, days: int) -> float:
        """The chance, 0 to 1, that the fact is known `days` days after it was last seen."""

    def strengthen(self, known: float) -> None:
        """It was recalled when the chance was `known`: the less likely, the more it gains."""


@dataclass(slots=True)
class TwoTrace:
    """A fast trace of 4 days beside a slow one; `slow` is the share, 0 to 1, of the slow one."""

    slow: float
    days: float

    def recall(self, days: int) -> float:
        """A weighted mean of two exponentials."""
        fast = (1 - self.slow) * math.exp(-days / FAST_DAYS)
        return fast + self.slow * math.exp(-days / self.days)

    def strengthen(self, known: float) -> None:
        """More of it becomes slow, and the slow trace slower."""
        self.slow = 1 - (1 - self.slow) * math.exp(-SHARE_GAIN * (1 - known))
        self.days *= math.exp(SLOW_GAIN * (1 - known))


@dataclass(slots=True)
class PowerLaw:
    """Forgetting by a power of time, on a scale of `days`."""

    days: float

    def recall(self, days: int) -> float:
        """(1 + t / scale) ** -decay."""
        return math.pow(1 + days / self.days, -DECAY)

    def strengthen(self, known: float) -> None:
        """The scale grows."""
        self.days *= 1 + SCALE_GAIN * (1 - known)


def two_trace(ease: float) -> Trace:
    """A new fact for a learner whose ability exceeds its difficulty by `ease`."""
    days = SLOW_DAYS * math.exp(EASE_SLOW * ease)
    return TwoTrace(slow=SLOW_SHARE, days=min(max(days, SLOW_LEAST), SLOW_MOST))


def power_law(ease: float) -> Trace:
    """A new fact for a learner whose ability exceeds its difficulty by `ease`."""
    return PowerLaw(days=SCALE_DAYS * math.exp(EASE_SCALE * ease))


@dataclass(frozen=True, kw_only=True)
class World:
    """A kind of memory, and the share of facts that should be left of it without a review."""

    name: str
    learn: Callable[[float], Trace]
    asked: tuple[float, ...]


WORLDS = (
    World(name="two traces", learn=two_trace, asked=(0.87, 0.50, 0.21, 0.03)),
    World(name="power law", learn=power_law, asked=(0.96, 0.84, 0.60, 0.40)),
)


def eases(*, facts: int, rng: Random) -> Iterator[float]:
    """How much one learner's ability exceeds the difficulty of each fact."""
    ability = rng.gauss(0, ABILITY_SD)
    for _ in range(facts):
        yield ability - rng.gauss(0, DIFFICULTY_SD)


def untouched(world: World, *, people: int, rng: Random) -> tuple[float, ...]:
    """The mean recall after 1, 7, 30 and 90 days without a review."""
    traces = [world.learn(ease) for _ in range(people) for ease in eases(facts=45, rng=rng)]
    return tuple(sum(trace.recall(days) for trace in traces) / len(traces) for days in AFTER_DAYS)
