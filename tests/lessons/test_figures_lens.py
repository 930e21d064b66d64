"""Fig. 9.1, The lens."""

from dataclasses import replace
from itertools import product

import pytest

from assessment.parties import Party
from lessons.figures.lens import Lens
from lessons.figures.lens_file import LensFile, Stamp
from lessons.figures.lens_rows import LensState
from lessons.figures.registry import take
from lessons.library import library
from tests.lessons.lenses import lens

C, A, B = Party.CUSTOMER, Party.AWS, Party.BOTH
STATED = [C, C, C, C, C, B, B, A, A, A, A, A, B]
UNDER: dict[str, dict[int, Party | None]] = {
    "ec2": {5: C, 8: C, 11: C, 13: B},
    "rds": {5: A, 8: B, 11: A, 13: B},
    "s3": {5: A, 8: B, 11: None, 13: B},
}
FILE = LensFile(
    number="9.1", title="T", instruction="I", worked=4, owned=9, services=("ec2",), stamps=()
)


def right(figure: Lens, step: int) -> LensState:
    """The step with all that it asks for, rightly."""
    rows = figure.steps[step]
    reasons = tuple((row.number, _right(figure, row.number)) for row in rows)
    owners = tuple((row.number, row.owner) for row in rows) if step == 2 else ()
    return LensState(step=step, reasons=reasons, owners=owners)


def _right(figure: Lens, number: int) -> int:
    row = figure.rows[number - 1]
    return next(n for n, reason in enumerate(row.reasons, start=1) if not reason.reply)


def whole(glass: str = "") -> LensState:
    return LensState(step=2, shown=(2,), glass=glass)


def test_rows_are_the_published_ones_as_the_capstone_keys_them() -> None:
    figure = lens()
    assert [row.owner for row in figure.rows] == STATED
    assert [row.text for row in figure.rows] == [s.text for s in library().matrix.capstone()]
    assert {len(row.reasons) for row in figure.rows} == {3}


@pytest.mark.parametrize("glass", UNDER)
def test_lens_restamps_the_rows_that_depend(glass: str) -> None:
    found = {row.number: row.restamps[glass].party for row in lens().rows if row.restamps}
    assert found == UNDER[glass]
    cells = [row[2] for row in lens().schedule(whole(glass)).rows]
    assert [cell.party for cell in cells] == [
        UNDER[glass].get(number, party) for number, party in enumerate(STATED, start=1)
    ]
    assert [cell.text for cell in cells if cell.party is None] == (
        ["No such thing"] if glass == "s3" else []
    )


@pytest.mark.parametrize(
    ("state", "caption"),
    [
        (LensState(), "Rows 5 to 9: you have given 0 of 5 reasons."),
        (LensState(reasons=((5, 1), (10, 1))), "Rows 5 to 9: you have given 1 of 5 reasons."),
        (
            LensState(step=2, reasons=((10, 1), (11, 1)), owners=((10, A),)),
            "Rows 10 to 13: you have given 1 of 4 owners with their reasons.",
        ),
        (LensState(shown=(1,)), "Rows 5 to 9 stand with their reasons."),
        (whole(), "As stated: the customer holds 1 to 5, AWS 8 to 12, both 6, 7 and 13."),
        (
            whole("ec2"),
            "On EC2: row 8 now Customer, row 11 now Customer. The others stand as stated.",
        ),
        (whole("rds"), "On RDS: row 5 now AWS, row 8 now Both. The others stand as stated."),
        (
            whole("s3"),
            "On S3: row 5 now AWS, row 8 now Both, row 11 drops out. The others stand as stated.",
        ),
    ],
)
def test_caption(state: LensState, caption: str) -> None:
    assert lens().caption(state) == caption


def test_caption_of_every_step_is_at_most_20_words() -> None:
    figure = lens()
    for step, glass in product((1, 2), ("", *figure.glass)):
        numbers = [row.number for row in figure.steps[step]]
        for picks in product((0, 1, 2, 3), repeat=len(numbers)):
            reasons = tuple((n, pick) for n, pick in zip(numbers, picks, strict=True) if pick)
            for shown in ((), (step,)):
                state = LensState(step=step, reasons=reasons, shown=shown, glass=glass)
                assert len(figure.caption(state).split()) <= 20


@pytest.mark.parametrize("step", [1, 2])
def test_check_judges_a_step_and_keeps_its_bet(step: int) -> None:
    figure = lens()
    values = {f"lens.{k}": v for k, v in figure.spell(right(figure, step)).items()}
    found = take(figure, values=values, command="check", was="", has_bet=False)
    assert found.state == replace(right(figure, step), shown=(step,))
    assert found.bet == figure.spell(right(figure, step))
    rows = {1: "Rows 5 to 9. All five match.", 2: "Rows 10 to 13. All four match."}
    assert figure.caption(found.state) == rows[step]
    assert figure.result(found.state) == {1: "All five match", 2: "All four match"}[step]


def test_row_matches_only_with_owner_and_reason() -> None:
    figure = lens()
    state = replace(right(figure, 2), shown=(2,))
    owner = replace(state, owners=((10, C), *state.owners[1:]))
    assert figure.caption(owner) == "Rows 10 to 13. Three of four match. Row 10 differs."
    wrong = next(n for n in (1, 2, 3) if n != _right(figure, 10))
    reasons = ((10, wrong), *state.reasons[1:])
    row = figure.form(replace(state, reasons=reasons)).rows[0]
    reason = figure.rows[9].reasons[wrong - 1]
    assert (row.differs, row.reply, row.right) == (True, reason.reply, A)
    assert row.said == f"AWS, because {reason.text}"


