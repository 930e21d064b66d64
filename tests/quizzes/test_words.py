import pytest

from quizzes import words


@pytest.mark.parametrize(
    ("value", "said"), [(0, "no"), (1, "one"), (20, "twenty"), (21, "21"), (-1, "-1")]
)
def test_number(value: int, said: str) -> None:
    assert words.number(value) == said


def test_counted_takes_the_noun_that_fits() -> None:
    assert [words.counted(n, "row", "rows") for n in (0, 1, 2)] == [
        "no rows",
        "one row",
        "two rows",
    ]


def test_none_of_says_none() -> None:
    assert (words.none_of(0), words.none_of(3)) == ("none", "three")


def test_sentence_starts_with_a_capital() -> None:
    assert words.sentence("aWS") == "AWS"
