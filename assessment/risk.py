"""Who in a class is stuck: plain rules that an instructor can read, no model and no forecast.

They use what was handed in and when somebody was last here, never how sure a learner was and
never what they practise for themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

QUIET_DAYS = 7
MISSED = 2
MOCK_PERCENT = 60
MEAN_PERCENT, GRADES = 50, 3
MISSES = 3


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is seen of one learner.

    `active_at` is when they last did anything here, None for never; `missing` how many assignments
    are past due without being handed in; `mock_percent` their best assigned mock exam, 0 to 100,
    None without one; `mean_percent` the mean of their `grades`, None without any; `misses` how
    often they missed one fact in assigned work, the fact that they missed most.
    """

    joined_at: datetime
    active_at: datetime | None = None
    missing: int = 0
    mock_percent: float | None = None
    mean_percent: float | None = None
    grades: int = 0
    misses: int = 0


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: what it is about, in a sentence, and what is said of whom it holds for."""

    id: str
    sentence: str
    holds: Callable[[Seen, datetime], bool]
    says: Callable[[Seen], str]


def _quiet(seen: Seen, now: datetime) -> bool:
    return now - (seen.active_at or seen.joined_at) >= timedelta(days=QUIET_DAYS)


def _mock(seen: Seen, _now: datetime) -> bool:
    return seen.mock_percent is not None and seen.mock_percent < MOCK_PERCENT


def _mean(seen: Seen, _now: datetime) -> bool:
    enough = seen.grades >= GRADES
    return enough and seen.mean_percent is not None and seen.mean_percent < MEAN_PERCENT


RULES = (
    Rule(
        id="quiet",
        sentence=f"No activity: nothing was read or answered for {QUIET_DAYS} days.",
        holds=_quiet,
        says=lambda _: f"No activity for {QUIET_DAYS} days",
    ),
    Rule(
        id="missing",
        sentence=f"Missing work: {MISSED} or more assignments are past due and not handed in.",
        holds=lambda seen, _: seen.missing >= MISSED,
        says=lambda seen: f"{seen.missing} assignments missing",
    ),
    Rule(
        id="mock",
        sentence=f"Mock exam: the best assigned one is below {MOCK_PERCENT}%.",
        holds=_mock,
        says=lambda _: f"Mock below {MOCK_PERCENT}%",
    ),
    Rule(
        id="mean",
        sentence=f"Grades: the mean of {GRADES} or more grades is below {MEAN_PERCENT}%.",
        holds=_mean,
        says=lambda _: f"Mean below {MEAN_PERCENT}%",
    ),
    Rule(
        id="fact",
        sentence=f"One fact: missed {MISSES} times or more in assigned work of the last 14 days.",
        holds=lambda seen, _: seen.misses >= MISSES,
        says=lambda seen: f"One fact missed {seen.misses} times",
    ),
)


def risks(seen: Seen, *, now: datetime) -> tuple[str, ...]:
    """What the rules say of a learner, in the order of the rules; empty for nobody to worry about.

    More activity, fewer missing assignments, higher percents or fewer misses never add a risk.
    """
    return tuple(rule.says(seen) for rule in RULES if rule.holds(seen, now))
