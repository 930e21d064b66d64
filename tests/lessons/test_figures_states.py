"""What holds for every state of every figure."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.base import Figure, own, prefixed
from lessons.figures.callers import REPLIES
from lessons.figures.house import HouseState
from lessons.figures.registry import SCHEMAS, look, take
from lessons.figures.rows import RowsState
from tests.lessons.figures import callers, figures, house, line, stack, states, twin

FIGURES = st.sampled_from(figures())
SHOWN_STATES = FIGURES.flatmap(lambda f: st.tuples(st.just(f), states(f)))
ROWS = {"house": 7, "callers": 4, "desk": 4, "dial": 4, "drawer": 6, "slider": 9, "lens": 13}
VALUES = st.dictionaries(
    st.sampled_from(["1", "7", "8", "gap", "show", "tests", "last", "data", "network", ""]),
    st.text(max_size=3) | st.sampled_from(["A", "C", "yes", "no", "house", "hang-up", "3", "0"]),
)


def test_every_file_has_its_figure() -> None:
    assert {figure.name for figure in figures()} == set(SCHEMAS)


@given(SHOWN_STATES)
def test_address_and_state_are_one(pair: tuple[Figure[Any], Any]) -> None:
    figure, state = pair
    assert figure.read(figure.spell(state)) == state


@given(SHOWN_STATES)
def test_caption_is_at_most_20_words(pair: tuple[Figure[Any], Any]) -> None:
    figure, state = pair
    caption = figure.caption(state)
    assert 0 < len(caption.split()) <= 20
    assert caption.endswith(".")
    assert caption[0].isupper() or caption[0].isdigit()


def test_caption_of_every_house_is_at_most_20_words() -> None:
    figure = house()
    longest = max(
        len(figure.caption(HouseState(choices=choices, words=words)).split())
        for choices in product([None, *Party], repeat=7)
        for words in ("", "cloud")
    )
    assert longest <= 20


def test_caption_of_every_call_is_at_most_20_words() -> None:
    figure = callers()
    captions = {
        figure.caption(RowsState(choices=choices, shown=shown))
        for choices in product(["", *REPLIES], repeat=4)
        for shown in (True, False)
    }
    assert max(len(caption.split()) for caption in captions) <= 20


@given(SHOWN_STATES)
def test_schedule_names_each_part_once(pair: tuple[Figure[Any], Any]) -> None:
    figure, state = pair
    schedule = figure.schedule(state)
    rows = ROWS.get(figure.name, 6)
    assert len({row[1].text for row in schedule.rows}) == len(schedule.rows) == rows
    assert {len(row) for row in schedule.rows} == {len(schedule.columns)} == {3}


@given(SHOWN_STATES)
def test_shown_schedule_is_complete(pair: tuple[Figure[Any], Any]) -> None:
    figure, state = pair
    if figure.is_shown(state):
        assert all(row[2].text or row[2].party for row in figure.schedule(state).rows)


@given(SHOWN_STATES)
def test_veiled_state_tells_nothing_of_the_key(pair: tuple[Figure[Any], Any]) -> None:
    figure, state = pair
    other, veiled = twin(figure), figure.veil(state)
    assert not figure.is_shown(veiled)
    assert figure.result(veiled) == ""
    for told in ("caption", "schedule", "drawing", "form", "spell", "other"):
        assert getattr(figure, told)(veiled) == getattr(other, told)(veiled), told


@pytest.mark.parametrize("figure", figures(), ids=lambda f: f.name)
def test_twins_differ_once_shown(figure: Figure[Any]) -> None:
    shown = take(figure, values={}, command="show", was="", has_bet=False).state
    other = take(twin(figure), values={}, command="show", was="", has_bet=False).state
    told, else_ = [(f.schedule(s), f.form(s)) for f, s in ((figure, shown), (twin(figure), other))]
    assert told != else_


@given(SHOWN_STATES)
def test_state_without_a_bet_is_veiled(pair: tuple[Figure[Any], Any]) -> None:
    figure, state = pair
    address = prefixed(figure.name, figure.spell(state))
    assert look(figure, address=address, bet=None).state == figure.veil(state)
    assert look(figure, address=address, bet={}).state == state


@given(FIGURES, VALUES)
def test_any_address_gives_a_state(figure: Figure[Any], values: dict[str, str]) -> None:
    view = look(figure, address=prefixed(figure.name, values), bet=None)
    assert view.is_reset == (bool(values) and figure.read(values) is None)
    assert view.caption
    if view.is_reset:
        assert view.state == figure.start()


@given(FIGURES, VALUES)
def test_any_kept_bet_can_be_recalled(figure: Figure[Any], bet: dict[str, str]) -> None:
    view = look(figure, address={}, bet=bet)
    assert view.is_shown
    assert view.result


@given(
    figure=FIGURES,
    values=VALUES,
    command=st.sampled_from(
        ["check", "show", "place", "next", "up.data", "down.data", "up.", "?", ""]
    ),
    was=st.sampled_from(["", "0,0,0,0,0,0", "1,2,3,4,5,6", "9,x,,", "0,0,0,0,0,²"]),
    has_bet=st.booleans(),
)
def test_any_form_gives_a_state(
    *, figure: Figure[Any], values: dict[str, str], command: str, was: str, has_bet: bool
) -> None:
    step = take(
        figure,
        values=prefixed(figure.name, values),
        command=command,
        was=was,
        has_bet=has_bet,
    )
    assert figure.read(figure.spell(step.state)) == step.state
    assert not (step.mistakes and step.bet is not None)
    if figure.is_shown(step.state) and not has_bet:
        assert step.bet is not None


def test_values_of_other_figures_are_left_alone() -> None:
    assert own("line", {"line.gap": "2", "liner.gap": "3", "house.1": "A"}) == {"gap": "2"}


def test_a_figure_without_a_bet_starts_empty() -> None:
    for figure in (house(), stack(), line(), callers()):
        assert look(figure, address={}, bet=None).state == figure.start()
