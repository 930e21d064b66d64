"""The figures of the course, and the same with another key, for tests."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.base import Figure
from lessons.figures.callers import REPLIES, Callers
from lessons.figures.desk import Desk
from lessons.figures.dial import Dial
from lessons.figures.drawer import Drawer
from lessons.figures.house import House, HouseState
from lessons.figures.lens import Lens
from lessons.figures.line import Line, LineState
from lessons.figures.rows import RowsState
from lessons.figures.slider import Slider
from lessons.figures.split import Split
from lessons.figures.stack import Stack
from lessons.figures.stack_state import StackState
from lessons.library import library
from tests.lessons.desks import desk, desk_states, desk_twin
from tests.lessons.dials import dial, dial_states, dial_twin
from tests.lessons.drawers import drawer, drawer_states, drawer_twin
from tests.lessons.lenses import lens, lens_states, lens_twin
from tests.lessons.sliders import slider, slider_states, slider_twin
from tests.lessons.splits import split, split_states, split_twin


def house() -> House:
    found = library().figures["house"]
    assert isinstance(found, House)
    return found


def stack() -> Stack:
    found = library().figures["stack"]
    assert isinstance(found, Stack)
    return found


def line() -> Line:
    found = library().figures["line"]
    assert isinstance(found, Line)
    return found


def callers() -> Callers:
    found = library().figures["callers"]
    assert isinstance(found, Callers)
    return found


def figures() -> list[Figure[Any]]:
    return [
        house(),
        stack(),
        line(),
        callers(),
        desk(),
        dial(),
        drawer(),
        slider(),
        split(),
        lens(),
    ]


def twin(figure: Figure[Any]) -> Figure[Any]:  # noqa: C901, PLR0911 -- one for each figure
    """The figure with another key and other reasons; what a learner sees first is the same."""
    match figure:
        case House():
            turned = {
                Party.AWS: Party.CUSTOMER,
                Party.CUSTOMER: Party.BOTH,
                Party.BOTH: Party.AWS,
            }
            parts = tuple(
                replace(p, owner=turned[p.owner], house_because="X", cloud_because="Y", cloud="Z")
                for p in figure.parts
            )
            return replace(figure, parts=parts, legend="L")
        case Stack():
            plates = tuple(replace(p, needs=f"N {p.id}") for p in reversed(figure.plates))
            return replace(figure, plates=plates)
        case Desk():
            return desk_twin(figure)
        case Dial():
            return dial_twin(figure)
        case Drawer():
            return drawer_twin(figure)
        case Line():
            gaps = tuple(replace(g, reply="G") for g in figure.gaps)
            return replace(figure, line=1, gaps=gaps)
        case Callers():
            found = tuple(replace(c, reply="act", because="B") for c in figure.callers)
            return replace(figure, callers=found)
        case Slider():
            return slider_twin(figure)
        case Split():
            return split_twin(figure)
        case Lens():
            return lens_twin(figure)
    raise TypeError(figure)


def states(figure: Figure[Any]) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911 -- one for each figure
    """Every state that an address can spell."""
    match figure:
        case House():
            party = st.sampled_from([None, *Party])
            choices = st.tuples(*[party] * len(figure.parts))
            words = st.sampled_from(["", "house", "cloud"])
            return st.builds(HouseState, choices=choices, words=words)
        case Stack():
            return stack_states(figure)
        case Desk():
            return desk_states(figure)
        case Dial():
            return dial_states(figure)
        case Drawer():
            return drawer_states(figure)
        case Line():
            gaps = st.integers(min_value=0, max_value=len(figure.gaps))
            return st.builds(LineState, gap=gaps, shown=st.booleans())
        case Callers():
            reply = st.sampled_from(["", *REPLIES])
            choices = st.tuples(*[reply] * len(figure.callers))
            return st.builds(RowsState, choices=choices, shown=st.booleans())
        case Slider():
            return slider_states(figure)
        case Split():
            return split_states(figure)
        case Lens():
            return lens_states(figure)
    raise TypeError(figure)


def stack_states(figure: Stack) -> st.SearchStrategy[StackState]:
    ids = sorted(figure.plate)
    anywhere = st.tuples(*[st.integers(min_value=0, max_value=len(ids))] * len(ids))
    orders = st.permutations(range(1, len(ids) + 1)).map(tuple)
    common = {
        "fails": st.integers(min_value=0, max_value=9),
        "last": st.sampled_from(["", *ids]),
    }
    placing = st.builds(
        StackState, positions=anywhere.map(lambda p: dict(zip(ids, p, strict=True))), **common
    )
    tested = st.builds(
        StackState,
        positions=orders.map(lambda p: dict(zip(ids, p, strict=True))),
        tested=st.booleans(),
        **common,
    )
    return placing | tested
