"""The tables of a run of the readiness simulation."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from assessment.simulation import forecasts
from assessment.simulation.forecasts import Bin
from assessment.simulation.readiness_cells import (
    CHOSEN,
    COMPARED_AT,
    Cell,
    of_kind,
    pooled_error,
    pooled_tenths,
)
from assessment.simulation.readiness_goals import by_word
from assessment.simulation.readiness_world import BANDS
from assessment.simulation.report import Table

type Row = tuple[str | int | float, ...]
RELIABILITY = "Told and observed, by tenths of the chance"
WORDS = "What each word meant"
METHODS = "Beside simpler estimates, after 80 answers"
HARDER = "In a harder world: flatter questions, growth within 30 answers"
ERRORS = ("ECE", "mean of banks", "worst bank")
SLICE = "The first learners of the first bank"


def tables(
    cells: Sequence[Cell], harder: Sequence[Cell], first: Sequence[Cell]
) -> tuple[Table, ...]:
    """All tables: of the cells, of those of a harder world, and of a small run to be repeated."""
    banded = of_kind(cells, view=BANDS)
    return (
        _every(cells, "The chosen estimate"),
        _methods(cells),
        _bins(RELIABILITY, "tenth", ((_tenth(b), b) for b in pooled_tenths(banded))),
        _bins(WORDS, "word", by_word(banded).items()),
        _every(harder, HARDER),
        _slice(first),
    )


def _every(cells: Sequence[Cell], title: str) -> Table:
    rows = []
    chosen = (cell for cell in cells if cell.method == CHOSEN)
    for (growth, view, answers), group in _groups(chosen):
        rows.append(
            (
                growth,
                view,
                answers,
                round(pooled_error(group), 3),
                *_error(group),
                _mean(c.brier for c in group),
                _mean(c.auc for c in group),
                _mean(c.covered or 0.0 for c in group),
            )
        )
    columns = ("growth", "questions", "answers", *ERRORS, "Brier", "AUC", "interval")
    return Table(title=title, columns=columns, rows=tuple(rows))


def _methods(cells: Sequence[Cell]) -> Table:
    at = [cell for cell in cells if cell.answers == COMPARED_AT]
    growths = tuple(dict.fromkeys(cell.growth for cell in at))
    rows: list[Row] = []
    for method, view in dict.fromkeys((cell.method, cell.view) for cell in at):
        row: list[str | float] = [method, view]
        for growth in growths:
            group = of_kind(at, method=method, view=view, growth=growth)
            row += [round(pooled_error(group), 3), _mean(c.brier for c in group)]
        rows.append(tuple(row))
    heads = [f"{growth}, {figure}" for growth in growths for figure in ("ECE", "Brier")]
    return Table(
        title=METHODS,
        columns=("method", "questions", *heads),
        rows=tuple(rows),
    )


def _bins(title: str, name: str, found: Iterable[tuple[str, Bin]]) -> Table:
    return Table(
        title=title,
        columns=(name, "told", "observed", "n"),
        rows=tuple((key, round(b.predicted, 3), round(b.observed, 3), b.n) for key, b in found),
    )


def _slice(first: Sequence[Cell]) -> Table:
    rows = (
        (c.growth, c.view, c.answers, _mean([c.brier], 6), _mean([c.error], 6))
        for c in first
        if c.method == CHOSEN
    )
    return Table(
        title=SLICE, columns=("growth", "questions", "answers", "Brier", "ECE"), rows=tuple(rows)
    )


def _tenth(found: Bin) -> str:
    low = forecasts.tenth(found) * 10
    return f"{low:02d} to {low + 10}"


def _groups(cells: Iterable[Cell]) -> Iterable[tuple[tuple[str, str, int], list[Cell]]]:
    groups: dict[tuple[str, str, int], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.growth, cell.view, cell.answers), []).append(cell)
    return groups.items()


def _error(cells: Sequence[Cell]) -> tuple[float, float]:
    errors = [cell.error for cell in cells]
    return _mean(errors), round(max(errors), 3)


def _mean(values: Iterable[float], digits: int = 3) -> float:
    return round(fmean(values), digits)
