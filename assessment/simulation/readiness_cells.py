"""The cells of the readiness simulation: what each estimate told the learners of one kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import fmean

from assessment import readiness
from assessment.readiness import MODEL, Answer, Model, Word, word
from assessment.simulation import forecasts
from assessment.simulation.forecasts import Bin, Forecast
from assessment.simulation.readiness_world import (
    BANDS,
    GROWTHS,
    GUESSED,
    KNOWN,
    NORMAL,
    Practised,
    Setting,
    World,
    learners,
    world,
)

SIZES = (20, 40, 80)
COMPARED_AT = 80
CHOSEN = "chosen"
SHARE, THRESHOLD = "percent correct", "ready from 70%"
VIEWS = (KNOWN, GUESSED, BANDS)
HARDER = Setting(slope=1.0, early_over=30)
RIVALS = {
    "static Bayes": replace(MODEL, step=0.0, drift=0.0),
    "walk without drift": replace(MODEL, drift=0.0),
    "step .12, drift .010": replace(MODEL, step=0.12, drift=0.010),
}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One estimate with one view of the questions, for learners who grew alike.

    `covered` is the share of papers within the interval that was told, None where none was.
    `fell` is the most that one more right answer lowered the chance, `beyond` the most that it
    lowered it more than the step before it did.
    """

    seed: int
    method: str
    view: str
    growth: str
    answers: int
    error: float
    brier: float
    auc: float
    covered: float | None
    fell: float
    beyond: float
    tenths: tuple[Bin, ...]
    words: tuple[tuple[Word, Bin], ...]


@dataclass(frozen=True, kw_only=True)
class _Told:
    forecast: Forecast
    covered: bool | None = None
    fell: float = 0.0
    beyond: float = 0.0


def of_kind(
    cells: Iterable[Cell], *, method: str = CHOSEN, view: str, growth: str = ""
) -> list[Cell]:
    """The cells of a method and a view, and of one growth where it is given."""
    kind = [cell for cell in cells if (cell.method, cell.view) == (method, view)]
    return [cell for cell in kind if growth in ("", cell.growth)]


def pooled_error(cells: Sequence[Cell]) -> float:
    """The calibration error of the learners of all these cells together."""
    bins = pooled_tenths(cells)
    return sum(b.n * abs(b.predicted - b.observed) for b in bins) / sum(b.n for b in bins)


def pooled_tenths(cells: Iterable[Cell]) -> list[Bin]:
    """The bins of all these cells together."""
    every = sorted((b for cell in cells for b in cell.tenths), key=forecasts.tenth)
    return [merged(list(group)) for _, group in groupby(every, key=forecasts.tenth)]


def merged(bins: Sequence[Bin]) -> Bin:
    """One bin of several, of which there is at least one."""
    n = sum(bin_.n for bin_ in bins)
    return Bin(
        predicted=sum(bin_.n * bin_.predicted for bin_ in bins) / n,
        observed=sum(bin_.n * bin_.observed for bin_ in bins) / n,
        n=n,
    )


def harder_cells(seed: int, *, count: int) -> tuple[Cell, ...]:
    """What the estimate with bands tells in a world that it was not tuned for."""
    return cells(seed, count=count, setting=HARDER, views=(BANDS,), rivals=False)


def cells(
    seed: int,
    *,
    count: int,
    setting: Setting = NORMAL,
    views: tuple[str, ...] = VIEWS,
    rivals: bool = True,
) -> tuple[Cell, ...]:
    """The cells of a seed's world, each of `count` learners."""
    found = world(seed, setting)
    return tuple(
        _cell(told, seed=seed, method=method, view=view, growth=growth, answers=answers)
        for growth in GROWTHS
        for answers in SIZES
        for group in [learners(found, seed=seed, growth=growth, answers=answers, count=count)]
        for method, view, told in _all_told(
            found, group, views, rivals=rivals and answers == COMPARED_AT
        )
    )


def _all_told(
    found: World, group: Sequence[Practised], views: tuple[str, ...], *, rivals: bool
) -> Iterator[tuple[str, str, list[_Told]]]:
    for view in views:
        yield CHOSEN, view, [_filtered(one, found, view, MODEL) for one in group]
    if not rivals:
        return
    for method, model in RIVALS.items():
        yield method, KNOWN, [_filtered(one, found, KNOWN, model) for one in group]
    least = found.exams[KNOWN].least
    yield SHARE, KNOWN, [_plain(one, one.share, least) for one in group]
    ready = [float(one.share >= readiness.PASS_SHARE) for one in group]
    yield THRESHOLD, KNOWN, [_plain(*pair, least) for pair in zip(group, ready, strict=True)]


def _filtered(one: Practised, found: World, view: str, model: Model) -> _Told:
    exam = found.exams[view]
    belief = readiness.belief(one.answers(found.views[view]), model)
    told = readiness.estimate(belief, exam, answers=len(one.asked))
    after = exam.chance(readiness.learn(belief, Answer(exam.questions[0], right=True), model))
    return _Told(
        forecast=Forecast(chance=told.chance, came=one.score >= exam.least),
        covered=told.low <= one.score <= told.high,
        fell=told.chance - after,
        beyond=exam.chance(readiness.walk(belief, model)) - after,
    )


def _plain(one: Practised, chance: float, least: int) -> _Told:
    return _Told(forecast=Forecast(chance=chance, came=one.score >= least))


def _cell(
    told: Sequence[_Told], *, seed: int, method: str, view: str, growth: str, answers: int
) -> Cell:
    said = [one.forecast for one in told]
    inside = [one.covered for one in told if one.covered is not None]
    return Cell(
        seed=seed,
        method=method,
        view=view,
        growth=growth,
        answers=answers,
        error=forecasts.calibration_error(said),
        brier=forecasts.brier(said),
        auc=forecasts.auc(said),
        covered=fmean(inside) if inside else None,
        fell=max(one.fell for one in told),
        beyond=max(one.beyond for one in told),
        tenths=forecasts.reliability(said),
        words=tuple(_by_word(said)),
    )


def _by_word(said: Iterable[Forecast]) -> Iterator[tuple[Word, Bin]]:
    groups: dict[Word, list[Forecast]] = {each: [] for each in Word}
    for one in said:
        groups[word(one.chance)].append(one)
    return ((each, forecasts.together(group)) for each, group in groups.items() if group)
