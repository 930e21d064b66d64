"""One page in one state, and how to get there."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Sight:
    """`view` is the name of the address; `error:` names stand for pages that have none."""

    name: str
    view: str
    open: Callable[[Desk], None]
    status: int = 200


def plain(name: str, view: str, path: str, *, status: int = 200) -> Sight:
    """A page that needs no history."""
    return Sight(name=name, view=view, open=lambda desk: desk.open(path), status=status)
