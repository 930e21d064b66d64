"""The incident desk on its page: calls, bets, and what comes back."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.queries import GUEST_KEY
from lessons import actions, queries
from lessons.figures.base import prefixed
from lessons.figures.desk_state import DeskState
from lessons.figures.incidents import Incident, deal
from lessons.models import Bet
from tests.factories import GuestFactory
from tests.lessons.desks import desk, right, wrong

pytestmark = pytest.mark.django_db
PAGE = "/course/who-do-you-call/"
FIGURE = f"{PAGE}figures/desk/"
ASK = {"HX-Request": "true"}
DEALT = deal(desk().families, seed=0)
FIRST, SECOND = DEALT[:2]


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


def form(state: DeskState, do: str = "check") -> dict[str, str]:
    """The form of a call as a browser sends it."""
    values = desk().spell(state)
    values.pop("show")
    return {**prefixed("desk", values), "do": do}


def page(client: Client, state: DeskState | None = None) -> str:
    query = f"?{urlencode(prefixed('desk', desk().spell(state)))}" if state else ""
    response = client.get(f"{PAGE}{query}")
    assert response.status_code == 200
    return response.content.decode()


def caption(html: str) -> str:
    found = re.search(r'class="caption">(.*?)</p>', html)
    return found[1] if found else ""


def close(client: Client, state: DeskState) -> None:
    assert client.post(FIGURE, form(state)).status_code == 302


def keys(incident: Incident) -> tuple[str, ...]:
    return (incident.name, incident.failed, incident.acts, incident.still, incident.right.reply)


def test_visitor_is_dealt_the_order_of_nobody(
    client: Client, django_assert_num_queries: Any
) -> None:
    page(client)
    with django_assert_num_queries(0):
        html = page(client)
    assert desk().family[FIRST.id].symptom in html
    assert f'name="desk.call" value="{FIRST.id}"' in html


def test_learner_is_dealt_an_order_of_their_own(client: Client, ana: User) -> None:
    client.force_login(ana)
    seed = queries.seed(ana)
    assert 0 < seed < 1000
    assert f'name="desk.seed" value="{seed}"' in page(client)


def test_opening_a_clue_leaves_no_row(client: Client) -> None:
    response = client.post(FIGURE, form(DeskState(seed=0, call=FIRST.id), do="clue.log"))
    assert "desk.clues=log" in response["Location"]
    html = page(client, DeskState(seed=0, call=FIRST.id, clues=("log",)))
    assert (FIRST.log in html, FIRST.change in html) == (True, False)
    assert User.objects.count() == 0


def test_opened_clue_is_focused(client: Client) -> None:
    sent = form(DeskState(seed=0, call=FIRST.id), do="clue.log")
    html = client.post(FIGURE, sent, headers=ASK).content.decode()
    assert 'id="desk-clue-log" tabindex="-1" data-focus>' in html
    assert html.count("data-focus") == 1


def test_closed_call_keeps_the_answer_as_its_bet(client: Client, now: datetime) -> None:
    state = wrong(FIRST)
    response = client.post(FIGURE, form(state))
    assert response["Location"].endswith("desk.show=yes#fig-desk")
    kept = Bet.objects.get()
    assert (kept.lesson, kept.figure, kept.placed_at) == (
        "who-do-you-call",
        f"desk:{FIRST.id}",
        now,
    )
    assert kept.choice == {**desk().spell(state), "show": "no"}
    html = page(client, state)
    assert all(text in html for text in keys(FIRST)[:4])
    assert caption(html).endswith("Owner and first step differ.")


def test_next_call_opens_and_the_closed_one_comes_back(client: Client) -> None:
    close(client, wrong(FIRST))
    html = page(client)
    assert f'name="desk.call" value="{SECOND.id}"' in html
    address = re.search(r'<a href="([^"]+)"><span class="vh">Call </span>1', html)
    assert address is not None
    back = client.get(address[1].replace("&amp;", "&")).content.decode()
    assert caption(back).startswith("Call 1 of 5 is closed")
    said = wrong(FIRST).owner
    assert said is not None
    assert f"You said: {said.word}." in back


def test_sent_twice_is_kept_once(client: Client) -> None:
    for _ in range(2):
        close(client, right(FIRST))
    assert Bet.objects.count() == User.objects.count() == 1


def test_another_answer_leaves_the_first_standing(client: Client) -> None:
    close(client, wrong(FIRST))
    close(client, right(FIRST))
    kept = Bet.objects.get()
    assert desk().recall(kept.choice) == wrong(FIRST)
    html = page(client, right(FIRST))
    assert "Your first answer stays on the sheet" in html


def test_tab_that_was_left_behind_is_told_what_counts(client: Client) -> None:
    """Two windows on one call: the later answer is shown, the earlier one counts."""
    page(client)
    close(client, wrong(FIRST))
    late = client.post(FIGURE, form(right(FIRST)), headers=ASK).content.decode()
    assert "Your first answer stays on the sheet" in late
    assert Bet.objects.get().choice["owner"] == desk().spell(wrong(FIRST))["owner"]


def test_each_call_is_bet_on_for_itself(client: Client) -> None:
    close(client, right(FIRST))
    html = page(client, right(SECOND))
    assert not any(text in html for text in keys(SECOND))
    assert caption(html).startswith("Call 2 of 5. No clues are open")
    close(client, right(SECOND))
    assert set(Bet.objects.values_list("figure", flat=True)) == {
        f"desk:{FIRST.id}",
        f"desk:{SECOND.id}",
    }


def test_nothing_of_the_key_is_told_before_the_bet(client: Client) -> None:
    for state in (right(FIRST), wrong(FIRST), DeskState(seed=0, call=FIRST.id, shown=True)):
        html = page(client, state)
        assert not any(text in html for text in keys(FIRST))


def test_show_me_is_kept_as_no_answer(client: Client) -> None:
    client.post(FIGURE, form(right(FIRST), do="show"))
    assert Bet.objects.get().choice == {"seed": "0", "call": FIRST.id, "show": "no"}
    assert FIRST.failed in page(client, DeskState(seed=0, call=FIRST.id, shown=True))


@pytest.mark.parametrize("headers", [{}, ASK])
def test_call_without_an_owner_is_refused(client: Client, headers: dict[str, str]) -> None:
    sent = form(DeskState(seed=0, call=FIRST.id, clues=("log",), sure="1"))
    response = client.post(FIGURE, sent, headers=headers)
    html = response.content.decode()
    assert response.status_code == (200 if headers else 422)
    assert '<a href="#desk-owner-C">Choose who has to act</a>' in html
    assert "Choose a first step" in html
    assert FIRST.log in html
    assert re.search(r'id="desk-sure-1"[^>]* checked', html)
    assert Bet.objects.count() == 0


@pytest.mark.parametrize("key", ["call", "seed", "owner", "step", "clues", "sure"])
@pytest.mark.parametrize("value", ["Z", "\x00", "x" * 300, "²"])
def test_bad_values_place_no_bet(client: Client, key: str, value: str) -> None:
    response = client.post(FIGURE, {**form(right(FIRST)), f"desk.{key}": value})
    assert response.status_code == 422
    assert Bet.objects.count() == 0


def test_closed_round_and_worked_pool(client: Client) -> None:
    for incident in DEALT:
        close(client, right(incident))
    html = page(client)
    assert "You have worked every incident. They return in review." in html
    assert "All five calls are closed. Owner and first step fitted in five." in html
    assert "Take five more calls" in page(client, right(DEALT[4]))


def test_queries_do_not_grow_with_the_bets(client: Client, ana: User) -> None:
    client.force_login(ana)
    counts = []
    for incident in DEALT[:3]:
        close(client, right(incident))
        with CaptureQueriesContext(connection) as found:
            page(client)
        counts.append(len(found))
    assert counts[0] == counts[2] <= 7


def test_guest_takes_the_calls_into_an_account(ana: User, now: datetime) -> None:
    guest = GuestFactory.create()
    for person, incident in ((guest, FIRST), (guest, SECOND), (ana, FIRST)):
        state = right(incident) if person is ana else wrong(incident)
        actions.place_bet(
            learner=person,
            lesson="who-do-you-call",
            figure=desk().stake(state),
            choice=desk().spell(desk().veil(state)),
            now=now,
        )
    actions.adopt(guest, ana)
    bets = queries.bets(learner=ana, lesson="who-do-you-call")
    assert desk().recall(bets[f"desk:{FIRST.id}"]) == right(FIRST)
    assert desk().recall(bets[f"desk:{SECOND.id}"]) == wrong(SECOND)
    assert Bet.objects.filter(learner=guest).count() == 0


def test_export_tells_each_call(client: Client, ana: User, now: datetime) -> None:
    client.force_login(ana)
    close(client, wrong(FIRST))
    exported: Any = queries.export(ana)
    assert exported["bets"] == [
        {
            "lesson": "who-do-you-call",
            "figure": f"desk:{FIRST.id}",
            "choice": {**desk().spell(wrong(FIRST)), "show": "no"},
            "placed_at": now.isoformat(),
        }
    ]


def test_calls_go_with_their_learner(client: Client) -> None:
    close(client, wrong(FIRST))
    User.objects.get(pk=client.session[GUEST_KEY]).delete()
    assert Bet.objects.count() == 0
    assert f'name="desk.call" value="{FIRST.id}"' in page(client)
