"""What answers do to the memory of their facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One checked answer: which fact it asked for, by which question, and its credit, 0 to 1."""

    fact: str
    item_id: str
    credit: Fraction
    sureness: int | None
    at: datetime

    @property
    def right(self) -> bool:
        """Whether it earned all."""
        return self.credit == 1


def remember(*, learner: int, seen: Sequence[Seen]) -> None:
    """Fold answers into the memories of a learner, by their key, oldest first.

    For use in the transaction that stores their final markings.
    """
