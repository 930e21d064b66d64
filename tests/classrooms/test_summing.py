"""The summary of an assignment: each term is said, and only what is so."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from classrooms.models import Assignment, Kind
from classrooms.summing import Audience, told

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OPENS = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
DUE = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
CLOSES = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
RULE = {"lessons": ["lock-share-scramble", "the-line-moves", "one-control-two-halves"], "count": 7}
CLASS = Audience(name="Tuesday group", zone="Europe/Berlin", learners=24)
ALWAYS = (
    "Learners meet the questions of quizzes in practice too, with their replies. "
    "Practice never asks what mock exams ask."
)


def quiz(**fields: Any) -> Assignment:
    return Assignment(**{"kind": Kind.QUIZ, "target": RULE, "seed": 1, **fields})


def said(row: Assignment, audience: Audience = CLASS) -> list[str]:
    return ["".join(line) for line in told(row, audience, now=NOW).paragraphs]


def warned(row: Assignment) -> list[str]:
    return [text for text in told(row, CLASS, now=NOW).warnings if text != ALWAYS]


def test_summary_of_a_whole_quiz() -> None:
    row = quiz(
        opens_at=OPENS,
        due_at=DUE,
        closes_at=CLOSES,
        late="daily",
        late_percent=10,
        attempts=2,
        limit_minutes=20,
        feedback="later",
        access_code="x",
    )
    assert said(row) == [
        (
            "All 24 learners of Tuesday group answer seven questions from lessons 4 to 6. "
            "Each learner gets questions of their own."
        ),
        (
            "It opens on Tuesday 24 November 2026 at 09:00. It is due on Tuesday 1 December 2026 "
            "at 18:00. Late work is taken until Thursday 3 December 2026 at 18:00 and loses 10% "
            "for each day begun. Times are those of Europe/Berlin."
        ),
        (
            "Each learner has two attempts of 20 minutes. The best one counts. Whoever has more "
            "time by an accommodation gets it by itself. An access code is asked for at the start."
        ),
        (
            "Keys and reasons appear when you release them, the score when an attempt is handed "
            "in. An answer that is partly right earns part of the credit."
        ),
    ]


def test_every_second_piece_is_strong() -> None:
    first = told(quiz(), CLASS, now=NOW).paragraphs[0]
    assert first[1::2] == ("24 learners", "seven questions")


@pytest.mark.parametrize(
    ("fields", "begins"),
    [
        ({"kind": Kind.LESSON, "target": {"lesson": "build-the-stack"}}, "read lesson 2, Build the stack. It is done when all its parts are read."),  # noqa: E501 -- the sentence
        ({"kind": Kind.LESSON, "target": {}}, "read a lesson that is still to be chosen. It is done when all its parts are read."),  # noqa: E501 -- the sentence
        ({"kind": Kind.STRENGTH, "target": {"lessons": ["whose-house"], "percent": 80}}, "reach a strength of 80% on lesson 1. They press “Hand in” when they are there."),  # noqa: E501 -- the sentence
        ({"kind": Kind.MOCK, "target": {}}, "sit a mock exam whose form is still to be chosen."),
        ({"target": {"picked": []}}, "answer questions that are still to be picked."),
        ({"target": {"picked": ["a", "b"]}}, "answer two questions that you picked, each in an order of their own."),  # noqa: E501 -- the sentence
        ({"target": {"picked": ["a"]}, "shuffle": False}, "answer one question that you picked, in the same order."),  # noqa: E501 -- the sentence
        ({"same_for_all": True}, "answer seven questions from lessons 4 to 6. All get the same questions, each in an order of their own."),  # noqa: E501 -- the sentence
        ({"same_for_all": True, "shuffle": False}, "answer seven questions from lessons 4 to 6. All get the same questions, in the same order."),  # noqa: E501 -- the sentence
        ({"target": {"count": 5, "conditional": False}}, "answer five questions from all lessons. What depends on the service is left out. Each learner gets questions of their own."),  # noqa: E501 -- the sentence
        ({"target": {"lessons": ["whose-house", "the-line-moves"], "areas": ["moving-line"], "kinds": ["order", "single"], "count": 5}}, "answer five questions from lessons 1 and 5, in “The line that moves”, asked as “One answer” and “Put in order”. Each learner gets questions of their own."),  # noqa: E501 -- the sentence
    ],
)  # fmt: skip
def test_what_is_asked_for(fields: dict[str, Any], begins: str) -> None:
    assert said(quiz(**fields))[0] == f"All 24 learners of Tuesday group {begins}"


def test_mock_says_how_many_questions_count() -> None:
    first = said(quiz(kind=Kind.MOCK, target={"paper": "long"}))[0]
    assert first == (
        "All 24 learners of Tuesday group sit the mock exam Long form: 50 questions that count "
        "and fifteen on trial. Each learner gets questions of their own."
    )


@pytest.mark.parametrize(
    ("learners", "begins"),
    [
        (0, "Everybody who joins Tuesday group answers "),
        (1, "The one learner of Tuesday group answers "),
        (2, "All 2 learners of Tuesday group answer "),
    ],
)
def test_who_gets_it(learners: int, begins: str) -> None:
    room = Audience(name="Tuesday group", zone="UTC", learners=learners)
    assert said(quiz(), room)[0].startswith(begins)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "It is open as soon as you publish it. It has no end."),
        ({"published_at": NOW}, "It is open. It has no end."),
        ({"closes_at": DUE}, "It is open as soon as you publish it. It closes on Tuesday 1 December 2026 at 18:00. Times are those of Europe/Berlin."),  # noqa: E501 -- the sentence
        ({"due_at": DUE}, "It is open as soon as you publish it. It is due on Tuesday 1 December 2026 at 18:00. Nothing is taken after that. Times are those of Europe/Berlin."),  # noqa: E501 -- the sentence
        ({"due_at": DUE, "late": "full"}, "It is open as soon as you publish it. It is due on Tuesday 1 December 2026 at 18:00. Late work is taken at any time and counts in full. Times are those of Europe/Berlin."),  # noqa: E501 -- the sentence
        ({"due_at": DUE, "late": "once", "late_percent": 20, "closes_at": CLOSES}, "It is open as soon as you publish it. It is due on Tuesday 1 December 2026 at 18:00. Late work is taken until Thursday 3 December 2026 at 18:00 and loses 20%. Times are those of Europe/Berlin."),  # noqa: E501 -- the sentence
    ],
)  # fmt: skip
def test_when(fields: dict[str, Any], expected: str) -> None:
    assert said(quiz(**fields))[1] == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Each learner has one attempt without a time limit."),
        ({"limit_minutes": 1}, "Each learner has one attempt of one minute. Whoever has more time by an accommodation gets it by itself."),  # noqa: E501 -- the sentence
        ({"attempts": 0, "counts": "last"}, "Each learner has any number of attempts without a time limit. The last one counts."),  # noqa: E501 -- the sentence
        ({"attempts": 3, "counts": "first"}, "Each learner has three attempts without a time limit. The first one counts."),  # noqa: E501 -- the sentence
    ],
)  # fmt: skip
def test_how_often(fields: dict[str, Any], expected: str) -> None:
    assert said(quiz(**fields))[2] == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"feedback": "each"}, "after each answer, the score when an attempt is handed in"),
        ({"feedback": "end"}, "when an attempt is handed in, the score when an attempt is handed in"),  # noqa: E501 -- the sentence
        ({"feedback": "later", "replies_at": CLOSES, "scores": "later", "scores_at": DUE}, "on Thursday 3 December 2026 at 18:00, or once nobody may answer any more, the score on Tuesday 1 December 2026 at 18:00, or once nobody may answer any more"),  # noqa: E501 -- the sentence
        ({"feedback": "later", "scores": "later"}, "when you release them, the score when you release it"),  # noqa: E501 -- the sentence
    ],
)  # fmt: skip
def test_when_replies_appear(fields: dict[str, Any], expected: str) -> None:
    credit = "An answer earns its credit only if all of it is right."
    line = said(quiz(partial=False, **fields))[3]
    assert line == f"Keys and reasons appear {expected}. {credit}"


@pytest.mark.parametrize(
    ("exceptions", "expected"),
    [
        (1, "One learner or group has other terms."),
        (2, "Two learners or groups have other terms."),
    ],
)
def test_exceptions_are_counted(exceptions: int, expected: str) -> None:
    room = Audience(name="x", zone="UTC", learners=2, exceptions=exceptions)
    assert said(quiz(), room)[-1] == expected


def test_lesson_has_no_rules_of_attempts() -> None:
    row = quiz(kind=Kind.LESSON, target={"lesson": "build-the-stack"})
    assert len(said(row)) == 2
    assert told(row, CLASS, now=NOW).warnings == ()


def test_every_quiz_is_said_to_be_in_practice_too() -> None:
    assert told(quiz(), CLASS, now=NOW).warnings == (ALWAYS,)


EARLY = (
    "Whoever finishes early sees the keys while others still have the same questions before them. "
    "Show the replies later, or give each learner questions of their own."
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"same_for_all": True, "feedback": "later"}, []),
        ({"same_for_all": True, "feedback": "end"}, [EARLY]),
        ({"target": {"picked": ["a"]}, "feedback": "each"}, [EARLY]),
        (
            {"same_for_all": True, "attempts": 2},
            [EARLY, "After a first attempt the keys of the next one are known."],
        ),
        ({"due_at": NOW}, ["Its end has passed: nobody could begin it any more."]),
        ({"due_at": NOW + timedelta(seconds=1)}, []),
        (
            {"due_at": DUE, "closes_at": CLOSES},
            ["No late work is taken, so the closing time does nothing."],
        ),
        ({"due_at": DUE, "closes_at": CLOSES, "late": "full"}, []),
        (
            {"opens_at": OPENS, "due_at": OPENS + timedelta(minutes=30), "limit_minutes": 31},
            ["The time limit is longer than it is open."],
        ),
        (
            {"opens_at": OPENS, "due_at": OPENS + timedelta(minutes=30), "limit_minutes": 30},
            [],
        ),
        (
            {"kind": Kind.MOCK, "target": {"paper": "long"}},
            ["It has no time limit. The long form is made for 90 minutes."],
        ),
        (
            {
                "kind": Kind.MOCK,
                "target": {"paper": "long"},
                "limit_minutes": 90,
                "same_for_all": True,
                "feedback": "later",
            },
            ["Learners may have met some of these questions in mock exams of their own."],
        ),
        ({"kind": Kind.MOCK, "target": {}}, []),
    ],
)
def test_warnings(fields: dict[str, Any], expected: list[str]) -> None:
    assert warned(quiz(**fields)) == expected


def test_mark_of_strong_pieces_in_a_name_does_no_harm() -> None:
    room = Audience(name="A\x1eB", zone="UTC", learners=2)
    assert told(quiz(), room, now=NOW).paragraphs[0][1] == "2 learners"
