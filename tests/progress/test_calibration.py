"""How sure and how right: the page, and the answers it looks at."""

from datetime import datetime, timedelta

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.queries import remember
from lessons.library import library
from progress import calibration_words
from progress.queries.calibration import Calibration, calibration, newest
from progress.queries.window import ATTEMPTS
from quizzes.models import Attempt, AttemptItem, Marking, Mode
from tests.factories import AttemptFactory, AttemptItemFactory, MarkingFactory

FACTS = [fact.id for fact in library().course.facts]


def check(  # one answer that was checked
    attempt: Attempt,
    at: datetime,
    *,
    right: bool = True,
    sure: int | None = None,
    fact: str = FACTS[0],
    root: AttemptItem | None = None,
) -> AttemptItem:
    item: AttemptItem = AttemptItemFactory.create(
        attempt=attempt, position=attempt.items.count() + 1, item_id="i", fact=fact, root=root
    )
    MarkingFactory.create(item=item, credit_over=int(right), marked_at=at, response__sureness=sure)
    return item


@pytest.fixture
def attempt(ana: User, now: datetime) -> Attempt:
    return AttemptFactory.create(learner=ana, started_at=now)


def counts(found: Calibration) -> list[tuple[int, int]]:
    return [(level.right, level.of) for level in found.levels]


