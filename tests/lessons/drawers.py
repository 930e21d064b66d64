"""The figure of lesson 7, and the same with another key, for tests."""

from dataclasses import replace

from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.drawer import Drawer, DrawerState
from lessons.figures.rows import RowsState
from lessons.library import library


def drawer() -> Drawer:
    found = library().figures["drawer"]
    assert isinstance(found, Drawer)
    return found


def drawer_twin(figure: Drawer) -> Drawer:
    turned = {Party.AWS: Party.CUSTOMER, Party.CUSTOMER: Party.BOTH, Party.BOTH: Party.AWS}
    claims = tuple(replace(c, needs=turned[c.needs], because="B.") for c in figure.claims)
    return replace(figure, claims=claims)


def drawer_states(figure: Drawer) -> st.SearchStrategy[DrawerState]:
    papers = st.sampled_from([None, *Party])
    choices = st.tuples(*[papers] * len(figure.claims))
    return st.builds(RowsState, choices=choices, shown=st.booleans())


def drawer_texts() -> list[str]:
    return [claim.because for claim in drawer().claims]
