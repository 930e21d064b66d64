"""What belongs to a person, told by the apps that hold it.

Accounts stands right of all other apps in the line of imports, so it cannot ask them for their
rows. Each app registers one `Holding` when it starts: how its rows are exported, and how a
guest's rows move to an account.
"""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User

type Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One app's rows of a person. `adopt(guest, user)` moves every row, none twice."""

    name: str
    export: Callable[[User], Json]
    adopt: Callable[[User, User], None]


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Add an app's holding; a second one of that name replaces the first."""
    _holdings[holding.name] = holding


def holdings() -> tuple[Holding, ...]:
    """All holdings, in the order of their names."""
    return tuple(_holdings[name] for name in sorted(_holdings))