def test_check_wants_each_owner_and_reason_of_the_step() -> None:
    values = {"lens.step": "2", "lens.10": "1", "lens.o11": "A"}
    found = take(lens(), values=values, command="check", was="", has_bet=False)
    assert [m.control for m in found.mistakes] == [
        "lens-10-C", "lens-11-1", "lens-12-C", "lens-12-1", "lens-13-C", "lens-13-1",
    ]  # fmt: skip
    assert found.mistakes[0].text == "Choose an owner for row 10"
    assert found.mistakes[1].text == "Choose a reason for row 11"


def test_show_gives_one_step_and_leaves_the_other() -> None:
    values = {"lens.step": "2", "lens.5": "1", "lens.10": "1", "lens.o10": "B"}
    found = take(lens(), values=values, command="show", was="", has_bet=False)
    assert found.bet == {}
    assert found.state == LensState(step=2, reasons=((5, 1),), shown=(2,))
    assert lens().result(found.state) == "Rows 10 to 13, with their reasons"


def test_each_step_takes_its_own_bet() -> None:
    figure = lens()
    assert [figure.stake(LensState(step=step)) for step in (1, 2)] == ["lens-1", "lens-2"]
    assert figure.recall({"step": "2", "o10": "A"}).shown == (2,)
    assert figure.recall({"nonsense": "1"}) == LensState(shown=(1,))


def test_redrawing_keeps_a_whole_schedule_and_veils_a_step() -> None:
    values = {"lens.step": "2", "lens.show": "12", "lens.glass": "rds"}
    found = take(lens(), values=values, command="place", was="", has_bet=True)
    assert found.state == LensState(step=2, shown=(1, 2), glass="rds")
    first = take(lens(), values={"lens.show": "1"}, command="place", was="", has_bet=True)
    assert first.state == LensState()


def test_first_step_leads_on_once_it_is_judged() -> None:
    figure = lens()
    assert figure.stops(LensState()) == figure.stops(whole()) == ()
    stop = figure.stops(LensState(shown=(1,)))[0]
    assert (stop.label, stop.state.step) == ("Go on to rows 10 to 13", 2)


def test_form_gives_worked_rows_once_and_glasses_at_the_end() -> None:
    figure = lens()
    assert [row.number for row in figure.form(LensState()).worked] == [1, 2, 3, 4]
    assert figure.form(LensState(step=2)).worked == ()
    assert figure.form(LensState(step=2)).glasses == ()
    glasses = figure.form(whole("s3")).glasses
    assert [(g.word, g.chosen) for g in glasses] == [
        ("As stated", False), ("EC2", False), ("RDS", False), ("S3", True),
    ]  # fmt: skip


def test_form_keeps_what_its_controls_do_not_hold() -> None:
    state = LensState(step=2, reasons=((5, 2), (10, 1)), owners=((10, A),), shown=(1,))
    assert lens().form(state).kept == (("lens.step", "2"), ("lens.5", "2"), ("lens.show", "1"))
    shown = dict(lens().form(replace(state, shown=(1, 2), glass="rds")).kept)
    assert shown["lens.o10"] == "A"
    assert "lens.glass" not in shown


def test_drawing_strikes_what_no_longer_holds_and_marks_what_turns() -> None:
    rows = lens().drawing(whole("s3")).rows
    assert [row.number for row in rows if row.is_struck] == [13]
    assert [row.number for row in rows if row.is_changed] == [5, 8, 11]
    assert [row.now for row in rows if row.is_lit] == ["A", "B", "", "B"]
    before = lens().drawing(LensState(step=2, owners=((10, C),)))
    assert [row.stated for row in before.rows[8:]] == ["A", "C", "", "", ""]
    assert {row.published for row in before.rows} == {""}


def test_notes_set_the_printed_mark_beside_todays() -> None:
    notes = lens().schedule(whole()).notes
    assert [note.mark for note in notes] == [5, 8, 11, 13]
    assert notes[0].text.startswith("Printed: Customer. Today: by service.")
    assert notes[1].text.startswith("Printed: AWS. Today: Both.")
    assert lens().schedule(LensState(step=2)).notes == ()


def test_notes_under_a_lens_say_on_what_a_row_depends() -> None:
    for glass in UNDER:
        notes = lens().schedule(whole(glass)).notes
        assert [note.mark for note in notes] == [5, 8, 11, 13]
        assert all("depends on" in note.text for note in notes)


@pytest.mark.parametrize(
    "values",
    [{"step": "3"}, {"show": "21"}, {"glass": ""}, {"glass": "iam"}, {"4": "1"}, {"5": "4"},
     {"o9": "A"}, {"o10": "X"}, {"14": "1"}],
)  # fmt: skip
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert lens().read(values) is None


def test_stated_lens_is_no_lens() -> None:
    assert lens().read({"glass": "stated"}) == LensState()


def test_file_is_checked() -> None:
    with pytest.raises(ValueError, match="owned: a row after the worked ones"):
        replace(FILE, owned=4)
    stamp = Stamp(row=5, service="ec2", text="T")
    with pytest.raises(ValueError, match="stamps: one for a row and a service"):
        replace(FILE, stamps=(stamp, stamp))


def test_layers_of_one_owner_give_that_owner() -> None:
    stamps = (Stamp(row=8, service="ec2", text="T", layers=("guest-os", "access")),)
    row = replace(FILE, stamps=stamps).given(library().matrix).rows[7]
    assert row.restamps["ec2"].party is C
