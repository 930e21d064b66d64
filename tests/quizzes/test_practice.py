from itertools import count as counting

import pytest
from django.http import QueryDict
from django.test import Client

from accounts.models import User
from quizzes import actions, bank
from quizzes.forms import PracticeForm
from quizzes.models import Attempt, AttemptItem
from quizzes.pins import from_json
from quizzes.queries import attempts
from tests.factories import AttemptFactory
from tests.quizzes.conftest import sent
from tests.quizzes.items import right, wrong

pytestmark = pytest.mark.django_db


def start(client: Client, **fields: object) -> str:
    response = client.post("/practice/", {"count": "5", **fields})
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def answer_all(client: Client, url: str, *, miss: set[int], limit: int = 30) -> int:
    """Answer question after question, wrongly at the numbers in `miss`; how many there were."""
    for number in range(1, limit):
        page = client.get(url).headers["Location"]
        if page.endswith("summary/"):
            return number - 1
        item = AttemptItem.objects.get(attempt__token=url.split("/")[2], position=number)
        shown = from_json(item.snapshot).shown
        fields = wrong(shown) if number in miss else right(shown)
        assert client.post(f"{page}answer/", sent(fields)).status_code == 302
    raise AssertionError("the quiz does not end")


def test_practice_get_stores_nothing_of_a_visitor(client: Client) -> None:
    assert client.get("/practice/").status_code == 200
    assert User.objects.count() == 0
    assert not client.cookies.get("session")


def test_practice_starts_for_a_guest(client: Client) -> None:
    url = start(client)
    attempt = Attempt.objects.get()
    assert url == f"/a/{attempt.token}/"
    assert attempt.learner.is_guest
    assert attempt.items.count() == 5
    assert attempt.content_version


def test_practice_draws_from_the_lessons_ticked(client: Client) -> None:
    start(client, lessons=["build-the-stack"])
    assert set(AttemptItem.objects.values_list("lesson", flat=True)) == {"build-the-stack"}


def test_practice_of_lessons_with_fewer_questions_asks_all_they_hold(client: Client) -> None:
    held = bank.held(["read-the-schedule"])
    page = client.get("/practice/").content.decode()
    assert f'9. Read the schedule <span class="muted">{held}&nbsp;questions</span>' in page
    assert "If the lessons hold fewer, you get all of them" in page
    start(client, lessons=["read-the-schedule"], count="20")
    asked = AttemptItem.objects.values_list("lesson", flat=True)
    assert list(asked) == ["read-the-schedule"] * held
    assert held < 20


def test_practice_fills_the_smaller_quizzes_from_any_one_lesson() -> None:
    lessons = [plan.slug for plan, _ in bank.filters().lessons]
    short = {slug: held for slug in lessons if (held := bank.held([slug])) < 12}
    assert short == {}


def test_practice_offers_to_continue(learner: Client) -> None:
    url = start(learner)
    page = learner.get("/practice/").content.decode()
    assert f'href="{url}">Continue your quiz, question 1 of 5</a>' in page
    assert "Starting a new quiz ends the open one." in page


def test_practice_new_one_ends_the_open_one_it_named(learner: Client) -> None:
    first = start(learner).split("/")[2]
    second = start(learner, closes=first).split("/")[2]
    assert second != first
    assert Attempt.objects.get(token=first).submitted_at is not None
    assert Attempt.objects.get(token=second).submitted_at is None


def test_practice_started_twice_gives_the_open_one(learner: Client) -> None:
    assert start(learner) == start(learner)
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"count": ""}, "Choose how many questions."),
        ({"count": "7"}, "Choose 5, 8, 10 or 20 questions."),
        ({"count": "\x00"}, "Choose 5, 8, 10 or 20 questions."),
        ({"count": "9" * 5000}, "Choose 5, 8, 10 or 20 questions."),
        ({"lessons": ["nowhere"]}, "There is no lesson nowhere."),
        ({"closes": "x" * 33}, "at most 32 characters"),
    ],
)
def test_practice_unusable_says_so(client: Client, fields: dict[str, object], said: str) -> None:
    response = client.post("/practice/", {"count": "5", **fields})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Attempt.objects.count() == User.objects.count() == 0


