import json
from pathlib import Path

import pytest

from assessment.simulation import review_goals
from assessment.simulation.crowds import Crowd, Season
from assessment.simulation.report import Report
from assessment.simulation.review import run
from assessment.simulation.review_goals import Compared, Examined
from assessment.simulation.review_rows import AWAY, CHOSEN, EXAM_DAYS, LEITNER, SM2, TERM
from assessment.simulation.worlds import WORLDS

STORED = Path(__file__).resolve().parents[3] / "progress" / "simulated" / "review.json"
HARSH, MILD = (world.name for world in WORLDS)


@pytest.fixture(scope="module")
def report() -> Report:
    return run(learners=1, seeds=1)


def people(*, recall: float, reviews: int, belief: float = 0.0, busy: float = 0) -> Crowd:
    """A crowd of one with these figures."""
    one = Season(
        recalls=(recall,) * TERM.days,
        reviews=(reviews, *(0,) * (TERM.days - 1)),
        busy=(busy,) * TERM.days,
        most=15,
        belief=belief,
    )
    return Crowd((one,))


def compared(**changed: Crowd) -> Compared:
    usual = people(recall=0.9, reviews=100)
    poorer = people(recall=0.85, reviews=95)
    crowds = {
        (world, row): usual if row == CHOSEN else poorer
        for world in (HARSH, MILD)
        for row in (CHOSEN, SM2, LEITNER)
    }
    names = {"harsh": (HARSH, CHOSEN), "mild": (MILD, CHOSEN), "sm2": (HARSH, SM2)}
    return crowds | {names[name]: crowd for name, crowd in changed.items()}


def met(crowds: Compared) -> dict[str, bool]:
    return {goal.id: goal.met for goal in review_goals.compared_goals(crowds, where="here")}


class TestReport:
    def test_slice_of_the_stored_report_is_reproduced(self, report: Report) -> None:
        stored, table = json.loads(STORED.read_text())["tables"][-1], report.tables[-1]
        assert stored["title"] == table.title
        assert [tuple(row) for row in stored["rows"]] == list(table.rows)

    def test_held_out_seeds_are_other_learners(self, report: Report) -> None:
        other = run(learners=1, seeds=1, first=6)
        assert other.setting == report.setting
        assert other.tables[1].title == report.tables[1].title
        assert other.tables[1].rows != report.tables[1].rows
        assert other.tables[-1] == report.tables[-1]

    def test_stored_report_is_that_of_the_design(self) -> None:
        setting = json.loads(STORED.read_text())["setting"]
        assert setting == (
            "60 learners × 5 seeds; 45 facts, 6 new a day, 90 days, at most 15 reviews a day"
        )

    def test_every_goal_is_reported(self, report: Report) -> None:
        goals = ["R1", "R2", "R3", "R1", "R2", "R3", "R4", "R5", "R6", "R7"]
        assert [goal.id for goal in report.goals] == goals

    def test_titles_differ_and_rows_fill_the_columns(self, report: Report) -> None:
        titles = [table.title for table in report.tables]
        assert len(set(titles)) == len(titles)
        for table in report.tables:
            assert {len(row) for row in table.rows} == {len(table.columns)}


class TestComparedGoals:
    def test_all_met(self) -> None:
        assert met(compared()) == {"R1": True, "R2": True, "R3": True}

    def test_lower_recall_than_a_rival_misses(self) -> None:
        assert not met(compared(harsh=people(recall=0.84, reviews=95)))["R1"]

    def test_too_many_more_reviews_miss_in_the_harsh_world_only(self) -> None:
        dear = people(recall=0.9, reviews=108)
        assert not met(compared(harsh=dear))["R1"]
        assert met(compared(mild=dear))["R1"]

    def test_too_small_a_gain_misses_in_the_mild_world(self) -> None:
        assert not met(compared(mild=people(recall=0.86, reviews=95)))["R1"]

    @pytest.mark.parametrize(("belief", "expected"), [(0.029, True), (-0.031, False)])
    def test_belief_is_held_against_the_limit(self, *, belief: float, expected: bool) -> None:
        assert met(compared(mild=people(recall=0.9, reviews=100, belief=belief)))["R2"] == expected

    @pytest.mark.parametrize(("reviews", "expected"), [(382, True), (383, False)])
    def test_reviews_a_fact_are_held_against_the_limit(
        self, *, reviews: int, expected: bool
    ) -> None:
        assert met(compared(harsh=people(recall=0.9, reviews=reviews)))["R3"] == expected


class TestLoadGoals:
    def test_all_met(self) -> None:
        away = {
            (HARSH, AWAY): people(recall=0.88, reviews=15),
            (MILD, AWAY): people(recall=0.9, reviews=9),
        }
        crowds = compared(harsh=people(recall=0.9, reviews=15), mild=people(recall=0.9, reviews=15))
        assert [goal.met for goal in review_goals.load_goals(crowds, away)] == [True, True]

    def test_busy_days_and_a_dear_week_away_miss(self) -> None:
        away = {
            (HARSH, AWAY): people(recall=0.86, reviews=15),
            (MILD, AWAY): people(recall=0.9, reviews=9),
        }
        crowds = compared(
            harsh=people(recall=0.9, reviews=15, busy=0.06), mild=people(recall=0.9, reviews=15)
        )
        assert [goal.met for goal in review_goals.load_goals(crowds, away)] == [False, False]


class TestExamGoal:
    @pytest.mark.parametrize(
        ("recall", "reviews", "expected"),
        [(0.98, 115, True), (0.98, 116, False), (0.96, 115, False)],
    )
    def test_recall_and_reviews_are_held_against_the_limits(
        self, *, recall: float, reviews: int, expected: bool
    ) -> None:
        ours, theirs = people(recall=recall, reviews=reviews), people(recall=0.9, reviews=100)
        crowds = {
            (world, row): ours if row == CHOSEN else theirs
            for world in (HARSH, MILD)
            for row in (CHOSEN, SM2)
        }
        exams: Examined = dict.fromkeys(EXAM_DAYS, crowds)
        assert review_goals.exam_goal(exams).met == expected


def test_scheduler_equals_the_package() -> None:
    assert review_goals.library_goal().found == "500 of 500 random histories equal"
