"""How good the readiness estimate is in a world of invented learners.

It runs the filter of assessment/readiness.py itself, with its model, beside simpler estimates.
"""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context

from assessment.readiness import MODEL
from assessment.simulation.readiness_cells import Cell, cells, harder_cells
from assessment.simulation.readiness_goals import goals
from assessment.simulation.readiness_tables import tables
from assessment.simulation.report import Report

LEARNERS, SEEDS = 1500, 4
# How many of the first learners are told apart, so that a test can run them again.
SLICE = 50


def run(*, learners: int = LEARNERS, seeds: int = SEEDS) -> Report:
    """The report on the banks 1 to `seeds`, with so many learners in each cell: 6,000 over all."""
    numbers = range(1, seeds + 1)
    both = (partial(cells, count=learners), partial(harder_cells, count=learners))
    if seeds == 1:
        found, harder = (list(map(run_, numbers)) for run_ in both)
    else:
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            found, harder = (list(pool.map(run_, numbers)) for run_ in both)
    every: tuple[Cell, ...] = tuple(chain.from_iterable(found))
    first = cells(1, count=min(SLICE, learners), rivals=False)
    return Report(
        name="readiness",
        setting=(
            f"{seeds} banks of 130 questions, {learners:,} learners for each bank, growth and "
            f"number of answers; ability takes steps of {MODEL.step} with drift {MODEL.drift} "
            "before an answer"
        ),
        tables=tables(every, tuple(chain.from_iterable(harder)), first),
        goals=goals(every),
    )
