"""Guests who went away are removed; those who still answer are not."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from accounts import actions
from accounts.models import User
from tests.accounts.conftest import read
from tests.factories import GuestFactory

pytestmark = pytest.mark.usefixtures("only_readings")


def test_purge_guests_by_last_activity(ana: User, now: datetime) -> None:
    long_ago, lately = now - timedelta(days=40), now - timedelta(days=29)
    User.objects.update(joined_at=long_ago)
    gone = GuestFactory.create(joined_at=long_ago)
    read(gone, "bet", long_ago)
    back = GuestFactory.create(joined_at=long_ago)
    read(back, "bet", long_ago)
    read(back, "walk", lately)
    new = GuestFactory.create(joined_at=lately)

    with time_machine.travel(now):
        out = StringIO()
        call_command("purge_guests", stdout=out)

    assert out.getvalue() == "Removed 1 guest.\n"
    assert set(User.objects.all()) == {ana, back, new}


def test_purge_guests_at_the_very_moment_stays(db: None, now: datetime) -> None:
    guest = GuestFactory.create(joined_at=now - timedelta(days=40))
    read(guest, "bet", now)

    assert actions.purge_guests(inactive_since=now) == 0
    assert actions.purge_guests(inactive_since=now + timedelta(microseconds=1)) == 1


def test_purge_guests_after_so_many_days(db: None, now: datetime) -> None:
    GuestFactory.create(joined_at=now - timedelta(days=3))
    with time_machine.travel(now):
        out = StringIO()
        call_command("purge_guests", days=4, stdout=out)
        call_command("purge_guests", days=2, stdout=out)

    assert out.getvalue() == "Removed 0 guests.\nRemoved 1 guest.\n"


@pytest.mark.parametrize("days", [0, -1])
def test_purge_guests_refuses_everybody(db: None, days: int) -> None:
    GuestFactory.create()

    with pytest.raises(CommandError, match="1 or more"):
        call_command("purge_guests", days=days)

    assert User.objects.count() == 1
