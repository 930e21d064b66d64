"""What belongs to a person, told by the apps that hold it.

Accounts stands right of all other apps in the line of imports, so it cannot ask them for their
rows. Each app registers one `Holding` when it starts: how its rows are exported, how a guest's
rows move to an account, and when the person last did something there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Apps register before models can be imported.
    from accounts.models import User

type Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def never(_: "User") -> datetime | None:
    """Nothing here tells when a person was last active."""
    return None


def unhindered(_: "User") -> str:
    """Nothing here stands in the way of deleting an account."""
    return ""


def nothing_kept(_: "User") -> bool:
    """Nothing here outlives the person."""
    return False


def gone_by_itself(_: "User", _now: datetime) -> None:
    """All rows go with the person's own, by cascade."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One app's rows of a person. `adopt(guest, user)` moves every row, losing and doubling none.

    `latest` is the moment of the person's newest row; guests without a recent one are purged.
    `hinders` says what has to be done before the account can be deleted, empty for nothing.
    `keeps` is whether something is kept for others after that, as grades are: then the account is
    closed first and erased later. `erase(user, now)` takes the person out of what is kept, in the
    transaction that deletes them, before their row goes.
    """

    name: str
    export: Callable[["User"], Json]
    adopt: Callable[["User", "User"], None]
    latest: Callable[["User"], datetime | None] = never
    hinders: Callable[["User"], str] = unhindered
    keeps: Callable[["User"], bool] = nothing_kept
    erase: Callable[["User", datetime], None] = gone_by_itself


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Add an app's holding; a second one of that name replaces the first."""
    _holdings[holding.name] = holding


def holdings() -> tuple[Holding, ...]:
    """All holdings, in the order of their names."""
    return tuple(_holdings[name] for name in sorted(_holdings))
