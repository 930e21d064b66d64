"""What happens to people: a guest is made, adopted, purged; an account is deleted."""

from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts import portability, queries
from accounts.http import Request
from accounts.models import User


def ensure_learner(request: Request, *, now: datetime) -> User:
    """The signed-in person, the guest of this browser, or a new guest from now on.

    Only here does a visitor get a row and a session: call it when they give a first answer.
    """
    learner = queries.learner(request)
    if learner is None:
        learner = User.objects.create(is_guest=True, password=make_password(None), joined_at=now)
        request.session[queries.GUEST_KEY] = learner.pk
        queries.remember(request, learner)
    return learner


@transaction.atomic
def adopt_guest(*, guest: User, user: User) -> bool:
    """Move all that a guest did into an account and remove the guest; False if nothing was left.

    A second run, at the same time or later, finds no guest and changes nothing.
    """
    pair = {guest.pk, user.pk}
    # In the order of their keys, so that two merges cannot wait for each other.
    rows = {row.pk: row for row in _locked(pair)}
    found, target = rows.get(guest.pk), rows.get(user.pk)
    if not (found and target and found.is_guest and not target.is_guest):
        return False
    for holding in portability.holdings():
        holding.adopt(found, target)
    found.delete()
    return True


def _locked(keys: set[int]) -> list[User]:
    return list(User.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


class HinderedError(Exception):
    """The account cannot be deleted yet; the message says what to do first."""


@transaction.atomic
def delete_account(*, user: User, now: datetime) -> bool:
    """Remove a person with everything of theirs and end each of their sessions.

    Whose grades are kept for a class is closed instead, to be erased later: then False. Raises
    HinderedError.
    """
    row = User.objects.select_for_update().get(pk=user.pk)
    if why := queries.hindrances(row):
        raise HinderedError(" ".join(why))
    _end_sessions(row)
    if queries.is_kept(row):
        row.is_active, row.closed_at = False, now
        row.save(update_fields=["is_active", "closed_at"])
        return False
    _erase(row, now=now)
    return True


def _erase(user: User, *, now: datetime) -> None:
    for holding in portability.holdings():
        holding.erase(user, now)
    user.delete()


@transaction.atomic
def reopen_account(*, user: User) -> bool:
    """Undo the closing of an account that its owner asked to delete; whether it was closed."""
    rows = User.objects.filter(pk=user.pk, closed_at__isnull=False)
    return bool(rows.update(is_active=True, closed_at=None))


def purge_closed(*, closed_before: datetime, now: datetime) -> int:
    """Erase the accounts that were closed before that moment; how many."""
    old = User.objects.filter(closed_at__lt=closed_before).order_by("pk")
    return sum(_purge_closed(key, closed_before, now) for key in old.values_list("pk", flat=True))


@transaction.atomic
def _purge_closed(key: int, closed_before: datetime, now: datetime) -> bool:
    """Asked again under the lock: it may have been opened a moment ago."""
    rows = User.objects.select_for_update().filter(pk=key, closed_at__lt=closed_before)
    user = rows.first()
    if user is None:
        return False
    _end_sessions(user)
    _erase(user, now=now)
    return True


def _end_sessions(user: User) -> None:
    """Sessions would die with the row; but they hold the address that was typed at sign-in."""
    names = {SESSION_KEY: str(user.pk), queries.GUEST_KEY: user.pk}
    theirs = [
        session.pk
        for session in Session.objects.iterator()
        if any(session.get_decoded().get(key) == value for key, value in names.items())
    ]
    Session.objects.filter(pk__in=theirs).delete()


def purge_guests(*, inactive_since: datetime) -> int:
    """Remove the guests who did nothing at that moment or later; how many.

    Doing something is what leaves a row: a first answer, a bet, a part read, a saved answer.
    Looking at pages leaves none and does not count.
    """
    old = User.objects.filter(is_guest=True, joined_at__lt=inactive_since)
    keys = list(old.order_by("pk").values_list("pk", flat=True))
    return sum(_purge(key, inactive_since) for key in keys)


@transaction.atomic
def _purge(key: int, inactive_since: datetime) -> bool:
    """Asked again under the lock: the guest may have come back, or signed up, a moment ago."""
    guest = User.objects.select_for_update().filter(pk=key, is_guest=True).first()
    if guest is None or queries.last_active_at(guest) >= inactive_since:
        return False
    guest.delete()
    return True
