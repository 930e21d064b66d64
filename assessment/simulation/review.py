"""What spaced review does to invented learners: the production scheduler beside its rivals.

The worlds are those of section 5.5 of the course design. They rank ways of spacing; they predict
nobody's score.
"""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from assessment.simulation import review_goals, review_rows, review_tables
from assessment.simulation.crowds import Crowd, Season, season
from assessment.simulation.report import Report
from assessment.simulation.review_goals import Compared
from assessment.simulation.review_rows import EXAM_DAYS, TERM, THREE, TWO_PART, Row
from assessment.simulation.worlds import WORLDS

LEARNERS, SEEDS = 60, 5
# The first learners of the first seed, run again by a test.
SLICE = 3
OPTIONS, PAIR = "three options", "owner and because"
TRIED, AWAY = "tried", "away"

type Key = tuple[str, str, str]


def run(*, learners: int = LEARNERS, seeds: int = SEEDS, first: int = 1) -> Report:
    """The report of so many learners in each world, for each of so many seeds from the `first`."""
    numbers = range(first, first + seeds)
    if seeds == 1:
        found = [seasons(first, learners=learners)]
    else:
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            found = list(pool.map(partial(seasons, learners=learners), numbers))
    return report(found, learners=learners)


def report(found: list[dict[Key, Season]], *, learners: int) -> Report:
    """What the seasons of all seeds come to."""
    crowds = {group: _crowds(group, found) for group in groups()}
    compared = {kind: crowds[kind] for kind in (PAIR, OPTIONS)}
    exams = {day: crowds[f"exam {day}"] for day in EXAM_DAYS}
    return Report(
        name="review",
        setting=(
            f"{learners} learners × {len(found)} seeds; {TERM.facts} facts, "
            f"{TERM.new_a_day} new a day, {TERM.days} days, at most {TERM.most_a_day} reviews a day"
        ),
        tables=(
            review_tables.untouched_facts(),
            *review_tables.compared(compared),
            *review_tables.exams(exams),
            *review_tables.tried(crowds[TRIED]),
            review_tables.away(crowds[PAIR], crowds[AWAY]),
            review_tables.busy(crowds[PAIR], crowds[AWAY]),
            review_tables.sliced(_slice(), learners=SLICE),
        ),
        goals=(
            *(
                goal
                for kind, each in compared.items()
                for goal in review_goals.compared_goals(each, where=kind)
            ),
            *review_goals.load_goals(crowds[PAIR], crowds[AWAY]),
            review_goals.exam_goal(exams),
            review_goals.library_goal(),
        ),
    )


def groups() -> dict[str, tuple[Row, ...]]:
    """All that is run, by the table that it is for."""
    return {
        PAIR: review_rows.rivals(TWO_PART),
        OPTIONS: review_rows.rivals(THREE),
        **{f"exam {day}": review_rows.exam_rows(day, TWO_PART) for day in EXAM_DAYS},
        TRIED: review_rows.tried(),
        AWAY: (review_rows.away(),),
    }


def seasons(seed: int, *, learners: int) -> dict[Key, Season]:
    """Everything, with the learners of one seed."""
    return {
        (group, world.name, row.name): season(world, row, learners=learners, seed=seed)
        for group, rows in groups().items()
        for world in WORLDS
        for row in rows
    }


def _crowds(group: str, found: list[dict[Key, Season]]) -> Compared:
    return {
        (world, row): Crowd(tuple(each[name, world, row] for each in found))
        for name, world, row in found[0]
        if name == group
    }


def _slice() -> Compared:
    return {
        (world.name, row.name): Crowd((season(world, row, learners=SLICE, seed=1),))
        for world in WORLDS
        for row in review_rows.rivals(TWO_PART)
    }
