import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.reading_ease import grade, measure, sentences, words

PLAIN = "The key is yours. You turn it, and the door is shut."
HEAVY = "Organisational accountability necessitates comprehensive documentation."


def test_grade_is_kincaids() -> None:
    found = measure(PLAIN)

    assert (found.sentences, found.words, found.syllables) == (2, 12, 12)
    assert found.grade == pytest.approx(max(0, 0.39 * 12 / 2 + 11.8 * 12 / 12 - 15.59))


def test_heavy_text_has_its_grade() -> None:
    found = measure(HEAVY)

    assert found.grade == pytest.approx(0.39 * 5 + 11.8 * found.syllables / 5 - 15.59)
    assert found.grade > 30


@pytest.mark.parametrize("text", ["", "…", "Amazon EC2.", "\n\n"])
def test_text_without_a_word_has_grade_0(text: str) -> None:
    assert grade(text) == 0


@pytest.mark.parametrize(
    "name", ["Amazon", "AWS’s", "EC2", "DynamoDB", "IAM", "Redshift", "WorkMail", "Quicksight"]
)
def test_names_are_left_out(name: str) -> None:
    names = ["Amazon Quicksight"]
    assert measure(f"{name} keeps a copy.", names=names) == measure("keeps a copy.", names=names)


def test_plain_words_inside_a_name_count() -> None:
    assert measure("Run it on nodes.", names=["ECS on EC2"]).words == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three! Four… Five", ["One.", "Two?", "Three!", "Four…", "Five"]),
        ("“Yes.” It is 3.5 metres long.", ["“Yes.", "It is 3.5 metres long."]),
        ("A heading\nA line", ["A heading", "A line"]),
        ("Who answers: you or AWS?", ["Who answers: you or AWS?"]),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_thought_may_end_in_a_colon() -> None:
    assert measure("Who does this: “keep the key”?").sentences == 2


def test_words_keep_hyphens_and_apostrophes() -> None:
    assert words("Don’t lock—two-factor_sign-in!") == ["Don’t", "lock", "two-factor", "sign-in"]


@given(st.lists(st.sampled_from(["lock", "the", "operating", "door"]), min_size=1))
def test_saying_it_twice_changes_no_grade(said: list[str]) -> None:
    text = " ".join(said) + "."
    assert grade(f"{text} {text}") == pytest.approx(grade(text))


@given(st.text())
def test_any_text_has_a_grade(text: str) -> None:
    found = measure(text)
    assert found.grade >= 0
    assert found.sentences <= found.words <= found.syllables
