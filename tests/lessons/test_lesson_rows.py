"""What a lesson leaves behind: its rows, their export and their way into an account."""

from datetime import datetime, timedelta

import pytest

from accounts.models import User
from accounts.portability import holdings
from lessons import actions, queries
from lessons.models import Bet, Reading
from tests.factories import GuestFactory

pytestmark = pytest.mark.django_db


def read(person: User, part: str, at: datetime) -> None:
    actions.finish_part(learner=person, lesson="whose-house", part=part, now=at)


def bet(person: User, letter: str, at: datetime) -> None:
    actions.place_bet(
        learner=person, lesson="whose-house", figure="house", choice={"1": letter}, now=at
    )


def test_lessons_say_what_they_hold() -> None:
    found = {holding.name: holding for holding in holdings()}["lessons"]
    assert (found.export, found.adopt, found.latest) == (
        queries.export,
        actions.adopt,
        queries.latest,
    )


def test_second_row_changes_nothing(ana: User, now: datetime) -> None:
    for hours in (0, 1):
        read(ana, "of-and-in", now + timedelta(hours=hours))
        bet(ana, "AC"[hours], now + timedelta(hours=hours))
    assert Reading.objects.get().done_at == now
    assert (Bet.objects.get().choice, Bet.objects.get().placed_at) == ({"1": "A"}, now)


def test_adoption_moves_each_row_and_keeps_the_earlier(ana: User, now: datetime) -> None:
    guest = GuestFactory.create()
    later = now + timedelta(hours=1)
    read(guest, "place-your-bet", now)
    read(ana, "place-your-bet", later)
    read(guest, "of-and-in", later)
    read(ana, "turn-the-key", now)
    bet(guest, "A", now)
    bet(ana, "C", later)
    actions.adopt(guest, ana)
    assert set(Reading.objects.values_list("learner", "part", "done_at")) == {
        (ana.pk, "place-your-bet", now),
        (ana.pk, "of-and-in", later),
        (ana.pk, "turn-the-key", now),
    }
    assert list(Bet.objects.values_list("learner", "choice")) == [(ana.pk, {"1": "A"})]


def test_adoption_keeps_the_accounts_earlier_row(ana: User, now: datetime) -> None:
    guest = GuestFactory.create()
    bet(ana, "C", now)
    bet(guest, "A", now + timedelta(hours=1))
    actions.adopt(guest, ana)
    assert Bet.objects.get().choice == {"1": "C"}


def test_export_tells_all_of_one_person(ana: User, now: datetime) -> None:
    read(ana, "of-and-in", now)
    bet(ana, "C", now)
    read(GuestFactory.create(), "of-and-in", now)
    assert queries.export(ana) == {
        "parts": [{"lesson": "whose-house", "part": "of-and-in", "done_at": now.isoformat()}],
        "bets": [
            {
                "lesson": "whose-house",
                "figure": "house",
                "choice": {"1": "C"},
                "placed_at": now.isoformat(),
            }
        ],
        "summaries": [],
    }


def test_latest_is_the_newest_row(ana: User, now: datetime) -> None:
    assert queries.latest(ana) is None
    read(ana, "of-and-in", now)
    assert queries.latest(ana) == now
    bet(ana, "C", now + timedelta(hours=1))
    assert queries.latest(ana) == now + timedelta(hours=1)


def test_nobody_has_done_nothing() -> None:
    assert queries.parts_done(learner=None, lesson="whose-house") == frozenset()
    assert queries.bets(learner=None, lesson="whose-house") == {}
