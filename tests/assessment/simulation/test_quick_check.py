"""The simulation of the quick check, small: it is the same each time, and says what it should."""

from dataclasses import replace

import pytest

from assessment.quick_check import Stock
from assessment.simulation import quick_check
from assessment.simulation.quick_check import CHOSEN_NAME, Result, Taken, run
from quizzes import bank


def test_run_is_repeatable_and_names_its_goals() -> None:
    report = run(learners=3, seeds=1, stock=bank.quick_stock())
    assert report == run(learners=3, seeds=1, stock=bank.quick_stock())
    assert report.setting == "3 learners for each of 1 seeds"
    assert [goal.id for goal in report.goals] == ["D1", "D2", "D3", "D4"]
    assert [len(table.rows) for table in report.tables] == [4, 4, 1]
    assert [table.rows[-1][0] for table in report.tables] == [CHOSEN_NAME] * 3
    fewest = [table.rows[-1][5] for table in report.tables]
    assert all(isinstance(number, int) and number >= 3 for number in fewest)


def test_run_without_our_questions_has_invented_ones_alone() -> None:
    report = run(learners=3, seeds=1)
    assert [table.title for table in report.tables] == [
        "130 questions, hardness known",
        "130 questions, in their authors' bands (for comparison, no goal)",
    ]


def taken(**changes: object) -> Taken:
    made = Taken(ability=0.0, found=0.0, error=0.4, asked=("a", "b"), fewest=3, held=True)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_result_takes_the_worst_bank_for_exposure() -> None:
    even = (taken(), taken(asked=("c", "d")))
    worn = (taken(), taken(asked=("a", "c", "d")))
    result = Result(name="x", taken=(even, worn))
    assert (result.most_used, result.longest, result.median) == (1.0, 3, 2)


def test_goals_are_missed_where_a_check_is_too_long() -> None:
    long = [
        taken(ability=n, found=-n, asked=tuple(str(i) for i in range(26)), fewest=0)
        for n in range(3)
    ]
    goals = quick_check.goals({"w": Result(name="x", taken=(tuple(long),))})
    assert [goal.met for goal in goals] == [False] * 4


@pytest.mark.parametrize("seed", [0, 1])
def test_world_of_ours_has_a_truth_for_each_question(seed: int) -> None:
    few = Stock(candidates=bank.quick_stock().candidates[:9])
    world = quick_check.ours(few, seed)
    assert world.truth.keys() == few.by_id.keys()
    assert [q.guess for q in world.truth.values()] == [c.question.guess for c in few.candidates]
