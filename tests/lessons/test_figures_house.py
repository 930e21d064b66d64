"""Fig. 1.1, Inspect the house."""

from dataclasses import replace

import pytest

from assessment.parties import Party
from lessons.figures.house import HOUSE_WORDS, HouseState
from lessons.figures.registry import take
from tests.lessons.figures import house

RIGHT = "AAACCCB"


def state(letters: str, words: str = "") -> HouseState:
    values = {str(n): letter for n, letter in enumerate(letters, start=1) if letter != "-"}
    found = house().read({**values, "show": words or "no"})
    assert found is not None
    return found


def form(letters: str) -> dict[str, str]:
    return {f"house.{n}": letter for n, letter in enumerate(letters, start=1) if letter != "-"}


@pytest.mark.parametrize(
    ("letters", "words", "caption"),
    [
        ("-------", "", "You have placed 0 of 7 parts."),
        ("AC--A--", "", "You have placed 3 of 7 parts."),
        (RIGHT, "", "You have placed 7 of 7 parts. Inspect the house when you are ready."),
        (RIGHT, "house", "Inspected. All seven match."),
        ("AABCCCA", "house", "Inspected. Five of seven match. Parts 3 and 7 differ."),
        ("AAACCCA", "cloud", "Cloud words. Six of seven match. Part 7 differs."),
        (
            "CCCAAAA",
            "house",
            "Inspected. None of seven match. Parts 1, 2, 3, 4, 5, 6 and 7 differ.",
        ),
        (
            "-------",
            "house",
            "Inspected: the builder holds 1, 2 and 3; the homeowner 4, 5 and 6; half each 7.",
        ),
        ("-------", "cloud", "Cloud words: AWS holds 1, 2 and 3; the customer 4, 5 and 6; both 7."),
    ],
)
def test_caption(letters: str, words: str, caption: str) -> None:
    assert house().caption(state(letters, words)) == caption


def test_check_names_each_part_without_an_owner() -> None:
    step = take(house(), values=form("AAACC--"), command="check", was="", has_bet=False)
    assert [(m.control, m.text) for m in step.mistakes] == [
        ("house-6-A", "Choose an owner for part 6, safe and contents"),
        ("house-7-A", "Choose an owner for part 7, street box with two doors"),
    ]
    assert step.state == state("AAACC--")
    assert step.bet is None


def test_check_shows_and_keeps_the_bet() -> None:
    step = take(house(), values=form("AABCCCA"), command="check", was="", has_bet=False)
    assert step.state == state("AABCCCA", "house")
    assert step.bet == {**dict(zip("1234567", "AABCCCA", strict=True)), "show": "no"}


def test_show_places_an_empty_bet() -> None:
    step = take(house(), values=form("AABCCCA"), command="show", was="", has_bet=False)
    assert step.state == replace(house().start(), words="house")
    assert step.bet == {}


def test_clouds_stand_round_what_differs() -> None:
    assert house().drawing(state("AABCCCA", "house")).clouds == (3, 7)
    assert house().drawing(state("AABCCCA")).clouds == ()


def test_drawing_takes_the_bet_and_then_the_owner() -> None:
    bet = house().drawing(state("C------")).parts
    assert (bet["fence"], bet["safe"]) == ("is-C", "is-I")
    shown = house().drawing(state("C------", "house")).parts
    assert (shown["fence"], shown["safe"], shown["box"]) == ("is-A", "is-C", "is-B")


def test_words_toggle_renames_and_keeps_owners() -> None:
    before, after = (house().form(state("AABCCCA", words)).rows for words in ("house", "cloud"))
    assert [r.owner for r in before] == [r.owner for r in after]
    assert {r.name for r in before} & {r.name for r in after} == set()
    assert (before[2].said, after[2].said) == ("A half each", "Both")


def test_other_words_are_one_click_away() -> None:
    shown = state("AABCCCA", "house")
    other = house().other(shown)
    assert other == state("AABCCCA", "cloud")
    assert other is not None
    assert house().other(other) == shown
    assert house().other(state("AABCCCA")) is None


@pytest.mark.parametrize(
    "values", [{"8": "A"}, {"1": "D"}, {"1": "a"}, {"show": "yes"}, {"0": "A"}, {"1": ""}]
)
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert house().read(values) is None


def test_owners_of_the_seven_parts() -> None:
    assert "".join(part.owner.letter for part in house().parts) == RIGHT
    assert set(HOUSE_WORDS) == set(Party)


def test_house_has_at_most_seven_parts() -> None:
    with pytest.raises(ValueError, match="parts: from one to seven parts"):
        replace(house(), parts=house().parts * 2)
