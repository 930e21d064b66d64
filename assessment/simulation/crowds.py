"""Many simulated learners at once, and how sure their figures are."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean, stdev

from assessment.simulation.review_rows import Row
from assessment.simulation.reviewing import live
from assessment.simulation.worlds import World

BUSY = 12
COUNTED_FROM = 20


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
class Season:
    """The learners of one seed under one spacing, day by day.

    `recalls` and `reviews` are means over the learners, `busy` the share of them who had more than
    `BUSY` facts due, `most` the most reviews that anyone had on a day. `belief` is predicted minus
    true recall, mean over all reviews; None where nothing is predicted.
    """

    recalls: tuple[float, ...]
    reviews: tuple[float, ...]
    busy: tuple[float, ...]
    most: int
    belief: float | None


def season(world: World, row: Row, *, learners: int, seed: int) -> Season:
    """The first so many learners of a seed: the same people whatever the spacing."""
    lives = [
        live(
            world,
            row.start,
            answering=row.answering,
            term=row.term,
            seed=f"{seed} {learner}",
        )
        for learner in range(learners)
    ]
    days = range(row.term.days)
    predictions = sum(one.predictions for one in lives)
    beyond = sum(one.predicted - one.known for one in lives)
    return Season(
        recalls=tuple(fmean(one.recalls[day] for one in lives) for day in days),
        reviews=tuple(fmean(one.reviews[day] for one in lives) for day in days),
        busy=tuple(fmean(one.due[day] > BUSY for one in lives) for day in days),
        most=max(max(one.reviews) for one in lives),
        belief=beyond / predictions if predictions else None,
    )


@dataclass(frozen=True)
class Crowd:
    """The seasons of all seeds."""

    seasons: tuple[Season, ...]

    def recall(self) -> Figure:
        """Mean true recall over the days that count."""
        return self._over(lambda one: fmean(one.recalls[COUNTED_FROM:]))

    def recall_on(self, day: int) -> Figure:
        """Mean true recall on a day, before its reviews."""
        return self._over(lambda one: one.recalls[day])

    def reviews(self, *, before: int | None = None) -> Figure:
        """Reviews a learner, of the whole term or before a day."""
        return self._over(lambda one: sum(one.reviews[:before]))

    def belief(self) -> Figure | None:
        """Predicted minus true recall; None where nothing is predicted."""
        found = [one.belief for one in self.seasons if one.belief is not None]
        return Figure(tuple(found)) if found else None

    def busy(self, days: range) -> Figure:
        """The share of these days on which more than `BUSY` facts were due."""
        return self._over(lambda one: fmean(one.busy[day] for day in days))

    def most_in_a_day(self) -> int:
        """The most reviews that anyone had on one day."""
        return max(one.most for one in self.seasons)

    def _over(self, each: Callable[[Season], float]) -> Figure:
        return Figure(tuple(each(one) for one in self.seasons))
