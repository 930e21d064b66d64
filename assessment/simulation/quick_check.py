"""Invented learners take the quick check: how long it is, what it finds, and what it wears out.

Three worlds. In the first the hardness of 130 questions is known; abilities, slopes and guesses are
those of `readiness_world`. The second has our own questions: their areas, kinds, bands, facts and
enemies as they are, and the true hardness of each off its band by an author's error. The third is
the first again with nothing known but bands. Each seed draws another bank, or other truths.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from random import Random
from statistics import correlation, fmean, median

from assessment import quick_check
from assessment.quick_check import CHOSEN, Candidate, Given, Policy, Stock
from assessment.readiness import GRID, LOWEST, PITCH, SLOPE, Question
from assessment.simulation import readiness_world as known
from assessment.simulation.report import Goal, Report, Table

ALL = 10**6
CHOSEN_NAME = "best 40 for six, then best 20, by area (chosen)"
# In the shares of the course's areas.
AREAS = {"of the cloud": 30, "in the cloud": 40, "shared controls": 20, "moving line": 40}
# The first three are there to compare: they mind neither areas nor how often a question is asked.
POLICIES = {
    "random order": Policy(wide=ALL, narrow=ALL, floor=0),
    "best 5, random among them": Policy(wide=5, narrow=5, floor=0),
    "best 20 for six, then best 8": Policy(wide=20, narrow=8, floor=0),
    CHOSEN_NAME: CHOSEN,
}
COLUMNS = (
    *("selection", "median", "correlation", "stopped by cap", "most used"),
    *("fewest of an area", "range holds", "error said", "error found"),
)
MEDIAN, CORRELATION, EXPOSURE = 19, 0.88, 0.5


@dataclass(frozen=True, kw_only=True)
class World:
    """What the check sees of its questions, and what they are; the truth by id."""

    stock: Stock
    truth: dict[str, Question]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One check that was taken to its end."""

    ability: float
    found: float
    error: float
    asked: tuple[str, ...]
    fewest: int
    held: bool


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one policy came to in one world, each number over all its learners."""

    name: str
    taken: tuple[tuple[Taken, ...], ...]

    @property
    def all(self) -> list[Taken]:
        """The checks of all seeds."""
        return [taken for of_seed in self.taken for taken in of_seed]

    @property
    def median(self) -> float:
        """How many questions half of the learners were asked at most."""
        return median(len(taken.asked) for taken in self.all)

    @property
    def correlation(self) -> float:
        """Of the ability found and the true one, the mean over the seeds."""
        return fmean(
            correlation([t.found for t in of_seed], [t.ability for t in of_seed])
            for of_seed in self.taken
        )

    @property
    def most_used(self) -> float:
        """In what share of the checks the question stood that was asked most, in the worst bank."""
        return max(
            max(Counter(id_ for t in of_seed for id_ in t.asked).values()) / len(of_seed)
            for of_seed in self.taken
        )

    @property
    def fewest(self) -> int:
        """How many questions any learner had on any area, at least."""
        return min(taken.fewest for taken in self.all)

    @property
    def longest(self) -> int:
        """The most questions that anybody was asked."""
        return max(len(taken.asked) for taken in self.all)

    def row(self) -> tuple[str | int | float, ...]:
        """The row of the table under `COLUMNS`."""
        return (
            self.name,
            self.median,
            round(self.correlation, 3),
            f"{fmean(t.error > CHOSEN.enough for t in self.all):.0%}",
            f"{self.most_used:.0%}",
            self.fewest,
            f"{fmean(t.held for t in self.all):.0%}",
            round(fmean(t.error**2 for t in self.all) ** 0.5, 2),
            round(fmean((t.found - t.ability) ** 2 for t in self.all) ** 0.5, 2),
        )


def run(*, learners: int = 500, seeds: int = 5, stock: Stock | None = None) -> Report:
    """Take `learners` (3 or more) through each policy for each seed.

    `stock` is the bank that is asked in life; without it there are the two other worlds only.
    """
    first, second = "130 questions, hardness known", "our questions, hardness guessed"
    found = {first: _results(map(_known, range(seeds)), POLICIES, learners)}
    if stock:
        found[second] = _results((ours(stock, seed) for seed in range(seeds)), POLICIES, learners)
    reached = goals({name: results[-1] for name, results in found.items()})
    banded = _results(map(_banded, range(seeds)), [CHOSEN_NAME], learners)
    found["130 questions, in their authors' bands (for comparison, no goal)"] = banded
    return Report(
        name="quick_check",
        setting=f"{learners} learners for each of {seeds} seeds",
        tables=tuple(
            Table(title=name, columns=COLUMNS, rows=tuple(result.row() for result in results))
            for name, results in found.items()
        ),
        goals=reached,
    )


def _results(worlds: Iterable[World], names: Iterable[str], learners: int) -> list[Result]:
    of_seeds = list(worlds)
    return [Result(name=name, taken=_taken(of_seeds, POLICIES[name], learners)) for name in names]


def goals(chosen: dict[str, Result]) -> tuple[Goal, ...]:
    """The goals D1 to D4, each met only where every world meets it; what was chosen by world."""
    results = chosen.values()
    return (
        Goal(
            id="D1",
            asked=f"median of at most {MEDIAN} questions, never more than {CHOSEN.most}",
            found=_each(chosen, [f"{r.median:g}, longest {r.longest}" for r in results]),
            met=all(r.median <= MEDIAN and r.longest <= CHOSEN.most for r in results),
        ),
        Goal(
            id="D2",
            asked=f"correlation with the truth of at least {CORRELATION}",
            found=_each(chosen, [f"{r.correlation:.3f}" for r in results]),
            met=all(r.correlation >= CORRELATION for r in results),
        ),
        Goal(
            id="D3",
            asked=f"no question in more than {EXPOSURE:.0%} of the checks",
            found=_each(chosen, [f"{r.most_used:.0%}" for r in results]),
            met=all(r.most_used <= EXPOSURE for r in results),
        ),
        Goal(
            id="D4",
            asked=f"at least {CHOSEN.floor} questions on every area",
            found=_each(chosen, [str(r.fewest) for r in results]),
            met=all(r.fewest >= CHOSEN.floor for r in results),
        ),
    )


def _each(names: Iterable[str], found: Iterable[str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in zip(names, found, strict=True))


def _known(seed: int) -> World:
    bank = known.world(seed).bank
    return _world(bank, bank, seed)


def _banded(seed: int) -> World:
    made = known.world(seed)
    return _world([quick_check.blunt(question) for question in made.banded], made.bank, seed)


def _world(seen: Sequence[Question], truth: Sequence[Question], seed: int) -> World:
    """A bank whose questions ask for a fact each, in areas of the course's shares."""
    areas = [area for area, count in AREAS.items() for _ in range(count)]
    Random(f"{seed} areas").shuffle(areas)  # noqa: S311 - a repeatable draw, not a secret
    candidates = tuple(
        Candidate(id=f"q{number}", area=area, fact=f"fact-{number}", question=question)
        for number, (area, question) in enumerate(zip(areas, seen, strict=True))
    )
    pairs = zip(candidates, truth, strict=True)
    return World(stock=Stock(candidates=candidates), truth={one.id: own for one, own in pairs})


