"""Fig. 8.1, The incident desk."""

from dataclasses import replace

import pytest
from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.desk import Desk
from lessons.figures.desk_state import MOST_SEED, DeskState
from lessons.figures.incidents import CLUES, ROUND, Clue, deal, shuffled
from lessons.figures.registry import look, stake, take
from lessons.library import library
from tests.lessons.desks import bet, desk, right, wrong

SEEDS = st.integers(min_value=0, max_value=MOST_SEED)
FIRST = deal(desk().families, seed=0)[0]


def seated(*states: DeskState, seed: int = 0) -> Desk:
    """The desk of a learner who has closed these calls."""
    found = {desk().stake(state): bet(desk(), state) for state in states}
    return desk().seat(bets=found, seed=seed)


def told(state: DeskState) -> Desk:
    return desk().seat(bets={}, seed=state.seed)


@pytest.mark.parametrize(
    ("state", "caption"),
    [
        (DeskState(seed=0, call=FIRST.id), "Call 1 of 5. No clues are open; nobody is called."),
        (
            DeskState(seed=0, call=FIRST.id, clues=("log",), owner=Party.AWS),
            "Call 1 of 5. One clue is open; AWS acts.",
        ),
        (
            DeskState(seed=0, call=FIRST.id, clues=("log", "change"), owner=Party.BOTH, step="x"),
            "Call 1 of 5. Two clues are open; both act, first step chosen.",
        ),
    ],
)
def test_caption_of_an_open_call(state: DeskState, caption: str) -> None:
    assert desk().caption(state) == caption


def test_caption_and_result_of_a_closed_call() -> None:
    incident = desk().incidents["disk-1"]
    state = right(incident)
    place = [i.id for i in deal(desk().families, seed=0)].index("disk-1") % ROUND + 1
    closed = f"Call {place} of 5 is closed: AWS acts."
    missed = next(step.id for step in incident.steps if step.misconception)
    for told_, caption, result in (
        (state, f"{closed} Owner and first step fit.", "Right owner, right first step"),
        (
            replace(state, step=missed),
            f"{closed} The owner fits, the first step does not.",
            "Right owner, wrong first step",
        ),
        (
            replace(state, owner=Party.BOTH),
            f"{closed} The owner differs, the first step fits.",
            "Wrong owner, right first step",
        ),
        (
            wrong(incident),
            f"{closed} Owner and first step differ.",
            "Wrong owner, wrong first step",
        ),
        (replace(state, owner=None, step=""), closed, "Who acts, and what comes first"),
    ):
        assert (desk().caption(told_), desk().result(told_)) == (caption, result)


def test_check_wants_owner_and_first_step() -> None:
    values = {"desk.seed": "0", "desk.call": FIRST.id, "desk.clues": "log"}
    step = take(desk(), values=values, command="check", was="", has_bet=False)
    assert [(m.control, m.text) for m in step.mistakes] == [
        ("desk-owner-C", "Choose who has to act"),
        (f"desk-step-{shuffled(FIRST, seed=0)[0].id}", "Choose a first step"),
    ]
    assert step.state.clues == ("log",)
    assert step.bet is None


@pytest.mark.parametrize("kind", CLUES)
def test_a_clue_is_opened_and_keeps_what_is_chosen(kind: Clue) -> None:
    values = {"desk.call": FIRST.id, "desk.owner": "B", "desk.sure": "2"}
    step = take(desk(), values=values, command=f"clue.{kind}", was="", has_bet=False)
    assert step.state == DeskState(seed=0, call=FIRST.id, clues=(kind,), owner=Party.BOTH, sure="2")
    cards = desk().form(step.state).clues
    assert {card.kind: card.text for card in cards if card.text} == {kind: FIRST.clue(kind)}


def test_closed_clues_are_not_told() -> None:
    form = desk().form(DeskState(seed=0, call=FIRST.id))
    assert not any(FIRST.clue(kind) in repr(form) for kind in CLUES)


def test_lines_off_the_hook() -> None:
    incident = desk().incidents["locked-1"]
    begun = DeskState(seed=0, call="locked-1", owner=Party.CUSTOMER)
    assert [p.wire for p in desk().drawing(begun).phones] == ["open", "plan", "plan", "open"]
    shown = desk().drawing(wrong(incident))
    assert [p.wire for p in shown.phones] == ["open", "act", "open", "open"]
    assert [p.letter for p in shown.phones] == ["", "C", "", ""]
    assert [p.differs for p in shown.phones] == [False, False, False, True]
    agreed = desk().drawing(right(incident))
    assert not any(phone.differs for phone in agreed.phones)


def test_call_sheet_names_who_acts() -> None:
    begun = DeskState(seed=0, call="night-1", owner=Party.CUSTOMER)
    assert [row[2].text for row in desk().schedule(begun).rows] == ["", "Chosen", "Chosen", ""]
    shown = desk().schedule(right(desk().incidents["night-1"]))
    assert [row[2].party for row in shown.rows] == [None, None, Party.CUSTOMER, None]


