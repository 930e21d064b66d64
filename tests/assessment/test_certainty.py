import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.certainty import CLAIMS, LEVELS, Level, Said, levels, wilson

COUNTS = st.integers(1, 300).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def test_answers_are_counted_by_what_was_said() -> None:
    said = [(True, 2), (False, 2), (True, 1), (False, None), (True, None), (False, 0)]
    assert levels(Said(right=right, sureness=sure) for right, sure in said) == (
        Level(sureness=0, right=0, of=1),
        Level(sureness=1, right=2, of=3, unsaid=2),
        Level(sureness=2, right=1, of=2),
    )


def test_no_answers_say_nothing() -> None:
    for level in levels([]):
        assert (level.share, level.interval, level.verdict, level.too_few) == (None,) * 3 + (True,)


def test_share_is_right_of_all() -> None:
    assert Level(sureness=2, right=6, of=7).share == 6 / 7


@pytest.mark.parametrize(
    ("right", "of", "expected"),
    [(6, 7, (0.548, 0.967)), (0, 10, (0.0, 0.213)), (10, 10, (0.787, 1.0)), (1, 2, (0.121, 0.879))],
)  # by hand from the formula, z = 1.6449
def test_wilson_s_interval(right: int, of: int, expected: tuple[float, float]) -> None:
    assert wilson(right, of) == pytest.approx(expected, abs=0.0015)


@pytest.mark.parametrize(
    ("sureness", "right", "of", "expected"),
    [
        (2, 4, 4, None),
        (2, 5, 5, 0),
        (2, 6, 7, 0),
        (2, 5, 10, -1),
        (1, 2, 20, -1),
        (1, 7, 10, 0),
        (1, 60, 60, 1),
        (0, 4, 10, 0),
        (0, 9, 10, 1),
        (0, 0, 50, -1),
    ],
)
def test_verdict_needs_the_whole_interval_outside_the_claim(
    sureness: int, right: int, of: int, expected: int | None
) -> None:
    assert Level(sureness=sureness, right=right, of=of).verdict == expected


@given(COUNTS)
def test_interval_holds_the_share_and_stays_a_share(counts: tuple[int, int]) -> None:
    low, high = wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1
    assert low < high


@given(COUNTS, st.integers(2, 5))
def test_more_answers_of_one_share_say_more(counts: tuple[int, int], times: int) -> None:
    right, of = counts
    narrow, wide = wilson(right * times, of * times), wilson(right, of)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


@given(st.lists(st.builds(Said, right=st.booleans(), sureness=st.sampled_from([None, *LEVELS]))))
def test_each_answer_counts_once(answers: list[Said]) -> None:
    found = levels(answers)
    assert sum(level.of for level in found) == len(answers)
    assert sum(level.right for level in found) == sum(said.right for said in answers)


def test_claims_follow_each_other() -> None:
    (guess, think, certain) = (CLAIMS[level] for level in LEVELS)
    assert guess[1] == think[0]
    assert (think[1], certain[1]) == (certain[0], 1)