def test_practice_refused_says_why_at_its_field() -> None:
    form = PracticeForm(QueryDict("count=5"))
    form.is_valid()
    form.refuse("count: only 3 different questions match; ask for 3 or fewer")
    form.refuse("lessons, areas: no question matches; remove a filter")
    assert form.errors == {
        "count": ["Only 3 different questions match; ask for 3 or fewer."],
        "lessons": ["No question matches; remove a filter."],
    }


def test_start_practice_never_gives_the_same_paper_twice(ana: User, now: object) -> None:
    seen = set()
    for _ in range(3):
        opened = attempts.open_practice(ana)
        attempt = actions.start_practice(
            learner=ana,
            lessons=[],
            count=5,
            seeds=iter(counting(1)),
            closes=opened.token if opened else "",
            now=now,  # type: ignore[arg-type]  # a datetime
        )
        seen.add(attempt.digest)
    assert len(seen) == 3


def test_start_practice_nothing_new_says_so(ana: User, now: object) -> None:
    def begin(closes: str) -> Attempt:
        return actions.start_practice(
            learner=ana,
            lessons=[],
            count=5,
            seeds=iter([1, 1, 1]),
            closes=closes,
            now=now,  # type: ignore[arg-type]  # a datetime
        )

    first = begin("")
    with pytest.raises(ValueError, match="lessons: You have had every quiz"):
        begin(first.token)
    first.refresh_from_db()
    assert first.submitted_at is None


def test_missed_questions_come_back_at_the_end(learner: Client) -> None:
    url = start(learner)
    assert answer_all(learner, url, miss={2}) == 6
    again = AttemptItem.objects.get(position=6)
    assert again.root == AttemptItem.objects.get(position=2)
    assert again.fact == again.root.fact


def test_missed_questions_come_back_twice_at_most(learner: Client) -> None:
    url = start(learner)
    assert answer_all(learner, url, miss={2, 6, 7, 8}) == 7
    assert Attempt.objects.get().submitted_at is not None


def test_missed_question_says_that_it_comes_back(learner: Client) -> None:
    url = start(learner)
    page = learner.get(url).headers["Location"]
    shown = from_json(AttemptItem.objects.get(position=1).snapshot).shown
    learner.post(f"{page}answer/", sent(wrong(shown)))
    assert "You will see this again" in learner.get(page).content.decode()


def test_sibling_asks_for_the_same_fact_and_waits(learner: Client) -> None:
    url = start(learner)
    page = learner.get(url).headers["Location"]
    shown = from_json(AttemptItem.objects.get(position=1).snapshot).shown
    learner.post(f"{page}answer/", sent(wrong(shown)))
    first = learner.post(f"{page}sibling/").headers["Location"]
    assert first == f"{url}6/"
    assert learner.post(f"{page}sibling/").headers["Location"] == first
    assert AttemptItem.objects.get(position=6).fact == shown.item.fact


def test_redo_asks_for_the_missed_facts(learner: Client) -> None:
    url = start(learner)
    answer_all(learner, url, miss={1, 3})
    again = learner.post(f"{url}redo/").headers["Location"]
    assert learner.post(f"{url}redo/").headers["Location"] == again
    facts = set(
        AttemptItem.objects.filter(
            attempt__token=url.split("/")[2], position__in=[1, 3]
        ).values_list("fact", flat=True)
    )
    redone = AttemptItem.objects.filter(attempt__token=again.split("/")[2])
    assert set(redone.values_list("fact", flat=True)) <= facts
    assert redone.exists()


def test_redo_without_a_miss_goes_to_the_result(learner: Client) -> None:
    url = start(learner)
    answer_all(learner, url, miss=set())
    assert learner.post(f"{url}redo/").headers["Location"] == f"{url}summary/"


def test_open_practice_nobody_and_none(ana: User) -> None:
    assert attempts.open_practice(None) is None
    AttemptFactory.create(learner=ana, subject="redo:1")
    assert attempts.open_practice(ana) is None
