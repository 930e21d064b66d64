"""Fig. 6.1, Split the control."""

from dataclasses import replace
from itertools import product

import pytest

from lessons.figures.registry import take
from lessons.figures.split_cards import HALVES, SplitState
from tests.lessons.splits import split

RIGHT = tuple("ACCANN")
EMPTY = ("",) * 6


def state(first: str | tuple[str, ...] = EMPTY, *, shown: tuple[int, ...] = ()) -> SplitState:
    """The first card with these letters."""
    return SplitState(choices=(tuple(first), EMPTY, EMPTY), shown=shown)


@pytest.mark.parametrize(
    ("letters", "shown", "caption"),
    [
        (EMPTY, False, "Patching: you have placed 0 of 6 strips."),
        (("A", "", "C", "", "", ""), False, "Patching: you have placed 2 of 6 strips."),
        (
            RIGHT,
            False,
            "Patching: you have placed 6 of 6 strips. Check the card when you are ready.",
        ),
        (RIGHT, True, "Patching. All six match. Both valves close."),
        ("CCCANN", True, "Patching. Five of six match. Strip 1 drips. Both valves stay open."),
        (
            "ACNANN",
            True,
            "Patching. Five of six match. Strip 3 drips. The customer’s valve stays open.",
        ),
        (
            "ACCAAA",
            True,
            "Patching. Four of six match. Strips 5 and 6 drip. AWS’s valve stays open.",
        ),
        (EMPTY, True, "Patching: AWS holds 1 and 4; the customer 2 and 3; neither 5 and 6."),
    ],
)
def test_caption(letters: tuple[str, ...], *, shown: bool, caption: str) -> None:
    assert split().caption(state(letters, shown=(1,) if shown else ())) == caption


@pytest.mark.parametrize("card", [1, 2, 3])
def test_caption_of_every_card_is_at_most_20_words(card: int) -> None:
    figure = split()
    longest = 0
    for letters in product(["", *HALVES], repeat=6):
        choices: list[tuple[str, ...]] = [EMPTY, EMPTY, EMPTY]
        choices[card - 1] = letters
        for shown in ((), (card,)):
            caption = figure.caption(SplitState(card=card, choices=tuple(choices), shown=shown))
            longest = max(longest, len(caption.split()))
    assert longest <= 20


def test_result_says_how_many_match() -> None:
    assert split().result(state("AAAANN", shown=(1,))) == "Four of six match"
    assert split().result(state(shown=(1,))) == "Patching, six tasks"
    assert split().result(state(RIGHT)) == ""


def test_check_wants_each_strip_of_the_open_card() -> None:
    values = {"split.card": "2", "split.21": "C", "split.11": "A"}
    step = take(split(), values=values, command="check", was="2", has_bet=False)
    assert [m.control for m in step.mistakes] == [f"split-2{n}-C" for n in range(2, 7)]
    assert step.mistakes[0].text == "Choose a half for strip 2 of configuration"
    assert step.state.choices[0][0] == "A"
    assert step.bet is None


def test_check_judges_one_card_and_keeps_its_bet() -> None:
    values = {f"split.1{n}": letter for n, letter in enumerate(RIGHT, start=1)}
    step = take(split(), values=values, command="check", was="1", has_bet=False)
    assert step.state == state(RIGHT, shown=(1,))
    assert step.bet == {
        "card": "1", **{f"1{n}": letter for n, letter in enumerate(RIGHT, start=1)}, "show": "no",
    }  # fmt: skip


def test_each_card_takes_its_own_bet() -> None:
    figure = split()
    assert [figure.stake(replace(state(), card=n)) for n in (1, 2, 3)] == [
        "split-1", "split-2", "split-3",
    ]  # fmt: skip
    assert figure.recall({"card": "2", "21": "C"}).shown == (2,)
    assert figure.recall({}) == state(shown=(1,))


def test_turning_to_another_card_keeps_what_was_placed_and_judged() -> None:
    values = {"split.card": "2", "split.11": "A", "split.show": "1"}
    step = take(split(), values=values, command="place", was="1", has_bet=False)
    assert (step.state.card, step.state.shown, step.state.choices[0][0]) == (2, (1,), "A")
    back = take(
        split(), values={**values, "split.card": "1"}, command="place", was="2", has_bet=True
    )
    assert split().is_shown(back.state)