def ours(stock: Stock, seed: int) -> World:
    """The bank that is asked in life, each question off its band by an author's error."""
    rng = Random(f"{seed} truths")  # noqa: S311 - a repeatable draw, not a secret
    truth = {
        one.id: Question(
            rng.gauss(one.question.hardness, known.AUTHOR_ERROR),
            one.question.guess,
            SLOPE * exp(rng.gauss(0, known.SLOPE_SPREAD)),
        )
        for one in stock.candidates
    }
    return World(stock=stock, truth=truth)


def _taken(worlds: Iterable[World], policy: Policy, learners: int) -> tuple[tuple[Taken, ...], ...]:
    found = []
    for seed, world in enumerate(worlds):
        rng = Random(f"{seed} learners")  # noqa: S311 - a repeatable draw, not a secret
        found.append(tuple(_take(world, policy, rng) for _ in range(learners)))
    return tuple(found)


def _take(world: World, policy: Policy, rng: Random) -> Taken:
    """One learner from the first question to the last."""
    ability = rng.gauss(known.ABILITY, known.ABILITY_SPREAD)
    seed, stock = rng.getrandbits(53), world.stock
    point = min(max(round((ability - LOWEST) / PITCH), 0), len(GRID) - 1)
    answers: list[Given] = []
    while asked := quick_check.next_question(answers, seed=seed, stock=stock, policy=policy):
        right = rng.random() < world.truth[asked.id].right[point]
        answers.append(Given(id=asked.id, right=right))
    belief = quick_check.belief(answers, stock=stock)
    said = quick_check.estimate(answers, stock=stock)
    share = fmean(question.right[point] for question in world.truth.values())
    areas = Counter(stock.by_id[answer.id].area for answer in answers)
    return Taken(
        ability=ability,
        found=quick_check.mean(belief),
        error=quick_check.error(belief),
        asked=tuple(answer.id for answer in answers),
        fewest=min(areas[area] for area in {one.area for one in stock.candidates}),
        held=said is not None and said.low <= round(share * quick_check.OUT_OF) <= said.high,
    )
