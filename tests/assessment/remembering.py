"""Answers to one fact over days, and the memory that they leave."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from assessment import memory
from assessment.memory import POLICY, Answered, Memory, Policy

START = datetime(2026, 3, 2, 18, tzinfo=UTC)
DAY = timedelta(days=1)
BARE = Policy(cap_days=None)


def on(day: float, *, right: bool = True, sureness: int | None = None) -> Answered:
    return Answered(at=START + day * DAY, right=right, sureness=sureness)


def after(*answers: Answered, policy: Policy = POLICY) -> Memory:
    known = memory.fold(answers, policy=policy)
    assert known is not None
    return known


def interval(known: Memory) -> timedelta:
    return known.due_at - known.last_at


# Histories: hours since the answer before, right or wrong, how sure.
histories = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=24 * 40),
        st.booleans(),
        st.sampled_from([0, 1, 2, None]),
    ),
    min_size=1,
    max_size=12,
)
type History = Sequence[tuple[int, bool, int | None]]


def answers(history: History) -> list[Answered]:
    given_at = START
    told = []
    for hours, right, sureness in history:
        given_at += timedelta(hours=hours)
        told.append(Answered(at=given_at, right=right, sureness=sureness))
    return told
