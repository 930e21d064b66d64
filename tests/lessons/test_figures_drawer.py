"""Fig. 7.1, The evidence drawer."""

from dataclasses import replace
from itertools import product

import pytest

from assessment.parties import Party
from lessons.figures.drawer import DrawerState
from lessons.figures.registry import take
from lessons.figures.rows import RowsState
from tests.lessons.drawers import drawer

A, C, B = Party.AWS, Party.CUSTOMER, Party.BOTH
RIGHT = (A, C, A, C, A, B)
NOTHING = (None,) * 6


def audited(*choices: Party | None) -> DrawerState:
    return RowsState(choices=choices, shown=True)


def places(state: DrawerState, number: int) -> list[str]:
    """What lies for a claim on AWS's shelf and on the customer's."""
    return [file.place for file in drawer().drawing(state).columns[number - 1].files]


def stamps(state: DrawerState) -> list[bool]:
    return [column.is_stamped for column in drawer().drawing(state).columns]


@pytest.mark.parametrize(
    ("choices", "shown", "caption"),
    [
        (NOTHING, False, "You have filed papers for 0 of 6 claims."),
        ((A, None, B, None, None, C), False, "You have filed papers for 3 of 6 claims."),
        (RIGHT, True, "All six match. Each claim has its stamp."),
        ((A, C, A, C, A, A), True, "Five of six match. Claim 6 has no stamp."),
        ((A, A, A, A, C, B), True, "Three of six match. Claims 2, 4 and 5 have no stamp."),
        ((B, B, B, B, B, B), True, "One of six matches. Each claim has its stamp."),
        (NOTHING, True, "AWS’s report shows 1, 3 and 5; your own record 2 and 4; both together 6."),
    ],
)
def test_caption(choices: tuple[Party | None, ...], *, shown: bool, caption: str) -> None:
    assert drawer().caption(RowsState(choices=choices, shown=shown)) == caption


def test_captions_of_all_states_are_short() -> None:
    captions = {
        drawer().caption(RowsState(choices=choices, shown=shown))
        for choices in product([None, *Party], repeat=6)
        for shown in (True, False)
    }
    assert max(len(caption.split()) for caption in captions) <= 20


def test_result_says_how_many_match() -> None:
    assert drawer().result(audited(*RIGHT)) == "All six match"
    assert drawer().result(audited(*[C] * 6)) == "Two of six match"
    assert drawer().result(audited(*NOTHING)) == "Six claims and their papers"


def test_stamp_needs_every_shelf_that_is_needed() -> None:
    assert stamps(audited(*RIGHT)) == [True] * 6
    assert stamps(audited(*[A] * 6)) == [True, False, True, False, True, False]
    assert stamps(audited(*[C] * 6)) == [False, True, False, True, False, False]
    assert stamps(audited(*[B] * 6)) == [True] * 6


def test_no_stamp_before_the_audit() -> None:
    assert stamps(RowsState(choices=RIGHT)) == [False] * 6


def test_inherited_controls_lie_on_aws_shelf_alone() -> None:
    shown = audited(*NOTHING)
    assert [places(shown, n) for n in (1, 3, 5)] == [["filed", "empty"]] * 3
    assert [places(shown, n) for n in (2, 4)] == [["empty", "filed"]] * 2
    assert places(shown, 6) == ["filed", "filed"]


def test_files_that_are_missing_or_show_nothing_are_marked() -> None:
    shown = audited(B, A, C, None, A, A)
    assert places(shown, 1) == ["filed", "extra"]
    assert places(shown, 2) == ["extra", "missing"]
    assert places(shown, 3) == ["missing", "extra"]
    assert places(shown, 6) == ["filed", "missing"]
    assert [c.differs for c in drawer().drawing(shown).columns] == [
        True, True, True, False, False, True,
    ]  # fmt: skip


def test_files_lie_as_chosen_before_the_audit() -> None:
    state = RowsState(choices=(A, C, B, None, None, None))
    assert [places(state, n) for n in range(1, 5)] == [
        ["filed", "empty"],
        ["empty", "filed"],
        ["filed", "filed"],
        ["empty", "empty"],
    ]


def test_check_wants_papers_for_each_claim() -> None:
    step = take(drawer(), values={"drawer.2": "C"}, command="check", was="", has_bet=False)
    assert [m.control for m in step.mistakes] == [f"drawer-{n}-A" for n in (1, 3, 4, 5, 6)]
    assert step.mistakes[0].text == "Choose the papers for claim 1"
    assert step.state.choices == (None, C, None, None, None, None)


def test_check_calls_the_auditor_and_keeps_the_bet() -> None:
    letters = {str(n): party.letter for n, party in enumerate(RIGHT, start=1)}
    values = {f"drawer.{n}": letter for n, letter in letters.items()}
    step = take(drawer(), values=values, command="check", was="", has_bet=False)
    assert step.state == audited(*RIGHT)
    assert step.bet == {**letters, "show": "no"}


def test_verdict_stands_beside_the_bet() -> None:
    row = drawer().form(audited(B, *RIGHT[1:])).rows[0]
    assert (row.said, row.right, row.differs) == ("Both papers", "AWS’s report", True)
    assert row.is_stamped
    assert row.because == drawer().claims[0].because


@pytest.mark.parametrize("values", [{"7": "A"}, {"1": "N"}, {"show": "house"}, {"1": ""}])
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert drawer().read(values) is None


def test_six_claims_at_most() -> None:
    with pytest.raises(ValueError, match="claims: from one to six claims"):
        replace(drawer(), claims=())
