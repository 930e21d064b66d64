"""Who is asking."""

from accounts.http import Request
from accounts.models import User

GUEST_KEY = "guest"


def learner(request: Request) -> User | None:
    """The signed-in person, else the guest of this browser, else nobody yet.

    Costs one query at most in a request, none for a visitor without a session.
    """
    if not hasattr(request, "_learner"):
        request._learner = _find(request)  # type: ignore[attr-defined]  # noqa: SLF001 -- our own note on the request
    found: User | None = request._learner  # type: ignore[attr-defined]  # noqa: SLF001 -- as above
    return found


def _find(request: Request) -> User | None:
    if request.user.is_authenticated:
        return request.user
    key = request.session.get(GUEST_KEY)
    return User.objects.filter(pk=key, is_guest=True).first() if key else None
