import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.second_paper import likely

LEARNERS = 4000
BANK = 130


@pytest.mark.parametrize(
    ("right", "of", "expected"),
    [(20, 26, (17, 24)), (26, 26, (25, 26)), (0, 26, (0, 1)), (38, 50, (33, 43)), (1, 1, (0, 1))],
)
def test_range_of_a_result(right: int, of: int, expected: tuple[int, int]) -> None:
    assert likely(right, of) == expected


@given(of=st.integers(1, 80), data=st.data())
def test_range_lies_on_the_paper_around_the_result(of: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, of))
    low, high = likely(right, of)

    assert 0 <= low <= right <= high <= of


@given(of=st.integers(2, 80), data=st.data())
def test_range_grows_with_its_share(of: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, of))
    (low, high), (wide_low, wide_high) = likely(right, of), likely(right, of, share=0.95)

    assert wide_low <= low
    assert high <= wide_high


@pytest.mark.parametrize(("right", "of"), [(-1, 26), (27, 26), (0, 0)])
def test_result_that_cannot_be_is_refused(right: int, of: int) -> None:
    with pytest.raises(ValueError, match=f"right: from 0 to {of}"):
        likely(right, of)


@pytest.mark.parametrize("guess", [0.1, 0.25])
@pytest.mark.parametrize("of", [26, 50])
def test_range_holds_eight_in_ten_second_papers(of: int, guess: float) -> None:
    rng = random.Random(1)  # noqa: S311 - a simulation
    bank = [(rng.gauss(-0.4, 0.9), math.exp(rng.gauss(0, 0.25))) for _ in range(BANK)]
    held = 0
    for _ in range(LEARNERS):
        ability = rng.gauss(0.35, 1)
        chances = [guess + (1 - guess) / (1 + math.exp(-1.7 * a * (ability - b))) for b, a in bank]
        first, second = (
            sum(rng.random() < chance for chance in rng.sample(chances, of)) for _ in range(2)
        )
        low, high = likely(first, of)
        held += low <= second <= high

    assert 0.78 <= held / LEARNERS <= 0.92
