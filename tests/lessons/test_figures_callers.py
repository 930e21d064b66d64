"""Fig. 3.2, Four callers."""

from dataclasses import replace

import pytest

from lessons.figures.registry import take
from lessons.figures.rows import RowsState
from tests.lessons.figures import callers

RIGHT = ("hang-up", "plan", "act", "hang-up")


@pytest.mark.parametrize(
    ("choices", "shown", "caption"),
    [
        (("", "", "", ""), False, "You have answered 0 of 4 calls."),
        (("act", "", "plan", ""), False, "You have answered 2 of 4 calls."),
        (RIGHT, True, "All four match. The one key is yours."),
        (("act", "plan", "act", "act"), True, "Two of four match. Calls 1 and 4 differ."),
        (("hang-up", "act", "act", "hang-up"), True, "Three of four match. Call 2 differs."),
        (("", "", "", ""), True, "Hang up on 1 and 4; plan for 2; act on 3."),
    ],
)
def test_caption(choices: tuple[str, ...], *, shown: bool, caption: str) -> None:
    assert callers().caption(RowsState(choices=choices, shown=shown)) == caption


def test_result_says_how_many_match() -> None:
    assert callers().result(RowsState(choices=RIGHT, shown=True)) == "All four match"
    unasked = RowsState(choices=("",) * 4, shown=True)
    assert callers().result(unasked) == "Four calls and what they deserve"


def test_check_wants_each_call_answered() -> None:
    step = take(callers(), values={"callers.2": "plan"}, command="check", was="", has_bet=False)
    assert [m.control for m in step.mistakes] == ["callers-1-act", "callers-3-act", "callers-4-act"]
    assert step.mistakes[0].text == "Choose what you do with call 1"
    assert step.state.choices == ("", "plan", "", "")


def test_wires_run_as_chosen_and_then_as_right() -> None:
    choices = ("act", "", "plan", "hang-up")
    drawing = callers().drawing(RowsState(choices=choices))
    assert [phone.wire for phone in drawing.phones] == ["act", "open", "plan", "hang-up"]
    assert not drawing.is_open
    shown = callers().drawing(RowsState(choices=choices, shown=True))
    assert tuple(phone.wire for phone in shown.phones) == RIGHT
    assert [phone.differs for phone in shown.phones] == [True, False, True, False]
    assert shown.is_open


def test_verdicts_stand_beside_the_replies() -> None:
    row = callers().form(RowsState(choices=("act", *RIGHT[1:]), shown=True)).rows[0]
    assert (row.said, row.right, row.differs) == ("Act", "Hang up", True)
    assert row.because == callers().callers[0].because


@pytest.mark.parametrize("values", [{"5": "act"}, {"1": "run"}, {"show": "house"}, {"1": ""}])
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert callers().read(values) is None


def test_four_callers_at_most() -> None:
    with pytest.raises(ValueError, match="callers: from one to four callers"):
        replace(callers(), callers=())


def test_check_turns_the_cards_and_keeps_the_bet() -> None:
    values = {f"callers.{n}": reply for n, reply in enumerate(RIGHT, start=1)}
    step = take(callers(), values=values, command="check", was="", has_bet=False)
    assert step.state == RowsState(choices=RIGHT, shown=True)
    assert step.bet == {**{str(n): reply for n, reply in enumerate(RIGHT, start=1)}, "show": "no"}
