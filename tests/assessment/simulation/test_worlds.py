from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.simulation.worlds import WORLDS, World, eases, untouched


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
class TestWorld:
    def test_untouched_facts_fade_as_asked_for(self, world: World) -> None:
        rng = Random(1)  # noqa: S311 -- invented people
        found = untouched(world, people=200, rng=rng)
        assert found == pytest.approx(world.asked, abs=0.02)

    def test_recall_is_certain_at_first_and_falls(self, world: World) -> None:
        trace = world.learn(0)
        shares = [trace.recall(days) for days in range(90)]
        assert shares[0] == 1
        assert shares == sorted(shares, reverse=True)

    def test_able_learners_forget_less(self, world: World) -> None:
        assert world.learn(-1).recall(14) < world.learn(0).recall(14) < world.learn(1).recall(14)

    @given(known=st.floats(0, 1), days=st.integers(1, 90))
    def test_harder_recall_lasts_longer(self, world: World, known: float, days: int) -> None:
        trace, harder = world.learn(0), world.learn(0)
        before = trace.recall(days)
        trace.strengthen(known)
        harder.strengthen(known / 2)
        assert before <= trace.recall(days) <= harder.recall(days) <= 1


def test_eases_of_one_learner_follow_the_ability() -> None:
    rng = Random(1)  # noqa: S311 -- invented people
    drawn = [list(eases(facts=45, rng=rng)) for _ in range(400)]
    means = [sum(each) / 45 for each in drawn]
    spread = (sum(mean * mean for mean in means) / 400) ** 0.5
    assert spread == pytest.approx(1.0, abs=0.1)
