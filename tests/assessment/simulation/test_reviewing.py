from dataclasses import replace
from random import Random

import pytest

from assessment.memory import CERTAIN, GUESSING
from assessment.simulation.crowds import Crowd, Figure, season
from assessment.simulation.review_rows import Row
from assessment.simulation.reviewing import THINKING_SO, Answering, Term, live
from assessment.simulation.spacings import Even, Fsrs, Start
from assessment.simulation.worlds import WORLDS, two_trace

TWO_TRACES = WORLDS[0]
ANSWERING = Answering(guess=1 / 9)
TERM = Term()


def every(days: int) -> Start:
    return lambda: Even(days)


class TestAnswering:
    @pytest.mark.parametrize(("known", "right", "sure"), [(True, 0.97, 0.85), (False, 1 / 9, 0.20)])
    def test_shares_of_right_and_sure(self, *, known: bool, right: float, sure: float) -> None:
        rng = Random(1)  # noqa: S311 -- invented answers
        replies = [ANSWERING.reply(day=0, known=known, rng=rng) for _ in range(20_000)]
        assert sum(each.right for each in replies) / 20_000 == pytest.approx(right, abs=0.01)
        certain = sum(each.sureness == CERTAIN for each in replies) / 20_000
        assert certain == pytest.approx(sure, abs=0.01)
        assert {each.sureness for each in replies} == {CERTAIN, GUESSING}

    def test_half_may_say_that_they_think_so(self) -> None:
        rng = Random(1)  # noqa: S311 -- invented answers
        hesitant = replace(ANSWERING, certain=0.5, guessing=0.5)
        said = [hesitant.reply(day=0, known=True, rng=rng).sureness for _ in range(20_000)]
        assert said.count(THINKING_SO) / 20_000 == pytest.approx(0.5, abs=0.01)


class TestLive:
    def test_every_fact_is_reviewed_at_each_interval(self) -> None:
        outcome = live(TWO_TRACES, every(10), answering=ANSWERING, term=TERM, seed="a")
        assert outcome.reviews[:18] == [0] * 10 + [6] * 7 + [3]
        assert sum(outcome.reviews) == 360

    def test_same_seed_lives_the_same_term(self) -> None:
        first, again, other = (
            live(TWO_TRACES, Fsrs, answering=ANSWERING, term=TERM, seed=seed)
            for seed in ("a", "a", "b")
        )
        assert first == again
        assert first != other

    def test_no_day_holds_more_than_its_most(self) -> None:
        term = Term(facts=30, new_a_day=30, most_a_day=15, days=12)
        outcome = live(TWO_TRACES, every(10), answering=ANSWERING, term=term, seed="a")
        assert outcome.due[10:] == [30, 15]
        assert outcome.reviews[10:] == [15, 15]

    def test_nothing_is_reviewed_or_learnt_while_away(self) -> None:
        term = Term(facts=6, days=20, missed=range(10, 15))
        outcome = live(TWO_TRACES, every(10), answering=ANSWERING, term=term, seed="a")
        assert outcome.due[9:17] == [0, 6, 6, 6, 6, 6, 6, 0]
        assert outcome.reviews[9:17] == [0, 0, 0, 0, 0, 0, 6, 0]

    def test_recall_before_the_first_review_is_that_of_untouched_facts(self) -> None:
        term = Term(facts=1, new_a_day=1, days=8)
        outcome = live(TWO_TRACES, every(10), answering=ANSWERING, term=term, seed="a")
        spread = [two_trace(ease).recall(7) for ease in (-4, 4)]
        assert spread[0] <= outcome.recalls[7] <= spread[1]
        assert outcome.recalls[0] == 0

    def test_predictions_are_held_against_the_truth(self) -> None:
        outcome = live(TWO_TRACES, Fsrs, answering=ANSWERING, term=TERM, seed="a")
        assert outcome.predictions == sum(outcome.reviews)
        assert 0 < outcome.known < outcome.predicted < outcome.predictions


class TestCrowd:
    def test_figures_are_means_over_seeds(self) -> None:
        row = Row(name="every 10 days", start=every(10), answering=ANSWERING, term=TERM)
        some = Crowd(tuple(season(TWO_TRACES, row, learners=2, seed=seed) for seed in (1, 2)))
        singly = [
            live(TWO_TRACES, every(10), answering=ANSWERING, term=TERM, seed=seed)
            for seed in ("1 0", "1 1", "2 0", "2 1")
        ]
        on_day = sum(each.recalls[50] for each in singly) / 4
        assert some.recall_on(50).mean == pytest.approx(on_day)
        assert some.recall().mean == pytest.approx(
            sum(sum(each.recalls[20:]) / 70 for each in singly) / 4
        )
        assert (some.reviews().mean, some.reviews(before=11).mean) == (360, 6)
        assert some.belief() is None
        assert (some.busy(range(90)).mean, some.most_in_a_day()) == (0, 6)

    def test_days_with_much_due_are_counted(self) -> None:
        term = Term(facts=26, new_a_day=13, days=13)
        row = Row(name="every 10 days", start=every(10), answering=ANSWERING, term=term)
        some = Crowd((season(TWO_TRACES, row, learners=2, seed=1),))
        assert some.busy(range(9, 13)).mean == 0.5

    def test_belief_is_predicted_minus_true(self) -> None:
        row = Row(name="ours", start=Fsrs, answering=ANSWERING, term=TERM)
        some = Crowd((season(TWO_TRACES, row, learners=1, seed=1),)).belief()
        alone = live(TWO_TRACES, Fsrs, answering=ANSWERING, term=TERM, seed="1 0")
        assert some is not None
        assert some.mean == (alone.predicted - alone.known) / alone.predictions

    def test_error_is_that_of_the_mean(self) -> None:
        figure = Figure((0.1, 0.2, 0.3, 0.4))
        assert (figure.mean, figure.error) == pytest.approx((0.25, 0.0645497))
        assert figure.told(2) == "0.25 ± 0.06"

    def test_one_seed_has_no_error(self) -> None:
        assert Figure((0.5,)).error == 0

    def test_difference_is_taken_seed_by_seed(self) -> None:
        assert (Figure((0.5, 0.25)) - Figure((0.25, 0.0))).values == (0.25, 0.25)
