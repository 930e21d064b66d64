"""The simulation of classes, small: it is the same each time, and its truths are true."""

from collections import Counter
from random import Random
from statistics import fmean

import pytest

from assessment.item_analysis import papers
from assessment.item_analysis.discriminating import discrimination
from assessment.item_analysis.figures import FlagKind, Interval
from assessment.item_analysis.rests import Book
from assessment.readiness import GRID
from assessment.simulation import classes
from assessment.simulation.class_edges import EDGES, edges
from assessment.simulation.class_goals import flag_goals
from assessment.simulation.class_runs import (
    ANY,
    RELIABILITY,
    TOLD,
    Case,
    Tally,
    flawed_class,
    paper_class,
    planted,
    sound_class,
)
from assessment.simulation.class_sittings import sit
from assessment.simulation.class_tried import TRIED, tried_class
from assessment.simulation.class_truth import Papers
from assessment.simulation.class_world import LONG, Flaw, Invented, bank, flawed
from assessment.simulation.report import Report
from progress.queries.simulated import stored


def rng(seed: int = 1) -> Random:
    return Random(seed)  # noqa: S311 - a simulation


@pytest.fixture(scope="module")
def report() -> Report:
    """One class for each case; it takes some seconds."""
    return classes.run(learners=1, seeds=1)


def test_run_has_all_its_tables_and_goals(report: Report) -> None:
    assert report.setting == "1 learners a case for each of 1 seeds"
    assert [goal.id for goal in report.goals] == ["I1", "I2", "I3", "I4", "I5"]
    assert [len(table.rows) for table in report.tables] == [16, 16, 12, 24, 7, 4]
    assert all(len(row) == len(table.columns) for table in report.tables for row in table.rows)
    assert report.goals[1].met


def test_report_that_is_kept_has_the_tables_of_this_code(report: Report) -> None:
    kept = stored("classes")
    assert [(t.title, t.columns, len(t.rows)) for t in kept.tables] == [
        (t.title, t.columns, len(t.rows)) for t in report.tables
    ]
    assert [(goal.id, goal.asked) for goal in kept.goals] == [
        (goal.id, goal.asked) for goal in report.goals
    ]


@pytest.mark.parametrize(("size", "length"), [(8, 8), (12, 4)])
def test_truths_are_what_a_large_class_comes_to(size: int, length: int) -> None:
    papers_ = Papers(bank=bank(rng(), size), length=length)
    sats = sit(papers_, 6000, rng(2))
    book = Book(sats)
    one = papers_.bank[0]
    answers = book.answered({one.question.ref})
    found = discrimination(
        [each.given.credit for each in answers], [each.rest or 0.0 for each in answers]
    )
    whole = papers.reliability(sats, {each.question.ref: each.question for each in papers_.bank})
    assert found
    assert whole
    assert len(answers) == 6000
    assert found.r == pytest.approx(papers_.discrimination(one), abs=0.04)
    assert fmean(each.given.credit for each in answers) == pytest.approx(one.facility, abs=0.02)
    assert whole.value == pytest.approx(papers_.reliability, abs=0.03)
    certain = fmean(each.given.sureness == 2 and not each.right for each in answers)
    assert certain == pytest.approx(one.certain_wrong, abs=0.02)


def test_papers_are_dealt_so_that_each_question_is_asked_as_often() -> None:
    papers_ = Papers(bank=bank(rng(), 12), length=4)
    asked = Counter(one.item for sat in sit(papers_, 5, rng()) for one in sat.given)
    assert set(asked.values()) == {5}


@pytest.mark.parametrize("flaw", list(Flaw))
def test_chances_of_options_add_up_at_every_ability(flaw: Flaw) -> None:
    one = flawed(flaw, rng())
    assert len(one.chances) == len(GRID)
    assert [sum(each) for each in one.chances] == pytest.approx([1] * len(GRID))
    assert sum(one.shares) == pytest.approx(1)


