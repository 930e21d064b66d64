"""Live questions on a learner's phone: voting, waiting, the reason."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from classrooms import holding
from classrooms.models import LiveQuestion, LiveSession, Role, Stage, Status, Vote
from classrooms.queries import live_own
from quizzes.models import FactMemory, Response
from tests.classrooms.live import NOW, Room, at, ballot, person, room_of, shown, text
from tests.factories import ClassroomFactory, MembershipFactory
from tests.quizzes.conftest import HTMX
from tests.quizzes.items import multiple_item

pytestmark = pytest.mark.django_db

NEXT = "Ready for the next question"
LATE = "The vote was closed before this came in."


@pytest.fixture
def room() -> Room:
    return room_of(2)


@pytest.fixture
def phone(room: Room) -> Client:
    return room.browser(room.learners[0])


def votes() -> list[tuple[int, list[str]]]:
    return list(Vote.objects.order_by("round").values_list("round", "answer"))


def opaque(question: LiveQuestion, place: int) -> str:
    return shown(question).order[place][0]


def test_vote_is_sent_shown_and_may_be_changed(phone: Client, room: Room) -> None:
    question = room.ask()
    with at():
        assert phone.post(room.phones, ballot(question, 0)).status_code == 302
    page = text(phone.get(room.phones))
    assert "Sent 14:05. You may change it until the vote is closed." in page
    assert re.findall(r'value="(\w+)" id="[^"]+" checked', page) == [opaque(question, 0)]

    with at(NOW + timedelta(minutes=1)):
        reply = phone.post(room.phones, ballot(question, 2), headers=HTMX)
    assert "Your answer is in." in text(reply)
    assert "Sent 14:06." in text(reply)
    assert votes() == [(1, [opaque(question, 2)])]


def test_vote_sent_twice_is_one_vote(phone: Client, room: Room) -> None:
    question = room.ask()
    for _ in range(3):
        phone.post(room.phones, ballot(question, 1))
    assert votes() == [(1, [opaque(question, 1)])]


def test_second_vote_stands_beside_the_first_and_starts_empty(phone: Client, room: Room) -> None:
    question = room.ask()
    phone.post(room.phones, ballot(question, 0))
    LiveQuestion.objects.update(stage=Stage.SECOND, rev=3)
    question.refresh_from_db()
    page = text(phone.get(room.phones))
    assert ("checked" in page, "Sent" in page) == (False, False)
    phone.post(room.phones, ballot(question, 3))
    assert votes() == [(1, [opaque(question, 0)]), (2, [opaque(question, 3)])]


@pytest.mark.parametrize("stage", [Stage.FIRST_SHOWN, Stage.SECOND_SHOWN, Stage.REASON])
def test_vote_after_the_close_says_so(phone: Client, room: Room, stage: Stage) -> None:
    question = room.ask(stage=stage)
    plain = phone.post(room.phones, ballot(question, 0))
    swapped = phone.post(room.phones, ballot(question, 0), headers=HTMX)
    assert (plain.status_code, swapped.status_code) == (409, 200)
    assert LATE in text(plain)
    assert LATE in text(swapped)
    assert votes() == []


def test_vote_of_the_first_round_in_the_second_is_refused(phone: Client, room: Room) -> None:
    question = room.ask(stage=Stage.SECOND)
    old = {**ballot(question, 0), "place": f"{question.pk}.1"}
    assert phone.post(room.phones, old).status_code == 409
    assert votes() == []


def test_vote_on_the_question_before_is_refused(phone: Client, room: Room) -> None:
    before = room.ask(stage=Stage.REASON)
    room.ask()
    assert LATE in text(phone.post(room.phones, {**ballot(before, 0)}))
    assert votes() == []


def test_vote_after_the_end_of_the_session_is_refused(phone: Client, room: Room) -> None:
    question = room.ask()
    LiveSession.objects.update(ended_at=NOW)
    reply = phone.post(room.phones, ballot(question, 0))
    assert (reply.status_code, LATE in text(reply)) == (409, True)
    assert votes() == []


def test_vote_on_another_class_is_absent(phone: Client, room: Room) -> None:
    question = room.ask()
    other = MembershipFactory.create()
    path = f"/classes/{other.classroom.token}/live/"
    assert room.browser(other).post(path, ballot(question, 0)).status_code == 404
    assert phone.post(path, ballot(question, 0)).status_code == 404
    assert votes() == []


@pytest.mark.parametrize(
    "more",
    [
        {"a": "unknown"},
        {"a": ["a", "b"]},
        {"place": ""},
        {"place": "1.3"},
        {"place": "x.1"},
        {"place": f"{'9' * 30}.1"},
    ],
    ids=["unknown-option", "two-options", "no-place", "third-round", "no-number", "too-long"],
)
def test_what_no_page_sends_is_a_bad_request(
    phone: Client, room: Room, more: dict[str, object]
) -> None:
    question = room.ask()
    reply = phone.post(room.phones, {**ballot(question, 0), **more})
    assert reply.status_code == 400
    assert votes() == []


def test_unknown_question_is_absent(phone: Client, room: Room) -> None:
    question = room.ask()
    sent = {**ballot(question, 0), "place": f"{question.pk + 1}.1"}
    assert phone.post(room.phones, sent).status_code == 404


def test_nothing_chosen_says_what_to_do(phone: Client, room: Room) -> None:
    question = room.ask()
    plain = phone.post(room.phones, ballot(question))
    swapped = phone.post(room.phones, ballot(question), headers=HTMX)
    assert (plain.status_code, swapped.status_code) == (422, 200)
    for reply in (plain, swapped):
        assert f'href="#q{question.pk}-1-a1">Choose an answer.</a>' in text(reply)


def test_too_many_are_named_and_kept(phone: Client, room: Room) -> None:
    question = room.ask(multiple_item())
    reply = phone.post(room.phones, ballot(question, 0, 1, 2))
    assert reply.status_code == 422
    assert "Choose two answers. You chose three." in text(reply)
    assert text(reply).count(" checked") == 3
    phone.post(room.phones, ballot(question, 1, 0))
    assert [set(answer) for _, answer in votes()] == [{opaque(question, 0), opaque(question, 1)}]


def test_closed_vote_shows_the_own_choice_and_nothing_of_the_others(room: Room) -> None:
    question = room.ask(stage=Stage.FIRST_SHOWN)
    room.count(question, [0, 1])
    page = text(room.browser(room.learners[0]).get(room.phones))
    assert page.count("Yours.") == 1
    assert ("vbar" in page, "of 2" in page, "The answer" in page) == (False, False, False)


@pytest.mark.parametrize(
    ("own", "says"), [("b", "Yes: "), ("a", "The answer is "), (None, "You did not vote")]
)
def test_reason_shows_own_votes_key_and_why(
    room: Room, phone: Client, own: str | None, says: str
) -> None:
    question = room.ask(stage=Stage.REASON)
    order = [id_ for _, id_ in shown(question).order]
    if own:
        room.count(question, [order.index("c")])
        room.count(question, [order.index(own)], number=2)
    page = text(phone.get(room.phones))
    assert says in page
    assert page.count("The answer.</strong>") == 1
    assert "The owner holds the key." in page
    assert page.count("Rationale of") == 4
    if own:
        letters = ["ABCD"[order.index("c")], "ABCD"[order.index(own)]]
        assert re.findall(r"<dd>(.)</dd>", page) == letters


def test_page_says_that_votes_count_for_nothing(phone: Client, room: Room) -> None:
    question = room.ask()
    phone.post(room.phones, ballot(question, 0))
    assert "They count for no grade" in text(phone.get(room.phones))
    assert (Response.objects.count(), FactMemory.objects.count()) == (0, 0)


def test_waiting_page_without_session_or_question(phone: Client, room: Room) -> None:
    assert NEXT in text(phone.get(room.phones))
    LiveSession.objects.update(ended_at=NOW)
    assert "Nothing is live now" in text(phone.get(room.phones))


def test_page_is_a_page_for_htmx_too(phone: Client, room: Room) -> None:
    room.ask()
    assert "<html" in text(phone.get(room.phones, headers=HTMX))


def test_nobody_outside_sees_or_hears_anything(room: Room) -> None:
    question = room.ask()
    left = MembershipFactory.create(classroom=room.classroom, status=Status.LEFT)
    waiting = MembershipFactory.create(classroom=room.classroom, status=Status.PENDING)
    for member in (MembershipFactory.create(), left, waiting):
        client = room.browser(member)
        paths = [room.phones, f"{room.phones}now/"]
        assert [client.get(path).status_code for path in paths] == [404, 404]
        assert client.post(room.phones, ballot(question, 0)).status_code == 404
    assert Client().get(f"{room.phones}now/").status_code == 404
    assert Client().get(room.phones)["Location"].startswith("/accounts/login/")


def test_archived_class_is_absent(phone: Client, room: Room) -> None:
    room.ask()
    room.classroom.archived_at = NOW
    room.classroom.save()
    paths = [room.phones, f"{room.phones}now/"]
    assert [phone.get(path).status_code for path in paths] == [404, 404]


def test_staff_are_led_to_their_page_and_do_not_vote(room: Room) -> None:
    question = room.ask()
    teacher = room.browser()
    assert teacher.get(room.phones)["Location"] == room.staff
    assert teacher.post(room.phones, ballot(question, 0)).status_code == 404
    assert teacher.get(f"{room.phones}now/").status_code == 404


def test_short_address_leads_to_the_class_that_is_live(phone: Client, room: Room) -> None:
    quiet = ClassroomFactory.create()
    MembershipFactory.create(classroom=quiet, user=room.learners[0].user)
    LiveSession.objects.create(classroom=quiet, started_at=NOW, ended_at=NOW)
    assert phone.get("/live/")["Location"] == room.phones
    LiveSession.objects.update(ended_at=NOW)
    assert phone.get("/live/")["Location"] == "/classes/"


def test_short_address_leaves_the_choice_between_two(phone: Client, room: Room) -> None:
    other = MembershipFactory.create(user=room.learners[0].user)
    LiveSession.objects.create(classroom=other.classroom, started_at=NOW)
    assert phone.get("/live/")["Location"] == "/classes/"
    assert Client().get("/live/")["Location"].startswith("/accounts/login/")


def test_role_that_changed_closes_the_phone(phone: Client, room: Room) -> None:
    member = room.learners[0]
    member.role = Role.ASSISTANT
    member.save()
    assert phone.get(f"{room.phones}now/").status_code == 404


def test_own_votes_are_in_what_a_person_may_take_along(room: Room) -> None:
    question = room.ask()
    room.count(question, [0, 1])
    room.count(question, [2], number=2)
    texts = [option.text for _, option in shown(question).options]
    member = room.learners[0]
    own = live_own.votes([member])[member.pk]
    assert own == [
        {
            "question": "Who locks this door at night?",
            "vote": number,
            "answer": [texts[place]],
            "voted_at": NOW.isoformat(),
        }
        for number, place in ((1, 0), (2, 2))
    ]
    assert str(own) in str(holding.export(person(member)))
