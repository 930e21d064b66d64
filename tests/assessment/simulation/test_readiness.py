"""The readiness simulation, small: it is the same each time, and says what it should."""

from dataclasses import replace

import pytest

from assessment.readiness import Word
from assessment.simulation import readiness_goals, readiness_world
from assessment.simulation.forecasts import Bin
from assessment.simulation.readiness import SLICE, run
from assessment.simulation.readiness_cells import Cell, merged, pooled_error
from assessment.simulation.readiness_tables import SLICE as SLICE_TITLE
from assessment.simulation.readiness_world import BANDS, EARLY, GROWTHS, KNOWN, STEADY
from progress.queries.simulated import stored, table

GOALS = [
    *("C1, known", "C1, guessed", "C1 after 20", "C1 after 80"),
    *("C2 after 20", "C2 after 80", "C3", "C4", "C5"),
]


def test_run_is_repeatable_on_one_bank_and_in_processes() -> None:
    assert run(learners=4, seeds=1) == run(learners=4, seeds=1)
    report = run(learners=4, seeds=2)
    assert [goal.id for goal in report.goals] == GOALS
    assert [len(table_.rows) for table_ in report.tables][:2] == [27, 8]


def test_first_learners_come_out_as_stored() -> None:
    again = run(learners=SLICE, seeds=1)
    assert table(again, SLICE_TITLE) == table(stored("readiness"), SLICE_TITLE)


def test_first_learners_are_the_same_however_many_follow() -> None:
    world = readiness_world.world(1)
    few, many = (
        readiness_world.learners(world, seed=1, growth=STEADY, answers=20, count=count)
        for count in (3, 9)
    )
    assert few == many[:3]


def test_world_is_as_described() -> None:
    world = readiness_world.world(1)
    assert len(world.bank) == 130
    assert {question.guess for question in world.bank} == {1 / 3}
    assert [len(exam.questions) for exam in world.exams.values()] == [26, 26, 26]
    assert [exam.least for exam in world.exams.values()] == [19, 19, 19]
    assert sorted({question.hardness for question in world.banded}) == [-1.25, -0.4, 0.5]
    one = readiness_world.learners(world, seed=1, growth=EARLY, answers=80, count=1)[0]
    assert len(set(one.asked)) == len(one.right) == 80
    assert 0 <= one.score <= 26


@pytest.mark.parametrize("growth", GROWTHS)
def test_about_two_in_three_pass(growth: str) -> None:
    world = readiness_world.world(2)
    found = readiness_world.learners(world, seed=2, growth=growth, answers=20, count=600)
    assert sum(one.score >= 19 for one in found) / 600 == pytest.approx(0.66, abs=0.07)


def test_who_grows_is_right_less_often_while_practising() -> None:
    world = readiness_world.world(3)
    shares = []
    for growth in GROWTHS:
        found = readiness_world.learners(world, seed=3, growth=growth, answers=80, count=300)
        shares.append(sum(one.share for one in found) / len(found))
    assert shares[1] < shares[2] < shares[0]


def cell(**changes: object) -> Cell:
    good = Cell(
        seed=1,
        method="chosen",
        view=KNOWN,
        growth=EARLY,
        answers=20,
        error=0.02,
        brier=0.1,
        auc=0.9,
        covered=0.85,
        fell=0.001,
        beyond=0.0,
        tenths=(Bin(predicted=0.52, observed=0.5, n=10),),
        words=((Word.POSSIBLE, Bin(predicted=0.52, observed=0.5, n=10)),),
    )
    return replace(good, **changes)  # type: ignore[arg-type]


def judged(**changes: object) -> list[str]:
    """The goals missed by a run that is good but for some of its cells."""
    cells = [
        cell(view=view, answers=answers) for view in (KNOWN, BANDS) for answers in (20, 40, 80)
    ]
    bad = cell(**{"answers": 80, **changes})
    kept = [one for one in cells if (one.view, one.answers) != (bad.view, bad.answers)]
    return [goal.id for goal in readiness_goals.goals([*kept, bad]) if not goal.met]


def test_goals_are_met_by_a_good_run() -> None:
    assert judged() == []


@pytest.mark.parametrize(
    ("changes", "missed"),
    [
        ({"tenths": (Bin(predicted=0.56, observed=0.5, n=10),)}, ["C1, known"]),
        ({"view": BANDS, "error": 0.11}, ["C1, guessed"]),
        ({"view": BANDS, "answers": 20, "brier": 0.141}, ["C1 after 20"]),
        ({"brier": 0.126}, ["C1 after 80"]),
        ({"answers": 20, "auc": 0.869}, ["C2 after 20"]),
        ({"view": BANDS, "auc": 0.894}, ["C2 after 80"]),
        ({"covered": 0.77}, ["C3"]),
        ({"covered": 0.93}, ["C3"]),
        ({"beyond": 0.001}, ["C4"]),
        (
            {
                "view": BANDS,
                "words": ((Word.LIKELY, Bin(predicted=0.7, observed=0.59, n=10)),),
            },
            ["C5"],
        ),
    ],
)
def test_goal_is_missed_by_one_bad_cell(changes: dict[str, object], missed: list[str]) -> None:
    assert judged(**changes) == missed


def test_banks_are_pooled_by_the_number_of_their_learners() -> None:
    bins = [Bin(predicted=0.5, observed=1, n=1), Bin(predicted=0.8, observed=0, n=3)]
    both = merged(bins)
    assert (both.observed, both.n) == (0.25, 4)
    assert both.predicted == pytest.approx(0.725)
    # One bank is too high by as much as the other is too low.
    high, low = (cell(tenths=(Bin(predicted=0.55, observed=o, n=10),)) for o in (0.65, 0.45))
    assert pooled_error([high, low]) == pytest.approx(0)
    assert pooled_error([high]) == pytest.approx(0.1)
