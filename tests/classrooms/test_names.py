"""Names of people, classes and groups."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classrooms.names import UNSEEN, clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ana   Petrov ", "Ana Petrov"),
        ("Ana\u202ePetrov", "AnaPetrov"),
        ("A\u200bna\ufeff", "Ana"),
        ("Ana\tPetrov\n", "Ana Petrov"),
        ("Ana\x00\x07", "Ana"),
        ("Ame\u0301lie", "Amélie"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800Ana", "Ana"),
        ("", ""),
        ("\u202e\u2066", ""),
    ],
)
def test_clean_name(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_clean_name_that_is_too_long() -> None:
    assert clean("x" * 80) == "x" * 80
    with pytest.raises(ValueError, match="That is 81 characters"):
        clean("x" * 81)


def test_clean_name_heaped_with_marks() -> None:
    assert clean("Ze\u0301\u0302\u0303") == unicodedata.normalize("NFC", "Ze\u0301\u0302\u0303")
    with pytest.raises(ValueError, match="Four marks or more"):
        clean("Z" + "\u0301" * 4)


@given(st.text(max_size=60))
def test_clean_name_is_seen_and_stays(text: str) -> None:
    try:
        name = clean(text)
    except ValueError:
        return

    assert clean(name) == name
    assert {unicodedata.category(sign) for sign in name if sign not in "\u200c\u200d"} & {
        *UNSEEN
    } == set()
