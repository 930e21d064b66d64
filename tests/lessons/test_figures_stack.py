"""Fig. 2.1, Build the stack."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures import stack_state
from lessons.figures.registry import look, take
from lessons.figures.stack_state import StackState
from lessons.library import library
from tests.lessons.figures import stack, stack_states

KEY = ("facility", "network", "hypervisor", "guest-os", "application", "data")
NOTHING = dict.fromkeys(sorted(KEY), 0)


def order(*plates: str) -> dict[str, int]:
    return {**NOTHING, **{plate: n for n, plate in enumerate(plates, start=1)}}


def form(positions: dict[str, int], **more: str) -> dict[str, str]:
    values = {**{k: str(v) for k, v in positions.items()}, **more}
    return {f"stack.{key}": value for key, value in values.items()}


WRONG = order("facility", "network", "guest-os", "hypervisor", "application", "data")


@pytest.mark.parametrize(
    ("state", "caption"),
    [
        (StackState(positions=NOTHING), "0 of 6 plates are in the stack."),
        (
            StackState(positions=order("facility", "data"), last="data"),
            "The data is at position 2. 2 of 6 plates are in the stack.",
        ),
        (
            StackState(positions=order("facility"), last="data"),
            "The data is not placed. 1 of 6 plates is in the stack.",
        ),
        (
            StackState(positions=order(*KEY), last="network"),
            "The network is at position 2. All plates are in the stack.",
        ),
        (
            StackState(positions={**order(*KEY), "data": 2, "application": 4}),
            "Positions 2 and 4 are used twice.",
        ),
        (StackState(positions={**order(*KEY), "data": 2}), "Position 2 is used twice."),
        (
            StackState(positions=WRONG, tested=True),
            (
                "The load test fails at position 3. "
                "A guest operating system needs a hypervisor to lend it a machine."
            ),
        ),
        (
            StackState(positions=order(*KEY), tested=True),
            "The load test passes: every plate rests on the one that it needs.",
        ),
    ],
)
def test_caption(state: StackState, caption: str) -> None:
    assert stack().caption(state) == caption


def test_key_is_the_stack_of_the_matrix() -> None:
    assert tuple(plate.id for plate in stack().plates) == library().matrix.stack == KEY


def test_positions_used_twice_are_a_mistake_and_stay() -> None:
    typed = {**order(*KEY), "data": 2, "application": 4}
    step = take(stack(), values=form(typed), command="check", was="", has_bet=False)
    assert [m.text for m in step.mistakes] == ["Positions 2 and 4 are used twice"]
    assert step.mistakes[0].control == "stack-application"
    assert step.state.positions == typed
    assert step.bet is None


def test_plates_beside_the_lot_are_a_mistake() -> None:
    step = take(
        stack(),
        values=form(order("facility", "network", "hypervisor", "guest-os")),
        command="check",
        was="",
        has_bet=False,
    )
    assert [m.text for m in step.mistakes] == [
        "Choose a position for the application",
        "Choose a position for the data",
    ]


def test_load_test_names_the_first_floating_plate() -> None:
    step = take(stack(), values=form(WRONG), command="check", was="", has_bet=False)
    assert (step.state.tested, step.state.fails) == (True, 1)
    assert stack().result(step.state) == "The guest operating system floats"
    assert step.bet == {**{k: str(v) for k, v in WRONG.items()}, "show": "no"}
    drawing = stack().drawing(step.state)
    assert [p.plate for p in drawing.plates if p.floats] == [
        "guest-os",
        "hypervisor",
        "application",
        "data",
    ]
    assert drawing.floating == 3


def test_right_stack_stands() -> None:
    step = take(stack(), values=form(order(*KEY)), command="check", was="", has_bet=False)
    assert stack().result(step.state) == "The stack stands"
    assert step.state.fails == 0
    needs = [row[2].text for row in reversed(stack().schedule(step.state).rows)]
    assert needs == [plate.needs for plate in stack().plates]


def test_third_failed_test_offers_the_next_plate() -> None:
    offers = []
    values = form(WRONG)
    for _ in range(3):
        step = take(stack(), values=values, command="check", was="", has_bet=True)
        offers.append(stack().form(step.state).offers_help)
        values = form(WRONG, tests=str(step.state.fails))
    assert offers == [False, False, True]


def test_next_plate_is_put_in_its_place() -> None:
    step = take(stack(), values=form(WRONG, tests="3"), command="next", was="", has_bet=True)
    assert step.state.positions == order(*KEY)
    assert (step.state.last, step.state.tested) == ("hypervisor", False)


@pytest.mark.parametrize(("tests", "has_bet"), [("2", True), ("3", False)])
def test_next_plate_is_not_told_too_soon(tests: str, *, has_bet: bool) -> None:
    step = take(stack(), values=form(WRONG, tests=tests), command="next", was="", has_bet=has_bet)
    assert step.state.positions == WRONG


def test_show_stacks_the_plates() -> None:
    step = take(stack(), values={}, command="show", was="", has_bet=False)
    assert (step.state.positions, step.state.tested, step.bet) == (order(*KEY), True, {})


def test_up_swaps_with_the_plate_above() -> None:
    step = take(stack(), values=form(order(*KEY)), command="up.network", was="", has_bet=False)
    assert (step.state.positions["network"], step.state.positions["hypervisor"]) == (3, 2)
    assert step.state.last == "network"


def test_up_puts_a_plate_on_the_lowest_free_position() -> None:
    values = form({**NOTHING, "facility": 1, "data": 3})
    step = take(stack(), values=values, command="up.network", was="", has_bet=False)
    assert step.state.positions["network"] == 2


@pytest.mark.parametrize("command", ["up.data", "down.facility"])
def test_ends_stay_where_they_are(command: str) -> None:
    step = take(stack(), values=form(order(*KEY)), command=command, was="", has_bet=False)
    assert step.state.positions == order(*KEY)


def test_choosing_a_taken_position_swaps() -> None:
    before = StackState(positions=order(*KEY))
    typed = {**order(*KEY), "data": 2}
    step = take(
        stack(), values=form(typed), command="place", was=stack_state.was(before), has_bet=False
    )
    assert (step.state.positions["data"], step.state.positions["network"]) == (2, 6)


def test_choosing_beside_the_lot_takes_a_plate_away() -> None:
    before = StackState(positions=order(*KEY))
    typed = {**order(*KEY), "data": 0}
    step = take(
        stack(), values=form(typed), command="place", was=stack_state.was(before), has_bet=False
    )
    assert step.state.positions == typed


@pytest.mark.parametrize("was", ["", "1,2", "0,0,0,0,0,0"])
def test_several_choices_stay_as_typed(was: str) -> None:
    typed = {**order(*KEY), "data": 2}
    step = take(stack(), values=form(typed), command="place", was=was, has_bet=False)
    assert step.state.positions == typed


@given(stack_states(stack()), st.sampled_from(KEY), st.sampled_from(["up", "down"]))
def test_moves_keep_a_pile_a_pile(state: StackState, plate: str, way: str) -> None:
    """Where no position was used twice, none is afterwards, and no plate is lost."""
    if stack_state.twice(state):
        return
    move = stack_state.risen if way == "up" else stack_state.sunk
    moved = move(state, plate)
    assert stack_state.twice(moved) == ""
    assert sorted(moved.positions) == sorted(state.positions)
    back = (stack_state.sunk if way == "up" else stack_state.risen)(moved, plate)
    if 0 < state.positions[plate] < 6 and moved.positions[plate] > 0 and moved != state:
        assert dict(back.positions) == dict(state.positions)


def test_recalled_bet_is_tested() -> None:
    bet = {**{k: str(v) for k, v in WRONG.items()}, "show": "no"}
    view = look(stack(), address={}, bet=bet)
    assert (view.state.tested, view.result) == (True, "The guest operating system floats")


@pytest.mark.parametrize(
    "values",
    [
        {"data": "7"},
        {"data": "-1"},
        {"roof": "1"},
        {"tests": "10"},
        {"tests": "²"},
        {"last": "roof"},
        {"show": "yes"},
        {"show": "yes", "data": "1"},
    ],
)
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert stack().read(values) is None


def test_plates_need_ids_of_their_own() -> None:
    with pytest.raises(ValueError, match="plates: a different id"):
        replace(stack(), plates=stack().plates[:1] * 2)
    with pytest.raises(ValueError, match="plates: from two to six"):
        replace(stack(), plates=())
