"""What a learner sees at a moment, in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from assessment.explaining import (
    Case,
    Refusal,
    Sitting,
    explain,
    may_start,
    moment,
    reasons,
    span,
)
from assessment.terms import Change, Extension, Feedback, Late, Scores, Terms, deadline, effective
from tests.assessment.terms import oracle
from tests.assessment.terms.oracle import World, seconds, worlds

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    """A moment on the clock of Berlin in November: "27 18:00"."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=BERLIN)


TERMS = Terms(
    opens_at=at("23 09:00"),
    due_at=at("27 18:00"),
    closes_at=at("29 18:00"),
    limit_s=1200,
    attempts=2,
    late=Late.DAILY,
    late_percent=10,
)


def case(when: str = "24 10:05", **given: Any) -> Case:
    """Ana with these terms on Tuesday at five past ten."""
    return Case(**{"name": "Ana", "at": at(when), "zone": BERLIN, "terms": TERMS, **given})


FIRST = Sitting(started_at=at("23 10:00"), deadline_at=at("23 10:20"), submitted_at=at("23 10:15"))
SECOND = Sitting(started_at=at("24 10:00"), deadline_at=at("24 10:20"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (case(), "Ana can start attempt 1 of 2. It would end by itself on Tue 24 Nov 10:25."),
        (
            case("22 10:05"),
            "Ana sees the assignment, but cannot start it before Mon 23 Nov 09:00.",
        ),
        (case("30 10:05"), "Ana can start nothing: it closed on Sun 29 Nov 18:00."),
        (case(terms=Terms(attempts=0)), "Ana can start attempt 1. It would have no end."),
        (
            case(sittings=(SECOND, FIRST)),
            "Ana can go on with attempt 2 of 2 until Tue 24 Nov 10:20.",
        ),
        (
            case(terms=Terms(), sittings=(Sitting(started_at=at("24 09:00")),)),
            "Ana can go on with attempt 1 of 1, which does not end by itself.",
        ),
        (case(sat=False), "Ana sees the assignment among what is to be done."),
    ],
)
def test_learner_sees_what_they_can_do(given: Case, said: str) -> None:
    assert explain(given)[0] == said


SHOWN = "Of what they handed in they see the score."
REPLIED = "Of what they handed in they see the questions with keys and reasons."


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (
            Terms(),
            ("Ana can start nothing: the one attempt they may make is begun.", SHOWN, REPLIED),
        ),
        (
            Terms(
                attempts=0, scores=Scores.LATER, feedback=Feedback.LATER, replies_at=at("24 11:00")
            ),
            (
                "Ana can start attempt 2. It would have no end.",
                "They do not see the score: you release it by hand.",
                "They do not see the questions with keys and reasons before Wed 25 Nov 12:00.",
            ),
        ),
        (
            Terms(scores=Scores.LATER, scores_at=at("24 09:00"), feedback=Feedback.LATER),
            (
                "Ana can start nothing: the one attempt they may make is begun.",
                "They do not see the score before Wed 25 Nov 12:00.",
                ("They do not see the questions with keys and reasons: you release them by hand."),
            ),
        ),
    ],
)
def test_learner_sees_results_as_they_are_released(terms: Terms, said: tuple[str, ...]) -> None:
    given = case(terms=terms, sittings=(FIRST,), latest_end=at("25 12:00"))
    assert explain(given) == said


def test_learner_who_used_several_attempts_is_told() -> None:
    done = replace(SECOND, submitted_at=at("24 10:04"))
    assert explain(case(sittings=(FIRST, done)))[0] == (
        "Ana can start nothing: each of 2 attempts they may make is begun."
    )


@pytest.mark.parametrize(
    ("late", "when", "said"),
    [
        (Late.FULL, "28 10:05", "It counts in full and is marked as late."),
        (Late.ONCE, "28 10:05", "It loses 10%."),
        (Late.DAILY, "28 10:05", "1 day has begun since, so it loses 10%."),
        (Late.DAILY, "28 18:05", "2 days have begun since, so it loses 20%."),
    ],
)
def test_learner_who_is_late_is_told_what_it_costs(late: Late, when: str, said: str) -> None:
    assert explain(case(when, terms=replace(TERMS, late=late)))[1:] == (
        f"What is handed in then is late: it was due on Fri 27 Nov 18:00. {said}",
    )


