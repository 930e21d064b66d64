from collections.abc import Callable

import pytest
from django.test import Client

from assessment.parties import Party
from quizzes import reports
from quizzes.queries import results
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.items import (
    classify_item,
    fields,
    order_item,
    right,
    single_item,
    two_tier_item,
    wrong,
)

pytestmark = pytest.mark.django_db
Build = Callable[..., Quiz]


def sit(learner: Client, quiz: Quiz, *answers: tuple[bool, str]) -> reports.Report:
    """Answer in turn, right or not, as sure as said; then end."""
    for number, (is_right, sure) in enumerate(answers, start=1):
        shown = quiz.shown[number - 1]
        fields = right(shown) if is_right else wrong(shown)
        learner.post(quiz.url(number, "answer/"), sent(fields, s=sure))
    learner.post(quiz.page("finish/"))
    quiz.attempt.refresh_from_db()
    return reports.report(quiz.attempt, results.lines(quiz.attempt))


def items(count: int) -> list[object]:
    return [single_item(f"x{n}") for n in range(count)]


def test_report_all_right(learner: Client, quiz_of: Build) -> None:
    report = sit(learner, quiz_of(*items(2)), (True, "2"), (True, "2"))
    assert report.headline == "Two of two. Nothing to repair."
    assert report.calibration == "When certain, you were right 2 of 2 times. You can rely on it."
    assert [group.title for group in report.groups] == ["Every answer"]


def test_report_certain_and_wrong_comes_first(learner: Client, quiz_of: Build) -> None:
    report = sit(learner, quiz_of(*items(4)), (True, "0"), (False, "2"), (False, "1"), (True, ""))
    assert report.headline == "Two of four. One needs repair first."
    assert [(g.title, [r.position for r in g.rows]) for g in report.groups] == [
        ("Certain and wrong", [2]),
        ("Right, but guessing", [1]),
        ("The rest", [3, 4]),
    ]
    assert [(x.label, x.right, len(x.hits)) for x in report.levels] == [
        ("Certain", 0, 1),
        ("Think so", 1, 2),
        ("Guessing", 1, 1),
    ]
    assert report.calibration.endswith("Slow down where it feels easy.")


def test_report_counts_what_stayed_open(learner: Client, quiz_of: Build) -> None:
    report = sit(learner, quiz_of(*items(3)), (True, ""))
    assert (report.right, report.total, report.unanswered) == (1, 3, 2)
    assert report.headline == "One of three."
    assert report.lede == "Each question that you checked was right. Two questions stayed open."
    assert report.calibration == reports.NEVER_CERTAIN


def test_report_nothing_answered(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(*items(1))
    report = sit(learner, quiz)
    assert report.headline == "None of one."
    assert report.lede == reports.UNCHECKED
    page = learner.get(quiz.page("summary/")).content.decode()
    assert "You checked no question." in page


def test_report_says_how_rows_were_answered(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(classify_item(), order_item(), classify_item("again"), two_tier_item())
    report = sit(learner, quiz, (True, ""), (False, ""), (False, "2"), (False, ""))
    rows = {row.position: row for g in report.groups for row in g.rows}
    assert rows[4].you == reports.Said(
        party=Party.CUSTOMER, text="Text of customer", why="Text of a"
    )
    assert rows[4].key == reports.Said(party=Party.AWS, text="Text of aws", why="Text of b")
    said = {n: (row.you.text, row.key.text) for n, row in rows.items() if n != 4}
    assert said == {
        1: ("Each with its owner", "Each with its owner"),
        2: ("Another order", "Each in its place"),
        3: ("None right", "Each with its owner"),
    }


def test_report_owner_without_the_reason_is_half_right(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(two_tier_item("x"), two_tier_item("y"), two_tier_item("z"))
    for number, answer in enumerate([("aws", "c"), ("both", "b"), ("aws", "b")], start=1):
        chosen = fields(quiz.shown[number - 1], answer)
        learner.post(quiz.url(number, "answer/"), sent(chosen))
    report = reports.report(quiz.attempt, results.lines(quiz.attempt))
    found = {row.position: row.half for group in report.groups for row in group.rows}
    assert found == {1: True, 2: False, 3: False}


def test_summary_waits_for_the_end(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(*items(1))
    assert learner.get(quiz.page("summary/")).headers["Location"] == quiz.page("")


def test_finish_twice_changes_nothing(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(*items(1))
    learner.post(quiz.page("finish/"))
    quiz.attempt.refresh_from_db()
    ended = quiz.attempt.submitted_at
    learner.post(quiz.page("finish/"))
    quiz.attempt.refresh_from_db()
    assert quiz.attempt.submitted_at == ended


def test_content_edited_changes_no_old_result(learner: Client, quiz_of: Build) -> None:
    """The pages of an old attempt come from its own pins: these items are in no content file."""
    quiz = quiz_of(*items(1))
    sit(learner, quiz, (False, "2"))
    page = learner.get(quiz.page("summary/")).content.decode()
    assert "Fact of x0" in page
    assert "It runs on AWS, so AWS secures it." in page
