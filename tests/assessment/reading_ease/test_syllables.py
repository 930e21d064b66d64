import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.reading_ease import syllables
from tests.assessment.reading_ease.counted import COUNTED

LEAST_RIGHT = 0.95
WORDS = [(word, count) for count, listed in COUNTED.items() for word in listed.split()]


def test_syllables_are_counted_as_spoken() -> None:
    missed = [f"{word} {syllables(word)}, not {n}" for word, n in WORDS if syllables(word) != n]
    right = 1 - len(missed) / len(WORDS)

    print(f"\nsyllables of {len(WORDS)} words: {right:.1%} right; {missed}")  # noqa: T201 - for -s
    assert len(WORDS) >= 120
    assert right >= LEAST_RIGHT


@pytest.mark.parametrize(
    ("word", "count"),
    [("boss’s", 2), ("bus's", 2), ("isn't", 2), ("can't", 1), ("11", 1), ("", 1), ("-", 1)],
)
def test_what_is_no_plain_word_has_its_count(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(max_size=30))
def test_every_text_has_a_syllable(text: str) -> None:
    assert syllables(text) >= 1


@given(st.sampled_from([word for word, _ in WORDS]), st.sampled_from([word for word, _ in WORDS]))
def test_parts_of_a_compound_are_added(one: str, other: str) -> None:
    assert syllables(f"{one}-{other}") == syllables(one) + syllables(other)
