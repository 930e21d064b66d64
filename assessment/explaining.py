"""What an assignment is for one learner at one moment, in words."""

from datetime import datetime
from enum import StrEnum

from assessment.terms import Effective


class Refusal(StrEnum):
    """Why an attempt may not be started, in the learner's words."""

    RUNNING = "You have begun this already. Go on with the attempt that is open."
    EARLY = "This is not open yet."
    CLOSED = "This is closed. Nothing more can be handed in."
    USED = "You have no attempts left. What you handed in counts."


def may_start(
    effective: Effective,
    *,
    attempts: int,
    open: bool,  # noqa: A002 -- the word for it
    now: datetime,
) -> Refusal | None:
    """Whether a learner may start an attempt: None, or the reason why not.

    `attempts`: how many they have begun so far; `open`: whether one of these still runs. Whoever is
    exempt may try like everybody; it only does not count.
    """
    if open:
        return Refusal.RUNNING
    if effective.opens_at is not None and now < effective.opens_at:
        return Refusal.EARLY
    if effective.last_at is not None and now >= effective.last_at:
        return Refusal.CLOSED
    if effective.attempts and attempts >= effective.attempts:
        return Refusal.USED
    return None
