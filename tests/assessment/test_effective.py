import random

from hypothesis import given
from hypothesis import strategies as st

from assessment.effective import Event, effective, is_stale


def event(rev: int, *, tab: str = "t", seq: int = 0, final: bool = False) -> Event:
    return Event(rev=rev, answer=(str(rev),), tab=tab, seq=seq, final=final)


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """What one item's log may hold: revisions count up, and at most one event is final."""
    n = draw(st.integers(0, 8))
    final = draw(st.integers(1, 12))
    return [
        event(
            rev,
            tab=draw(st.sampled_from(["", "a", "b"])),
            seq=draw(st.integers(0, 5)),
            final=rev == final,
        )
        for rev in range(1, n + 1)
    ]


def test_effective_nothing_saved() -> None:
    assert effective([]) is None


def test_effective_newest_of_one_tab() -> None:
    assert effective([event(1, seq=1), event(2, seq=2)]) == event(2, seq=2)


def test_effective_late_arrival_of_the_same_tab_does_not_override() -> None:
    assert effective([event(1, seq=2), event(2, seq=1)]) == event(1, seq=2)


def test_effective_other_tab_overrides_by_revision() -> None:
    assert effective([event(1, seq=9), event(2, tab="u", seq=1)]) == event(2, tab="u", seq=1)


def test_effective_final_closes() -> None:
    final = event(2, final=True)
    assert effective([event(1, seq=5), final, event(3, seq=6)]) == final


@given(logs(), st.randoms(use_true_random=False))
def test_effective_same_for_any_order_and_repetition(log: list[Event], rng: random.Random) -> None:
    shaken = log + rng.choices(log, k=len(log)) if log else []
    rng.shuffle(shaken)
    assert effective(shaken) == effective(log)


@given(logs())
def test_effective_is_one_of_the_events_and_final_wins(log: list[Event]) -> None:
    chosen = effective(log)
    finals = [e for e in log if e.final]
    assert (chosen is None) == (not log)
    if finals:
        assert chosen == finals[0]


@given(logs())
def test_effective_never_a_save_its_own_tab_had_overtaken(log: list[Event]) -> None:
    chosen = effective(log)
    if chosen and not chosen.final:
        before = [e.seq for e in log if e.tab == chosen.tab and e.rev < chosen.rev]
        assert all(seq <= chosen.seq for seq in before)


def test_is_stale_overtaken() -> None:
    first, late = event(1, seq=2), event(2, seq=1)
    assert is_stale(late, base_rev=1, events=[first, late])


def test_is_stale_other_tab_saved_meanwhile() -> None:
    mine, theirs, now = event(1, seq=1), event(2, tab="u"), event(3, seq=2)
    assert is_stale(now, base_rev=1, events=[mine, theirs, now])


def test_is_stale_not_when_the_page_knew() -> None:
    mine, theirs, now = event(1, seq=1), event(2, tab="u"), event(3, seq=2)
    assert not is_stale(now, base_rev=2, events=[mine, theirs, now])


def test_is_stale_not_by_what_came_later() -> None:
    mine, later = event(1, seq=1), event(2, tab="u")
    assert not is_stale(mine, base_rev=0, events=[mine, later])