def test_form_moves_with_the_card_alone() -> None:
    assert not split().moves(state(("A", *EMPTY[1:])), "1")
    assert split().moves(replace(state(), card=2), "1")


@pytest.mark.parametrize("was", ["1", "", "9"])
def test_redrawing_the_open_card_takes_its_verdict_back(was: str) -> None:
    values = {"split.card": "1", "split.show": "13"}
    step = take(split(), values=values, command="place", was=was, has_bet=True)
    assert step.state.shown == (3,)


def test_show_clears_the_open_card_alone() -> None:
    values = {"split.card": "1", "split.11": "C", "split.21": "C"}
    step = take(split(), values=values, command="show", was="1", has_bet=False)
    assert (step.bet, step.state.shown) == ({}, (1,))
    assert (step.state.choices[0], step.state.choices[1][0]) == (EMPTY, "C")


def test_strips_lie_where_they_were_put() -> None:
    drawn = split().drawing(state(("C", "A", "N", "", "A", "C"))).strips
    assert [(s.column, s.row, s.look) for s in drawn] == [
        (2, "at-6", "I"),
        (3, "at-3 low", "I"),
        (1, "at-4 low", "I"),
        (4, "at-4 low", "G"),
        (2, "at-1 low", "I"),
        (3, "at-4", "I"),
    ]
    assert not any(s.drips for s in drawn)


def test_misplaced_strips_drip_and_hold_their_valves_open() -> None:
    drawing = split().drawing(state("ACNANN", shown=(1,)))
    assert [s.number for s in drawing.strips if s.drips] == [3]
    assert [s.look for s in drawing.strips] == ["A", "C", "I", "A", "N", "N"]
    assert [(v.letter, v.is_closed) for v in drawing.valves] == [("C", False), ("A", True)]


def test_shown_without_a_bet_lies_where_it_belongs() -> None:
    drawing = split().drawing(state(shown=(1,)))
    assert [s.look for s in drawing.strips] == list(RIGHT)
    assert [v.is_closed for v in drawing.valves] == [True, True]


def test_form_keeps_what_its_controls_do_not_hold() -> None:
    found = SplitState(card=1, choices=(RIGHT, ("C", *EMPTY[1:]), EMPTY), shown=(2,))
    assert split().form(found).kept == (("split.21", "C"), ("split.show", "2"))
    judged = split().form(replace(found, shown=(1,))).kept
    assert judged[0] == ("split.11", "A")
    assert judged[-1] == ("split.show", "1")
    assert [leaf.is_done for leaf in split().form(found).leaves] == [False, True, False]


@pytest.mark.parametrize(
    ("card", "shown", "labels"),
    [
        (1, (), []),
        (1, (1,), ["Next card: configuration"]),
        (3, (3,), ["Next card: patching"]),
        (2, (2, 3), ["Next card: patching"]),
        (1, (1, 2, 3), []),
    ],
)
def test_next_card_is_one_that_was_not_judged(
    card: int, shown: tuple[int, ...], labels: list[str]
) -> None:
    stops = split().stops(replace(state(), card=card, shown=shown))
    assert [stop.label for stop in stops] == labels


@pytest.mark.parametrize(
    "values",
    [
        {"card": "4"},
        {"card": ""},
        {"17": "A"},
        {"11": "B"},
        {"11": ""},
        {"show": "yes"},
        {"show": "21"},
        {"show": "11"},
        {"show": ""},
        {"show": "4"},
    ],
)
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert split().read(values) is None


def test_cards_and_strips_have_room() -> None:
    card = split().cards[0]
    with pytest.raises(ValueError, match="cards: from one to nine cards"):
        replace(split(), cards=())
    with pytest.raises(ValueError, match="cards: from one to six strips on each card"):
        replace(split(), cards=(replace(card, strips=card.strips * 2),))


def test_each_card_has_work_on_both_sides_and_on_none() -> None:
    halves = [{strip.half for strip in card.strips} for card in split().cards]
    assert halves == [{"customer", "aws", "neither"}] * 3