def test_page_of_a_stranger_is_empty_and_costs_nothing(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        html = client.get("/calibration/").content.decode()
    assert "How sure, how right?" in html
    assert 'href="/practice/"' in html
    assert "<table" not in html


def test_page_says_how_often_certain_was_right(
    client: Client, ana: User, attempt: Attempt, now: datetime
) -> None:
    for number in range(7):
        check(attempt, now, right=number > 0, sure=2)
    client.force_login(ana)
    html = client.get("/calibration/").content.decode()
    assert "When certain, you were right 6 of 7 times." in html
    assert "6 of 7, 86%" in html
    assert "55 to 97%" in html


@pytest.mark.parametrize(
    ("right", "of", "said"),
    [
        (
            0,
            0,
            (
                "You have not said “certain” yet. Say it where you are: it shows you what you can"
                " rely on."
            ),
        ),
        (1, 1, "When certain, you were right 1 of 1 time. From 5 answers on we say what follows."),
        (6, 7, "When certain, you were right 6 of 7 times. You can rely on it."),
        (
            3,
            10,
            (
                "When certain, you were right 3 of 10 times. Slow down where it feels easy:"
                " “certain” should mean nine of ten right."
            ),
        ),
    ],
)
def test_sentences(attempt: Attempt, now: datetime, right: int, of: int, said: str) -> None:
    for number in range(of):
        check(attempt, now, right=number < right, sure=2)
    found = calibration(attempt.learner)
    assert f"{calibration_words.sentence(found)} {calibration_words.follows(found)}" == said


def test_not_said_counts_as_thinking_so_and_is_told(
    client: Client, ana: User, attempt: Attempt, now: datetime
) -> None:
    check(attempt, now, sure=1)
    check(attempt, now, right=False)
    assert counts(calibration(ana)) == [(0, 0), (1, 2), (0, 0)]
    client.force_login(ana)
    assert "One answer came without a word" in client.get("/calibration/").content.decode()


def test_only_the_first_try_counts(attempt: Attempt, ana: User, now: datetime) -> None:
    first = check(attempt, now, right=False, sure=2)
    check(attempt, now + timedelta(minutes=1), sure=2, root=first)
    assert counts(calibration(ana)) == [(0, 0), (0, 0), (0, 1)]


def test_the_latest_marking_stands(attempt: Attempt, ana: User, now: datetime) -> None:
    item = check(attempt, now, right=False, sure=2)
    MarkingFactory.create(item=item, response=item.responses.get(), marked_at=now)
    assert counts(calibration(ana)) == [(0, 0), (0, 0), (1, 1)]


@pytest.mark.parametrize("mode", Mode)
def test_modes_that_count(ana: User, now: datetime, mode: Mode) -> None:
    check(AttemptFactory.create(learner=ana, mode=mode), now, sure=2)
    asked = mode in {Mode.CHECK, Mode.PRACTICE, Mode.CAPSTONE, Mode.REVIEW}
    assert calibration(ana).answers == asked


def test_unanswered_and_other_people_s_do_not_count(
    attempt: Attempt, ana: User, now: datetime
) -> None:
    item = check(attempt, now, sure=2)
    Marking.objects.filter(item=item).update(response=None)
    check(AttemptFactory.create(), now, sure=2)
    assert calibration(ana).answers == 0


def test_certain_and_wrong_newest_first_with_what_came_since(
    client: Client, ana: User, attempt: Attempt, now: datetime
) -> None:
    days = [now + timedelta(days=n) for n in range(5)]
    check(attempt, days[0], right=False, sure=2, fact=FACTS[0])
    check(attempt, days[1], right=False, sure=2, fact=FACTS[1])
    check(attempt, days[2], right=False, sure=0, fact=FACTS[1])
    check(attempt, days[2], right=False, sure=2, fact=FACTS[2])
    check(attempt, days[3], right=True, sure=1, fact=FACTS[2])
    check(attempt, days[4], right=True, sure=2, fact=FACTS[2])
    check(attempt, days[4], right=False, sure=1, fact=FACTS[3])
    check(attempt, days[4], right=False, sure=2, fact="no-longer-there")
    found = calibration(ana)
    assert [(m.fact.id, m.at, m.right_at, m.asked) for m in found.misses] == [
        (FACTS[2], days[2], days[3], True),
        (FACTS[1], days[1], None, True),
        (FACTS[0], days[0], None, False),
    ]
    assert found.waiting == 2
    client.force_login(ana)
    html = client.get("/calibration/").content.decode()
    said = [
        html.index(text) for text in ("Right on Thu 26 Nov", "Not right yet", "Not asked again")
    ]
    assert said == sorted(said)
    assert 'href="/course/whose-house/"' in html
    assert 'href="/review/"' in html


def test_a_fact_is_listed_once_by_its_newest_miss(
    attempt: Attempt, ana: User, now: datetime
) -> None:
    for number in range(3):
        check(attempt, now + timedelta(days=number), right=False, sure=2)
    assert [miss.at for miss in calibration(ana).misses] == [now + timedelta(days=2)]


def test_a_miss_that_came_again_in_the_quiz_is_put_right(
    attempt: Attempt, ana: User, now: datetime
) -> None:
    first = check(attempt, now, right=False, sure=2)
    check(attempt, now + timedelta(minutes=2), root=first)
    assert [miss.right_at for miss in calibration(ana).misses] == [now + timedelta(minutes=2)]


def test_page_without_a_miss(client: Client, ana: User, attempt: Attempt, now: datetime) -> None:
    check(attempt, now, sure=2)
    client.force_login(ana)
    assert "None of your newest answers was both." in client.get("/calibration/").content.decode()


def test_window_holds_the_newest_of_the_newest(
    ana: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = AttemptFactory.create(learner=ana, started_at=now - timedelta(days=ATTEMPTS + 1))
    check(old, now, sure=0)
    for number in range(ATTEMPTS):
        at = now - timedelta(days=number)
        AttemptFactory.create(learner=ana, started_at=at, submitted_at=at)
    assert newest(ana) == ()
    last = AttemptFactory.create(learner=ana, started_at=now, subject="redo:1")
    for number in range(4):
        check(last, now + timedelta(minutes=number), sure=number % 3)
    monkeypatch.setattr("progress.queries.window.ANSWERS", 3)
    assert [one.sureness for one in newest(ana)] == [0, 2, 1]


def test_page_costs_the_same_with_one_row_and_with_three(
    client: Client,
    ana: User,
    now: datetime,
    attempt: Attempt,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(ana)
    for number in range(3):
        check(attempt, now, right=False, sure=2, fact=FACTS[number])
        with django_assert_num_queries(3):  # session, user, answers
            client.get("/calibration/")


def test_chart_puts_more_right_higher(attempt: Attempt, ana: User, now: datetime) -> None:
    for number in range(10):
        check(attempt, now, right=number < 3, sure=0)
        check(attempt, now, sure=2)
    guessing, think_so, certain = calibration_words.chart(calibration(ana)).marks
    assert guessing.y is not None
    assert certain.y is not None
    assert certain.y == calibration_words.TOP < guessing.y
    assert guessing.low is not None
    assert guessing.high is not None
    assert guessing.high < guessing.y < guessing.low
    assert (think_so.y, think_so.low, think_so.high) == (None, None, None)
    assert certain.band_y == calibration_words.TOP
    assert guessing.band_y + guessing.band_height < calibration_words.BOTTOM


def test_calibration_is_only_read(client: Client) -> None:
    assert client.post("/calibration/").status_code == 405


def panel(learner: User | None) -> str:
    request = RequestFactory().get("/")
    remember(request, learner)  # type: ignore[arg-type]  # as the middleware leaves it
    text = "{% load calibration %}{% calibration_panel %}"
    return Template(text).render(Context({"request": request}))


def test_panel_costs_one_query(
    attempt: Attempt, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(7):
        check(attempt, now, right=number > 0, sure=2)
    with django_assert_num_queries(1):
        html = panel(attempt.learner)
    assert [text in html for text in ('<td role="cell">6 of 7</td>', "No answers")] == [True, True]
    assert 'href="/calibration/"' in html


def test_panel_without_an_answer_has_one_sentence_and_one_link() -> None:
    html = panel(None)
    assert (html.count("<p>"), html.count("<a "), "<table" in html) == (2, 1, False)