def test_sound_question_deserves_nothing_and_flaws_do() -> None:
    deserved = {}
    for papers_, (flaw,) in planted(8, rng(3)):
        deserved[flaw] = {kind for kind, _ in papers_.truly(papers_.bank[0])}
    assert FlagKind.WRONG_KEY in deserved[Flaw.WRONG_KEY]
    assert FlagKind.NEAR_GUESSING in deserved[Flaw.GUESSING]
    assert FlagKind.TOO_LITTLE in deserved[Flaw.FLAT]
    assert FlagKind.DEAD in deserved[Flaw.DEAD]
    assert FlagKind.TOO_EASY in deserved[Flaw.EASY]
    assert deserved[Flaw.CERTAIN] == {FlagKind.CERTAIN_WRONG}


def test_long_paper_holds_all_flaws_at_once() -> None:
    ((papers_, flaws),) = planted(LONG, rng())
    assert (len(papers_.bank), flaws) == (LONG, tuple(Flaw))


def test_edges_lie_on_their_thresholds() -> None:
    papers_ = edges(rng())
    easy, guessing, dead, certain, none, little, even = papers_.bank[: len(EDGES)]
    assert easy.facility == pytest.approx(0.95)
    assert guessing.facility == pytest.approx(0.25 + 0.15 * 0.75)
    assert dead.shares[-1] == pytest.approx(0.05)
    assert certain.certain_wrong == pytest.approx(0.2)
    assert papers_.discrimination(none) == pytest.approx(0)
    assert papers_.discrimination(little) == pytest.approx(0.1, abs=0.02)
    assert even.shares[:2] == pytest.approx((0.4, 0.4))


def test_sound_class_counts_each_question_once() -> None:
    tally = Tally()
    sound_class(tally, Case(length=8, each=True, answers=30), rng())
    assert tally.items == 24
    assert 0 < tally.judged <= 24
    assert tally.asked["facility", 0.95] == 24


def test_classes_are_the_same_for_a_seed() -> None:
    case, first, again = Case(length=8, each=True, answers=30), Tally(), Tally()
    sound_class(first, case, rng(6))
    sound_class(again, case, rng(6))
    assert first == again


def test_tally_counts_what_is_held() -> None:
    tally = Tally()
    tally.cover("x", 0.95, Interval(0.2, 0.4), 0.3)
    tally.cover("x", 0.95, Interval(0.2, 0.4), 0.5)
    assert (tally.covered("x", 0.95), tally.covered("y", 0.95)) == (0.5, 0)


def test_paper_without_spread_is_not_counted() -> None:
    tally = Tally()
    for seed in range(40):
        paper_class(tally, Case(length=8, each=False, answers=2), rng(seed))
    assert 0 < tally.asked[RELIABILITY, 0.95] < 40


def test_wrong_key_is_found_in_a_large_class() -> None:
    found: Counter[tuple[Flaw, str]] = Counter()
    flawed_class(found, planted(LONG, rng(5)), 600, rng(4))
    assert found[Flaw.WRONG_KEY, TOLD] == found[Flaw.WRONG_KEY, ANY] == 1


def test_intervals_that_were_tried_are_all_counted() -> None:
    tally = Tally()
    tried_class(tally, Case(length=8, each=False, answers=30), rng())
    assert {name for name, _ in tally.asked} == set(TRIED)
    assert len(set(tally.asked.values())) == 1


def test_goals_are_missed_where_a_sound_question_is_flagged() -> None:
    case = Case(length=8, each=False, answers=30)
    bad = {case: Tally(items=10, falsely=2, judged=10, flagged=2)}
    few = {Case(length=8, each=False, answers=12): Tally(items=10, falsely=1, judged=1)}
    edge = {30: Counter({EDGES[0].name: 9}), 100: Counter[str](), 300: Counter[str]()}
    goals = flag_goals(bad | few, edge, 10)
    assert [goal.met for goal in goals] == [False, False, False]


def test_invented_questions_are_the_same_for_a_seed() -> None:
    def traits(made: tuple[Invented, ...]) -> list[object]:
        return [one.traits for one in made]

    assert traits(bank(rng(), 9)) == traits(bank(rng(), 9))
    assert {len(one.question.choices) for one in bank(rng(), 9)} == {3, 4}
