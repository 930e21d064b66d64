"""Many simulated learners at once, and how sure their figures are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean, stdev

from assessment.simulation.reviewing import Answering, Outcome, Term, live
from assessment.simulation.spacings import Start
from assessment.simulation.worlds import World


@dataclass(frozen=True)
class Figure:
    """One value a seed, read as their mean and its standard error (0 where there is one seed)."""

    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean over the seeds."""
        return fmean(self.values)

    @property
    def error(self) -> float:
        """The standard error of the mean."""
        return stdev(self.values) / len(self.values) ** 0.5 if len(self.values) > 1 else 0.0

    def __sub__(self, other: "Figure") -> "Figure":
        """The difference seed by seed, which are the same people."""
        pairs = zip(self.values, other.values, strict=True)
        return Figure(tuple(mine - theirs for mine, theirs in pairs))

    def told(self, digits: int) -> str:
        """Mean and error, rounded."""
        return f"{self.mean:.{digits}f} ± {self.error:.{digits}f}"


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """The same learners, by seed, under one spacing."""

    seeds: tuple[tuple[Outcome, ...], ...]
    term: Term

    def over_seeds(self, each: Callable[[Sequence[Outcome]], float]) -> Figure:
        """One value of each seed's learners."""
        return Figure(tuple(each(outcomes) for outcomes in self.seeds))

    def recall(self) -> Figure:
        """Mean true recall over the days that count."""
        first = self.term.counted_from
        return self.over_seeds(lambda some: fmean(fmean(one.recalls[first:]) for one in some))

    def recall_on(self, day: int) -> Figure:
        """Mean true recall on a day, before its reviews."""
        return self.over_seeds(lambda some: fmean(one.recalls[day] for one in some))

    def reviews(self, *, before: int | None = None) -> Figure:
        """Reviews a learner, of the whole term or before a day."""
        return self.over_seeds(lambda some: fmean(sum(one.reviews[:before]) for one in some))

    def belief(self) -> Figure | None:
        """Predicted minus true recall, mean over all reviews; None where nothing is predicted."""
        if not self.seeds[0][0].predictions:
            return None
        return self.over_seeds(
            lambda some: (
                sum(one.predicted - one.known for one in some)
                / sum(one.predictions for one in some)
            )
        )

    def above(self, limit: int, *, days: range) -> Figure:
        """The share of days on which more than `limit` facts were due."""
        return self.over_seeds(
            lambda some: fmean(one.due[day] > limit for one in some for day in days)
        )

    def most_in_a_day(self) -> int:
        """The most reviews that anyone had on one day."""
        everybody = chain.from_iterable(self.seeds)
        return max(max(one.reviews) for one in everybody)


def crowd(
    world: World, start: Start, *, answering: Answering, term: Term, learners: int, seeds: int
) -> Crowd:
    """The learners of seeds 1 to `seeds`: the same people whatever the spacing."""
    return Crowd(
        term=term,
        seeds=tuple(
            tuple(
                live(world, start, answering=answering, term=term, seed=f"{seed} {learner}")
                for learner in range(learners)
            )
            for seed in range(1, seeds + 1)
        ),
    )
