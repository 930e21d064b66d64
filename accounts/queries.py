"""Who is asking, and what we hold of them."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings

from accounts import portability
from accounts.http import Request
from accounts.models import User
from accounts.portability import Json

GUEST_KEY = "guest"
CLOSED_KEY = "closed"
TO_UNDO = timedelta(days=30)


def learner(request: Request) -> User | None:
    """The signed-in person, else the guest of this browser, else nobody yet.

    Costs one query at most in a request, none for a visitor without a session.
    """
    if not hasattr(request, "_learner"):
        remember(request, _find(request))
    found: User | None = request._learner  # type: ignore[attr-defined]  # noqa: SLF001 -- our own note on the request
    return found


def remember(request: Request, person: User | None) -> None:
    """Note who this request's learner is, so that it is asked once."""
    request._learner = person  # type: ignore[attr-defined]  # noqa: SLF001 -- as above


def _find(request: Request) -> User | None:
    if request.user.is_authenticated:
        return request.user
    return guest(request)


def guest(request: Request) -> User | None:
    """The guest whom this browser's session names; never a person with an account."""
    key = request.session.get(GUEST_KEY)
    return User.objects.filter(pk=key, is_guest=True).first() if key else None


def last_active_at(person: User) -> datetime:
    """When a person last did something we keep: their newest row, at the earliest their own."""
    seen = (holding.latest(person) for holding in portability.holdings())
    return max([person.joined_at, *(moment for moment in seen if moment)])


def hindrances(person: User) -> list[str]:
    """What they have to do before their account can be deleted, in sentences."""
    return [why for holding in portability.holdings() if (why := holding.hinders(person))]


def is_kept(person: User) -> bool:
    """Whether something of theirs is kept for others when their account is deleted."""
    return any(holding.keeps(person) for holding in portability.holdings())


def closed(request: Request) -> User | None:
    """The closed account whose password was just given in this browser."""
    key = request.session.get(CLOSED_KEY)
    return User.objects.filter(pk=key, closed_at__isnull=False).first() if key else None


def export(person: User, *, now: datetime) -> dict[str, Json]:
    """Everything we hold of one person, by app; no key of any item and nobody else."""
    return {
        "made_at": now.isoformat(),
        "account": _account(person),
        **{holding.name: holding.export(person) for holding in portability.holdings()},
    }


def _account(person: User) -> Json:
    addresses = EmailAddress.objects.filter(user=person).order_by("email")
    return {
        "guest": person.is_guest,
        "email": person.email,
        "addresses": [{"email": row.email, "verified": row.verified} for row in addresses],
        "joined_at": person.joined_at.isoformat(),
        "last_sign_in_at": person.last_login.isoformat() if person.last_login else None,
    }


def addresses(person: User) -> list[str]:
    """The addresses that are somebody's: checked ones where this server can check any.

    Where it cannot, what was typed at sign-up, which proves nothing (`proves_addresses`).
    """
    if not proves_addresses():
        return [person.email] if person.email else []
    rows = EmailAddress.objects.filter(user=person, verified=True)
    return [email.lower() for email in rows.values_list("email", flat=True)]


def proves_addresses() -> bool:
    """Whether an address was checked before it counts as somebody's."""
    return bool(settings.HAS_MAIL)


def writes_letters() -> bool:
    """Whether a letter arrives anywhere: by a mail service, or in development on the console."""
    return bool(settings.HAS_MAIL or settings.DEBUG)
