"""Fig. 3.1, Draw the line."""

from dataclasses import replace

import pytest

from lessons.figures.line import LineState
from lessons.figures.registry import take
from lessons.library import library
from tests.lessons.figures import line

BETWEEN = "between the hypervisor and the guest operating system"


@pytest.mark.parametrize(
    ("gap", "shown", "caption"),
    [
        (0, False, "There is no line yet: six layers, five gaps."),
        (2, False, "Your line runs between the network and the hypervisor."),
        (3, True, f"The line runs {BETWEEN}, as you drew it."),
        (4, True, f"The line runs {BETWEEN}. Yours was one gap too high."),
        (1, True, f"The line runs {BETWEEN}. Yours was two gaps too low."),
        (0, True, f"The line runs {BETWEEN}. Customer above, AWS below."),
    ],
)
def test_caption(gap: int, *, shown: bool, caption: str) -> None:
    assert line().caption(LineState(gap=gap, shown=shown)) == caption


@pytest.mark.parametrize(
    ("gap", "heading"),
    [(3, "You found the line"), (5, "The line runs elsewhere"), (0, "Where the line runs")],
)
def test_result(gap: int, heading: str) -> None:
    assert line().result(LineState(gap=gap, shown=True)) == heading


def test_check_without_a_gap_is_a_mistake() -> None:
    step = take(line(), values={}, command="check", was="", has_bet=False)
    assert [(m.control, m.text) for m in step.mistakes] == [
        ("line-5", "Choose the gap where the line runs")
    ]
    assert step.bet is None


def test_check_places_the_bet() -> None:
    step = take(line(), values={"line.gap": "4"}, command="check", was="", has_bet=False)
    assert step.state == LineState(gap=4, shown=True)
    assert step.bet == {"gap": "4", "show": "no"}


def test_layers_under_the_line_lie_lower() -> None:
    drawing = line().drawing(LineState(gap=5, shown=True))
    assert [(p.letter, p.is_below) for p in drawing.plates] == [("A", True)] * 3 + [
        ("C", False)
    ] * 3
    assert (drawing.gap, drawing.missed) == (3, 5)


def test_unseen_line_has_no_letters() -> None:
    drawing = line().drawing(LineState(gap=2))
    assert {p.letter for p in drawing.plates} == {""}
    assert (drawing.gap, drawing.missed) == (2, 0)


def test_reply_answers_the_bet() -> None:
    replies = [gap.reply for gap in line().gaps]
    assert line().form(LineState(gap=5, shown=True)).reply == replies[4]
    assert line().form(LineState(shown=True)).reply == replies[2]
    assert line().form(LineState(gap=5)).reply == ""


def test_sides_of_the_learners_own_line() -> None:
    rows = line().schedule(LineState(gap=2)).rows
    assert [row[2].text for row in rows] == ["Above it"] * 4 + ["Below it"] * 2
    assert {row[2].text for row in line().schedule(LineState()).rows} == {""}


def test_line_agrees_with_the_service_table() -> None:
    matrix = library().matrix
    cells = matrix.service["ec2"].by_layer
    owners = [matrix.layer[name].everywhere or cells[name].party for name in matrix.stack]
    assert [owner and owner.letter for owner in owners] == ["A", "A", "A", "C", "C", "C"]
    assert line().line == 3


@pytest.mark.parametrize(
    "values", [{"gap": "6"}, {"gap": "0"}, {"gap": "x"}, {"show": "1"}, {"g": ""}]
)
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert line().read(values) is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"line": 6}, "line: the number of a gap"),
        ({"gaps": ()}, "gaps: one gap fewer than layers"),
        ({"layers": ()}, "layers: from two to six layers"),
    ],
)
def test_line_must_fit_its_layers(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(line(), **change)  # type: ignore[arg-type]  # what a file may hold
