import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions import adopt_guest
from accounts.models import User
from lessons import queries
from lessons.library import library
from lessons.models import Summary
from tests.factories import GuestFactory, UserFactory

pytestmark = pytest.mark.django_db

WRITE = "/course/whose-house/in-one-line/"


def test_every_lesson_says_itself_in_one_line() -> None:
    read = library()
    silent = [plan.slug for plan in read.course.lessons if not read.lessons[plan.slug].one_line]
    assert silent == []


def test_line_of_the_course_stands_behind_the_learners(client: Client) -> None:
    page = client.get("/course/whose-house/").content.decode()
    line = library().lessons["whose-house"].one_line
    assert page.count(str(line)) == 1
    assert page.index("Say this lesson in one line") < page.index(str(line))


def test_line_is_kept_and_shown(client: Client) -> None:
    reply = client.post(WRITE, {"text": " Each part\nhas one owner. "})
    assert reply["Location"] == "/in-one-line/#whose-house"
    assert Summary.objects.get().text == "Each part has one owner."
    page = client.get("/in-one-line/").content.decode()
    assert "Each part has one owner.</textarea>" in page
    assert "One of ten written" in page


def test_same_line_again_adds_nothing(client: Client) -> None:
    for _ in range(2):
        client.post(WRITE, {"text": "One owner each."})
    assert Summary.objects.count() == 1


def test_new_line_replaces_the_old_one_and_loses_none(client: Client) -> None:
    for text in ("First.", "Second.", "First."):
        client.post(WRITE, {"text": text})
    person = User.objects.get()
    assert queries.summaries(person) == {"whose-house": "First."}
    assert list(Summary.objects.order_by("pk").values_list("text", flat=True)) == [
        "First.",
        "Second.",
        "First.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Write a line first. It is yours, and nobody marks it."),
        ("  \n ", "Write a line first. It is yours, and nobody marks it."),
        ("x" * 281, "Keep it to 280 characters. This has 281."),
    ],
)
def test_bad_line_is_refused_and_stays_in_the_form(client: Client, text: str, message: str) -> None:
    reply = client.post(WRITE, {"text": text})
    page = reply.content.decode()
    assert reply.status_code == 422
    assert message in page
    assert f"{text.strip()}</textarea>" in page
    assert (Summary.objects.count(), User.objects.count()) == (0, 0)


@pytest.mark.parametrize("slug", ["nowhere", "course"])
def test_line_of_no_lesson_is_not_found(client: Client, slug: str) -> None:
    assert client.post(f"/course/{slug}/in-one-line/", {"text": "x"}).status_code == 404


def test_lines_of_others_are_not_shown(client: Client) -> None:
    other = UserFactory.create()
    Summary.objects.create(
        learner=other, lesson="whose-house", text="Mine alone", written_at=timezone.now()
    )
    assert "Mine alone" not in client.get("/in-one-line/").content.decode()


def test_line_moves_into_the_account_and_is_exported() -> None:
    guest, person = GuestFactory.create(), UserFactory.create()
    for owner, text in ((guest, "As a guest"), (person, "With an account")):
        Summary.objects.create(
            learner=owner, lesson="whose-house", text=text, written_at=timezone.now()
        )
    assert adopt_guest(guest=guest, user=person)
    held = queries.export(person)
    assert isinstance(held, dict)
    assert isinstance(held["summaries"], list)
    assert len(held["summaries"]) == 2
    assert queries.latest(person) is not None


@pytest.mark.parametrize("written", [1, 3])
def test_page_asks_as_often_for_one_line_as_for_three(
    client: Client, django_assert_num_queries: object, written: int
) -> None:
    person = UserFactory.create()
    client.force_login(person)
    for slug in list(library().lessons)[:written]:
        Summary.objects.create(learner=person, lesson=slug, text="x", written_at=timezone.now())
    with django_assert_num_queries(3):  # type: ignore[operator]  # session, user, lines
        client.get("/in-one-line/")
