"""Fig. 4.1, The open-house dial."""

from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from assessment.parties import Party
from lessons.figures.base import Cell
from lessons.figures.dial import DialState
from lessons.figures.registry import take
from tests.lessons.dials import dial

CLOSED, NOISE = "A closed door", "Scrambled text"
SHUT_OUT = f"{CLOSED}, wrongly"


def setting(store: str, door: int, contents: str) -> DialState:
    return DialState(store=store, door=door, contents=contents, shown=True)


def settings() -> list[DialState]:
    figure = dial()
    return [setting(*s) for s in product(figure.store, range(4), figure.content)]


def seen(state: DialState) -> list[str]:
    return [row[2].text for row in dial().schedule(state).rows[:3]]


def bet(sees: str, owner: str) -> DialState:
    state = dial().read({"sees": sees, "owner": owner})
    assert state is not None
    return replace(state, shown=True)


def test_owner_is_the_customer_in_every_setting() -> None:
    hands = {dial().schedule(state).rows[3][2] for state in settings()}
    assert len(settings()) == 36
    assert hands == {Cell(party=Party.CUSTOMER)}


def test_captions_of_all_settings_are_short_and_differ() -> None:
    captions = [dial().caption(state) for state in settings()]
    assert max(len(caption.split()) for caption in captions) <= 20
    assert len(set(captions)) == 36


@pytest.mark.parametrize("contents", ["clear", "service"])
def test_service_opens_for_whoever_may_enter(contents: str) -> None:
    """Encryption by the service hides nothing that the door does not."""
    wrongly = "The text, wrongly"
    assert seen(setting("payroll", 3, contents)) == ["The text", wrongly, wrongly]
    assert seen(setting("payroll", 2, contents)) == ["The text", wrongly, CLOSED]
    assert seen(setting("shop", 1, contents)) == ["The picture", SHUT_OUT, SHUT_OUT]
    assert seen(setting("patient", 0, contents)) == [SHUT_OUT, SHUT_OUT, CLOSED]


def test_encryption_before_upload_hides_from_whoever_lacks_the_key() -> None:
    assert seen(setting("payroll", 3, "before")) == ["The text", "The text, wrongly", NOISE]
    assert seen(setting("shop", 3, "before")) == ["The picture", "The picture", f"{NOISE}, wrongly"]
    assert seen(setting("patient", 2, "before")) == ["The text", "The text", CLOSED]


@pytest.mark.parametrize(
    ("store", "verdicts"),
    [
        ("shop", "shut shut shut fits, shut shut shut fits, shut shut shut scrambled"),
        ("patient", "shut shut fits leak, shut shut fits leak, shut shut fits scrambled"),
        ("payroll", "shut fits wide leak, shut fits wide leak, shut fits wide scrambled"),
    ],
)
def test_verdict_follows_from_who_should_read(store: str, verdicts: str) -> None:
    """Doors from shut to open; readable, encrypted by the service, encrypted before upload."""
    said = dial().store[store]
    found = [
        dial().verdict(setting(store, door, contents))
        for contents in ("clear", "service", "before")
        for door in range(4)
    ]
    assert found == [getattr(said, word) for word in verdicts.replace(",", "").split()]


def test_every_setting_says_something() -> None:
    assert [state for state in settings() if not dial().verdict(state).endswith(".")] == []
    fits = {store.fits for store in dial().stores}
    counted = Counter(dial().verdict(s) for s in settings() if dial().verdict(s) in fits)
    assert sorted(counted.values()) == [2, 3, 3]


@pytest.mark.parametrize(
    ("sees", "owner", "caption"),
    [
        (
            "",
            "",
            "Everyone may open the payroll, encrypted by the service. You have not bet yet.",
        ),
        ("scrambled", "", "Your bet: a stranger sees scrambled text. One bet is left."),
        ("", "B", "Your bet: the choice was both sides’. One bet is left."),
        ("text", "C", "Your bet: a stranger sees the text, and the choice was the customer’s."),
    ],
)
def test_caption_until_the_door_opens(sees: str, owner: str, caption: str) -> None:
    assert dial().caption(dial().veil(bet(sees, owner))) == caption


def test_caption_says_door_contents_and_consequence() -> None:
    assert dial().caption(dial().recall({})) == (
        "Everyone may open the payroll, encrypted by the service. "
        "A stranger reads it: this is a leak."
    )


@pytest.mark.parametrize(
    ("sees", "owner", "result", "differs"),
    [
        ("text", "C", "Both bets match", [False, False]),
        ("scrambled", "C", "One bet matches", [True, False]),
        ("closed", "A", "No bet matches", [True, True]),
        ("", "", "The door is open", [False, False]),
    ],
)
def test_result_says_which_bets_match(
    sees: str, owner: str, result: str, differs: list[bool]
) -> None:
    state = bet(sees, owner)
    assert dial().result(state) == result
    assert [verdict.differs for verdict in dial().form(state).verdicts] == differs


def test_verdict_on_the_bets_stays_when_the_dials_turn() -> None:
    turned = replace(bet("scrambled", "C"), store="shop", door=0, contents="before")
    assert dial().form(turned).verdicts == dial().form(bet("scrambled", "C")).verdicts


def test_check_wants_both_bets() -> None:
    step = take(dial(), values={}, command="check", was="", has_bet=False)
    assert [m.control for m in step.mistakes] == ["dial-sees-closed", "dial-owner-C"]
    assert [m.text for m in step.mistakes] == [
        "Choose what the stranger sees",
        "Choose whose choice that was",
    ]


def test_check_opens_the_door_and_keeps_the_bets() -> None:
    values = {"dial.sees": "text", "dial.owner": "C"}
    step = take(dial(), values=values, command="check", was="", has_bet=False)
    assert step.state == bet("text", "C")
    assert step.bet == {"sees": "text", "owner": "C", "show": "no"}


def test_dials_turn_once_the_bet_is_placed() -> None:
    values = {"dial.show": "yes", "dial.door": "0", "dial.store": "shop", "dial.sees": "text"}
    step = take(dial(), values=values, command="place", was="", has_bet=True)
    assert step.state == replace(bet("text", ""), door=0, store="shop")
    assert step.bet is None


def test_dials_stand_still_before_the_bet() -> None:
    values = {"dial.show": "yes", "dial.door": "0", "dial.store": "shop"}
    step = take(dial(), values=values, command="place", was="", has_bet=False)
    assert step.state == dial().start()


def test_boards_are_blank_until_the_door_opens() -> None:
    drawing = dial().drawing(dial().start())
    assert {person.sees for person in drawing.people} == {""}
    assert not drawing.is_owned


def test_boards_show_what_is_wrong_and_who_holds_the_key() -> None:
    people = dial().drawing(setting("payroll", 2, "before")).people
    assert [person.sees for person in people] == ["text", "text", "closed"]
    assert [person.is_wrong for person in people] == [False, True, False]
    assert [person.has_key for person in people] == [True, True, False]


@pytest.mark.parametrize(
    "values",
    [
        {"sees": "picture"},
        {"owner": "N"},
        {"show": "house"},
        {"store": "shed"},
        {"door": "4"},
        {"contents": "both"},
        {"lock": "1"},
    ],
)
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert dial().read(values) is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"people": ()}, "people: three people"),
        ({"doors": ()}, "doors: one door more than people"),
        ({"asked": replace(dial().asked, door=4)}, "asked: a door that counts from 0"),
        ({"asked": replace(dial().asked, store="shed")}, "asked: a store and contents by their"),
    ],
)
def test_file_that_cannot_be_drawn_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(dial(), **change)