def test_report_sets_the_answer_beside_the_key() -> None:
    incident = desk().incidents["invoices-1"]
    missed = replace(
        right(incident), owner=Party.AWS, step="encrypted", clues=("log", "change"), sure="2"
    )
    report = desk().form(missed).report
    assert report is not None
    assert (report.said, report.owner, report.owner_fits) == (Party.AWS, Party.CUSTOMER, False)
    assert report.said_step == incident.step["encrypted"].text
    assert (report.step, report.reply) == (incident.right.text, incident.step["encrypted"].reply)
    assert report.clues == "You opened two clues. One was needed: who changed what."
    assert [card.text for card in report.deciding] == [incident.change]
    assert report.belief == library().matrix.misconception["encrypted-is-safe"].belief
    assert report.sure == "You were certain. Read this one twice."
    assert (report.service, report.service_name, report.line) == (
        "s3",
        library().matrix.service["s3"].short,
        "Your security lead",
    )


def test_a_wrong_step_has_its_own_belief() -> None:
    incident = desk().incidents["invoices-1"]
    report = desk().form(replace(right(incident), step="hide")).report
    assert report is not None
    assert report.belief == library().matrix.misconception["managed-is-done"].belief


@pytest.mark.parametrize(
    ("sure", "words"),
    [
        ("", ""),
        ("0", "You were guessing, and it was right. Now you know why."),
        ("1", "How sure you were: think so."),
        ("2", "How sure you were: certain."),
    ],
)
def test_a_right_answer_hears_how_sure_it_was(sure: str, words: str) -> None:
    report = desk().form(replace(right(FIRST), sure=sure)).report
    assert report is not None
    assert (report.belief, report.sure) == ("", words)


def test_desk_opens_at_the_first_call_that_is_open() -> None:
    dealt = deal(desk().families, seed=7)
    learner = seated(*(wrong(i, seed=7) for i in dealt[:2]), seed=300)
    assert learner.seed == 7
    assert learner.start() == DeskState(seed=7, call=dealt[2].id)
    assert told(DeskState(seed=7, call="x")).start() == DeskState(seed=7, call=dealt[0].id)


def test_closed_call_comes_back_with_its_first_answer() -> None:
    dealt = deal(desk().families, seed=7)
    first = wrong(dealt[0], seed=7)
    stops = seated(first).stops(DeskState(seed=7, call=dealt[1].id))
    assert [(stop.label, stop.said, stop.kind) for stop in stops] == [
        ("1", "closed", ""),
        ("2", "open", "here"),
        ("3", "open", ""),
        ("4", "open", ""),
        ("5", "open", ""),
        ("Take the next call", "", "next"),
    ]
    assert stops[0].state == first
    again = seated(first).form(right(dealt[0], seed=7)).report
    assert again is not None
    assert again.first == f"Your first answer stays on the sheet: {first.owner.word}."  # type: ignore[union-attr]  # a wrong one
    asked = seated(replace(first, owner=None, step="")).form(right(dealt[0], seed=7)).report
    assert asked is not None
    assert asked.first == "The first time you asked to be shown."


def test_round_ends_with_its_count_and_leads_to_the_next() -> None:
    dealt = deal(desk().families, seed=7)
    learner = seated(*(right(i, seed=7) for i in dealt[:3]), wrong(dealt[3], seed=7))
    last = wrong(dealt[4], seed=7)
    form = learner.form(last)
    assert form.tally == "All five calls are closed. Owner and first step fitted in three."
    assert not form.all_worked
    assert learner.stops(last)[-1].label == "Take five more calls"
    assert learner.form(right(dealt[6], seed=7)).tally == ""


def test_worked_pool_says_so() -> None:
    dealt = deal(desk().families, seed=7)
    *others, last = dealt
    learner = seated(*(right(i, seed=7) for i in others))
    state = learner.start()
    assert state == DeskState(seed=7, call=last.id)
    closed = right(last, seed=7)
    assert learner.form(closed).all_worked
    assert not learner.form(state).all_worked
    assert [stop.kind for stop in learner.stops(closed)][-1] == "here"
    done = seated(*(right(i, seed=7) for i in dealt))
    assert look(done, address={}, bet=done.bets[last.id]).state == closed


def test_bets_of_several_orders_keep_the_commonest() -> None:
    one, two, three = deal(desk().families, seed=0)[:3]
    learner = seated(right(one, seed=4), right(two, seed=9), right(three, seed=9), seed=1)
    assert learner.seed == 9
    assert learner.is_personal
    assert seated(seed=5).seed == 5
    assert desk().seat(bets={"dial": {}}, seed=0) is desk()


def test_each_incident_has_a_bet_of_its_own() -> None:
    assert stake(desk(), {"desk.call": "disk-2"}) == "desk:disk-2"
    assert stake(desk(), {"desk.call": "nowhere"}) == f"desk:{FIRST.id}"
    assert desk().again(right(FIRST, seed=3)) == DeskState(seed=3, call=FIRST.id)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"call": "shed-1"},
        {"call": "disk-1", "owner": "Z"},
        {"call": "disk-1", "step": "watch"},
        {"call": "disk-1", "sure": "3"},
        {"call": "disk-1", "seed": "1000"},
        {"call": "disk-1", "seed": "07"},
        {"call": "disk-1", "seed": "-1"},
        {"call": "disk-1", "seed": "²"},
        {"call": "disk-1", "clues": "change-log"},
        {"call": "disk-1", "clues": "log-log"},
        {"call": "disk-1", "show": "maybe"},
        {"call": "disk-1", "key": "A"},
        {"call": "disk-1", "owner": ""},
    ],
)
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert desk().read(values) is None


def test_address_without_a_seed_takes_the_learners() -> None:
    assert told(DeskState(seed=12, call="x")).read({"call": "disk-1"}) == DeskState(
        seed=12, call="disk-1"
    )
