"""The goals of the readiness estimate, each met or missed by the cells of a run.

Each is held against the worst kind of growth and the worst number of answers, as a mean over the
banks, because a mean over kinds would hide the one that fails. The calibration error with known
questions is that of all banks together: in small groups chance alone looks like error. With guessed
questions each bank stands for itself, since its author errs in one direction.
"""

from collections.abc import Callable, Iterable
from statistics import fmean

from assessment.readiness import Word
from assessment.simulation.forecasts import Bin
from assessment.simulation.readiness_cells import CHOSEN, Cell, merged, of_kind, pooled_error
from assessment.simulation.readiness_world import BANDS, KNOWN
from assessment.simulation.report import Goal

ERROR_KNOWN, ERROR_GUESSED = 0.05, 0.10
BRIER = {20: 0.14, 80: 0.125}
AUC = {20: 0.87, 80: 0.895}
COVERED = (0.78, 0.92)
WORD_OFF = 0.10
TINY = 1e-9

type Where = tuple[str, str, str]


def goals(cells: Iterable[Cell]) -> tuple[Goal, ...]:
    """C1 to C5 of the method."""
    chosen = [cell for cell in cells if cell.method == CHOSEN]
    return (
        _error(
            "C1, known",
            ERROR_KNOWN,
            {where: pooled_error(group) for where, group in _groups(chosen, known=True).items()},
        ),
        _error(
            "C1, guessed",
            ERROR_GUESSED,
            {
                where: fmean(cell.error for cell in group)
                for where, group in _groups(chosen, known=False).items()
            },
        ),
        *(_brier(chosen, answers) for answers in BRIER),
        *(_auc(chosen, answers) for answers in AUC),
        _interval(chosen),
        _steady(chosen),
        _words(chosen),
    )


def _error(id_: str, limit: float, errors: dict[Where, float]) -> Goal:
    worst = max(errors.values())
    return Goal(
        id=id_,
        asked=f"told and passed at most {100 * limit:.0f} points apart on average",
        found=f"{100 * worst:.1f} at worst ({_where(errors, worst)}), "
        f"{100 * _average(errors):.1f} on average",
        met=worst <= limit,
    )


def _brier(cells: list[Cell], answers: int) -> Goal:
    limit = BRIER[answers]
    means = _means([c for c in cells if c.answers == answers], lambda cell: cell.brier)
    worst = max(means.values())
    return Goal(
        id=f"C1 after {answers}",
        asked=f"Brier score at most {limit}",
        found=f"{worst:.3f} at worst ({_where(means, worst)}), {_average(means):.3f} on average",
        met=worst <= limit,
    )


def _auc(cells: list[Cell], answers: int) -> Goal:
    limit = AUC[answers]
    means = _means([c for c in cells if c.answers == answers], lambda cell: cell.auc)
    worst = min(means.values())
    return Goal(
        id=f"C2 after {answers}",
        asked="who passes was told more than who fails, in at least "
        f"{100 * limit:g} of 100 pairs (AUC)",
        found=f"{100 * worst:.1f} at worst ({_where(means, worst)}), "
        f"{100 * _average(means):.1f} on average",
        met=worst >= limit,
    )


def _interval(cells: list[Cell]) -> Goal:
    means = _means(cells, lambda cell: cell.covered or 0.0)
    low, high = min(means.values()), max(means.values())
    return Goal(
        id="C3",
        asked="the range of right answers holds 78 to 92 of 100 papers",
        found=f"{100 * low:.1f} to {100 * high:.1f}",
        met=COVERED[0] <= low and high <= COVERED[1],
    )


def _steady(cells: list[Cell]) -> Goal:
    fell, over = max(c.fell for c in cells), max(c.beyond for c in cells)
    return Goal(
        id="C4",
        asked="one more right answer never lowers the chance by more than the step before it does",
        found=f"lowered by {100 * max(0.0, fell):.2f} points at most, all of it the step’s"
        if over <= TINY
        else f"lowered by {100 * over:.2f} points more than the step’s",
        met=over <= TINY,
    )


def _words(cells: list[Cell]) -> Goal:
    off = {
        (growth, word): abs(found.predicted - found.observed)
        for growth in dict.fromkeys(cell.growth for cell in cells)
        for word, found in by_word(of_kind(cells, view=BANDS, growth=growth)).items()
    }
    worst = max(off.values())
    growth, word = max(off, key=lambda key: off[key])
    return Goal(
        id="C5",
        asked="what each word tells is within 10 points of the share that passed",
        found=f"{100 * worst:.1f} points at worst (“{word}”, {growth})",
        met=worst <= WORD_OFF,
    )


def by_word(cells: Iterable[Cell]) -> dict[Word, Bin]:
    """What each word meant over these cells."""
    every = [dict(cell.words) for cell in cells]
    found = {word: [words[word] for words in every if word in words] for word in Word}
    return {word: merged(bins) for word, bins in found.items() if bins}


def _means(cells: Iterable[Cell], value: Callable[[Cell], float]) -> dict[Where, float]:
    """A figure as a mean over the banks, by growth, number of answers and view."""
    return {where: fmean(map(value, group)) for where, group in _groups(cells).items()}


def _groups(cells: Iterable[Cell], *, known: bool | None = None) -> dict[Where, list[Cell]]:
    groups: dict[Where, list[Cell]] = {}
    for cell in cells:
        if known in (None, cell.view == KNOWN):
            where = (cell.growth, f"{cell.answers} answers", cell.view)
            groups.setdefault(where, []).append(cell)
    return groups


def _average(means: dict[Where, float]) -> float:
    return fmean(means.values())


def _where(means: dict[Where, float], worst: float) -> str:
    return ", ".join(next(where for where, value in means.items() if value == worst))
