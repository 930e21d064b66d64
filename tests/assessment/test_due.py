from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assessment import memory
from assessment.due import Day, coming, forecast, queue
from assessment.mastery import START, Known
from assessment.memory import Answered
from assessment.planning.shapes import Pace

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PACE = Pace(minutes=20, reviews=3)
dues = st.lists(st.integers(-10, 30).map(lambda n: TODAY + timedelta(days=n)), max_size=40)
paces = st.builds(
    Pace,
    minutes=st.just(20),
    reviews=st.integers(0, 8),
    weekdays_off=st.frozensets(st.integers(0, 6)),
)


def known(fact: str, *answers: Answered) -> Known:
    kept = memory.fold(answers)
    assert kept is not None
    return Known(fact=fact, level=START, memory=kept)


def ago(days: float, *, right: bool = True, sureness: int | None = None) -> Answered:
    return Answered(at=NOW - timedelta(days=days), right=right, sureness=sureness)


def test_queue_holds_what_is_due_before_the_moment_and_the_oldest_first() -> None:
    old, older, new = known("old", ago(8)), known("older", ago(13)), known("new", ago(0))
    found = queue([new, old, older], at=NOW, before=NOW + timedelta(hours=10))
    assert [one.fact for one in found] == ["older", "old"]


def test_queue_begins_with_an_error_that_felt_certain() -> None:
    certain = known("certain", ago(8, right=False, sureness=2))
    forgotten = known("forgotten", ago(40))
    found = queue([forgotten, certain], at=NOW, before=NOW)
    assert [one.fact for one in found] == ["certain", "forgotten"]


def test_queue_does_not_ask_the_same_frail_fact_while_others_wait() -> None:
    frail, waiting = known("frail", ago(2, right=False)), known("waiting", ago(20), ago(16))
    assert memory.recall(frail.memory, NOW) < memory.recall(waiting.memory, NOW)
    found = queue([frail, waiting], at=NOW, before=NOW)
    assert [one.fact for one in found] == ["waiting", "frail"]


def test_queue_brings_forward_what_an_exam_needs() -> None:
    fact = known("a", ago(9), ago(4))
    before = NOW + timedelta(hours=10)
    assert queue([fact], at=NOW, before=before) == ()
    assert queue([fact], at=NOW, before=before, exam_at=NOW + timedelta(days=4)) == (fact,)


def test_queue_leaves_out_what_was_missed_late_last_night() -> None:
    fact = known("a", ago(11 / 24, right=False))
    before = NOW + timedelta(days=1)
    assert queue([fact], at=NOW, before=before) == ()
    assert queue([fact], at=NOW + timedelta(hours=1), before=before) == (fact,)


def test_coming_is_in_the_order_of_the_due_days() -> None:
    facts = [known("a", ago(0)), known("b", ago(1)), known("c", ago(0, right=False))]
    order = [memory.due_at(one.memory) for one in coming(facts)]
    assert order == sorted(order)


def test_forecast_rolls_over_what_a_day_cannot_hold() -> None:
    due = [TODAY - timedelta(days=3)] * 5 + [TODAY + timedelta(days=1)] * 2
    found = forecast(due, today=TODAY, pace=PACE, done=1, days=4)
    assert [day.facts for day in found] == [2, 3, 2, 0]


def test_forecast_leaves_days_off_alone() -> None:
    pace = Pace(minutes=20, reviews=3, weekdays_off=frozenset({1}))
    due = [TODAY + timedelta(days=1)]
    assert forecast(due, today=TODAY, pace=pace, days=3) == (
        Day(on=TODAY, facts=0, off=False),
        Day(on=TODAY + timedelta(days=1), facts=0, off=True),
        Day(on=TODAY + timedelta(days=2), facts=1, off=False),
    )


@given(due=dues, pace=paces, done=st.integers(0, 10))
def test_forecast_keeps_to_the_pace_and_invents_nothing(
    due: list[date], pace: Pace, done: int
) -> None:
    found = forecast(due, today=TODAY, pace=pace, done=done)
    assert [day.on for day in found] == [TODAY + timedelta(days=n) for n in range(14)]
    assert all(day.facts <= (0 if day.off else pace.reviews) for day in found)
    for n in range(1, 15):
        arrived = sum(d < TODAY + timedelta(days=n) for d in due)
        assert sum(day.facts for day in found[:n]) <= arrived


@given(due=dues)
def test_forecast_serves_all_where_there_is_room(due: list[date]) -> None:
    found = forecast(due, today=TODAY, pace=Pace(minutes=20, reviews=40))
    assert sum(day.facts for day in found) == sum(d < TODAY + timedelta(days=14) for d in due)