def test_extension_given_later_is_not_known_yet() -> None:
    later = Extension(given_at=at("30 10:30"), seconds=3600)
    assert explain(case("30 10:05", extensions=(later,))) == explain(case("30 10:05"))
    assert explain(case("30 10:35", extensions=(later,)))[0] == (
        "Ana can start attempt 1 of 2. It would end by itself on Mon 30 Nov 10:55."
    )


ALL = (
    "Opens Mon 23 Nov 09:00, as for all.",
    "Due Fri 27 Nov 18:00, as for all.",
    "Closes Sun 29 Nov 18:00, as for all.",
    "20 minutes for an attempt, as for all.",
    "2 attempts, as for all.",
)
GROUP = ("Tuesday", Change(closes_at=at("29 20:00"), exempt=True))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (case(), ALL),
        (
            case(percent=150, own=Change(attempts=1)),
            (
                ALL[0],
                (
                    "Due Fri 27 Nov 18:10: Fri 27 Nov 18:00 as for all, "
                    "and 10 minutes for their extra time."
                ),
                (
                    "Closes Sun 29 Nov 18:10: Sun 29 Nov 18:00 as for all, "
                    "and 10 minutes for their extra time."
                ),
                (
                    "30 minutes for an attempt: 20 minutes as for all, "
                    "and 10 minutes for their extra time (150%)."
                ),
                "1 attempt, by a change for them alone.",
            ),
        ),
        (
            case(groups=(("Monday", Change(closes_at=at("29 19:00"))), GROUP)),
            (
                *ALL[:2],
                "Closes Sun 29 Nov 20:00, by a change for the group Tuesday.",
                *ALL[3:],
                "Exempt by a change for the group Tuesday: they may try, and it does not count.",
            ),
        ),
        (
            case(
                "28 10:05",
                own=Change(exempt=True),
                extensions=(Extension(given_at=at("28 10:00"), seconds=7200),),
            ),
            (
                ALL[0],
                (
                    "Due Sat 28 Nov 12:00: so far their extension reaches. "
                    "Without it Fri 27 Nov 18:00."
                ),
                *ALL[2:],
                "Exempt by a change for them alone: they may try, and it does not count.",
            ),
        ),
        (
            case(terms=Terms(attempts=0)),
            (
                "Open from the beginning: no opening is set.",
                "It does not close.",
                "No time limit, as for all.",
                "Any number of attempts, as for all.",
            ),
        ),
        (
            case(terms=replace(TERMS, late=Late.NONE), sat=False),
            (*ALL[:2], "Late work is not taken, so it closes then."),
        ),
        (
            case(terms=replace(TERMS, late=Late.NONE, closes_at=at("26 18:00")), sat=False),
            (*ALL[:2], "Closes Thu 26 Nov 18:00, as for all."),
        ),
    ],
)
def test_each_term_says_who_decided_it(given: Case, said: tuple[str, ...]) -> None:
    assert reasons(given) == said


def test_moment_in_the_hour_that_comes_twice_says_which() -> None:
    found = [
        moment(datetime(2026, 10, 25, hour, 30, tzinfo=UTC), zone=BERLIN, year=2026)
        for hour in (0, 1, 2)
    ]
    assert found == ["Sun 25 Oct 02:30 CEST", "Sun 25 Oct 02:30 CET", "Sun 25 Oct 03:30"]


def test_moment_of_another_year_names_it() -> None:
    assert moment(at("23 09:00"), zone=BERLIN, year=2025) == "Mon 23 Nov 2026 09:00"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (0, "0 seconds"),
        (61, "1 minute 1 second"),
        (5400, "1 hour 30 minutes"),
        (172_800, "2 days"),
    ],
)
def test_length_of_time_is_said_in_its_units(length: int, said: str) -> None:
    assert span(length) == said


@given(world=worlds, started=seconds)
def test_attempt_may_start_only_where_something_is_left_of_it(world: World, started: int) -> None:
    known = tuple(one for one in world.extensions if one[0] <= started)
    found = oracle.effective(replace(world, extensions=known))
    now = oracle.ZERO + timedelta(seconds=started)
    why = may_start(found, attempts=0, open=False, now=now)
    ends = deadline(found, started_at=now)
    assert why is not None or ends is None or ends > now


def test_exempt_may_try() -> None:
    found = effective(TERMS, own=Change(exempt=True))
    assert may_start(found, attempts=0, open=False, now=at("24 10:05")) is None


def test_attempt_that_is_open_is_gone_on_with() -> None:
    found = effective(TERMS)
    assert may_start(found, attempts=1, open=True, now=at("30 10:05")) is Refusal.RUNNING
