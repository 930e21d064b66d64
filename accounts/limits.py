"""Limits on what may fail: only failures count, and all processes count together.

A try is taken before it is made and given back if it succeeds, each by one statement, so tries at
the same time cannot pass a limit between them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from accounts.http import Request
from accounts.models import Tally

KEPT = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most so many failures of one source, `of`, in a window of time."""

    name: str
    of: str
    most: int
    window: timedelta

    @property
    def key(self) -> str:
        """What and whose, without the address or the person in it."""
        return f"{self.name}:{salted_hmac('limits', self.of, algorithm='sha256').hexdigest()}"


def address(request: Request) -> str:
    """Where the request comes from, seen past the proxies that are trusted."""
    return str(get_adapter(request).get_client_ip(request))


def take(limits: Collection[Limit], *, now: datetime) -> bool:
    """Take one try of each; False, and none taken, where one of them is used up."""
    taken: list[Limit] = []
    for limit in limits:
        if not _take(limit, now=now):
            give_back(taken)
            return False
        taken.append(limit)
    return True


def give_back(limits: Collection[Limit]) -> None:
    """It did not fail, so it does not count."""
    keys = [limit.key for limit in limits]
    Tally.objects.filter(key__in=keys, count__gt=0).update(count=F("count") - 1)


def _take(limit: Limit, *, now: datetime) -> bool:
    rows, until = Tally.objects.filter(key=limit.key), now + limit.window
    if rows.filter(until__gt=now, count__lt=limit.most).update(count=F("count") + 1):
        return True
    if rows.filter(until__lte=now).update(count=1, until=until):
        return True
    if rows.exists():
        return False
    try:
        with transaction.atomic():
            Tally.objects.create(key=limit.key, count=1, until=until)
    except IntegrityError:
        # Somebody else of this source came first, a moment ago.
        return _take(limit, now=now)
    Tally.objects.filter(until__lt=now - KEPT).delete()
    return True
