"""The staff's side of live questions: choosing, the stages, the bars, what stays."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from classrooms.models import Change, LiveQuestion, LiveSession, Role, Stage, Vote
from classrooms.queries import live_bank
from tests.classrooms.live import NOW, Room, at, ballot, room_of, text
from tests.factories import MembershipFactory
from tests.quizzes.items import multiple_item, owner_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return room_of(6)


@pytest.fixture
def teacher(room: Room) -> Client:
    return room.browser()


def step(client: Client, room: Room, to: str, rev: int) -> int:
    return client.post(room.projector, {"to": to, "rev": rev}).status_code


def stands(question: LiveQuestion) -> tuple[str, int]:
    question.refresh_from_db()
    return question.stage, question.rev


def test_session_starts_once_and_asks_what_was_chosen(teacher: Client, room: Room) -> None:
    LiveSession.objects.all().delete()
    ref = live_bank.listed(lesson="whose-house").candidates[0].ref
    with at():
        first = teacher.post(room.staff)
        second = teacher.post(room.staff, {"item": ref})
    assert first["Location"] == second["Location"]
    question = LiveQuestion.objects.get()
    assert (question.position, question.stage, question.asked_at) == (1, Stage.FIRST, NOW)
    assert [row.what.partition(":")[0] for row in Change.objects.order_by("pk")] == [
        "Started a live session.",
        "Asked live",
    ]


def test_question_goes_its_way_by_plain_buttons(teacher: Client, room: Room) -> None:
    question = room.ask()
    way = [Stage.FIRST_SHOWN, Stage.SECOND, Stage.SECOND_SHOWN, Stage.REASON]
    for rev, stage in enumerate(way, start=1):
        assert step(teacher, room, stage, rev) == 302
        assert stands(question) == (stage, rev + 1)


def test_second_vote_may_be_left_out(teacher: Client, room: Room) -> None:
    question = room.ask(stage=Stage.FIRST_SHOWN)
    step(teacher, room, Stage.REASON, 2)
    assert stands(question) == (Stage.REASON, 3)


def test_button_pressed_twice_is_one_step(teacher: Client, room: Room) -> None:
    question = room.ask()
    step(teacher, room, Stage.FIRST_SHOWN, 1)
    step(teacher, room, Stage.FIRST_SHOWN, 1)
    assert stands(question) == (Stage.FIRST_SHOWN, 2)
    assert "was moved on a moment ago" in text(teacher.get(room.projector))


@pytest.mark.parametrize(
    ("to", "rev"),
    [("reason", "1"), ("second", "1"), ("first", "1"), ("", "1"), ("x", "1"), ("shown", "many")],
)
def test_way_there_is_not_is_a_bad_request(teacher: Client, room: Room, to: str, rev: str) -> None:
    question = room.ask()
    assert teacher.post(room.projector, {"to": to, "rev": rev}).status_code == 400
    assert stands(question) == (Stage.FIRST, 1)


def test_next_question_waits_for_the_open_vote(teacher: Client, room: Room) -> None:
    question = room.ask()
    ref = live_bank.listed(lesson="whose-house").candidates[0].ref
    page = teacher.post(room.staff, {"item": ref}, follow=True)
    assert "A vote is open. Close it before you ask the next question." in text(page)
    assert LiveQuestion.objects.get() == question


def test_unknown_question_is_a_bad_request(teacher: Client, room: Room) -> None:
    assert teacher.post(room.staff, {"item": "no-such"}).status_code == 400
    assert LiveQuestion.objects.count() == 0


def test_session_ends_once_and_is_kept(teacher: Client, room: Room) -> None:
    question = room.ask(stage=Stage.REASON)
    room.count(question, [0, 0, 0, 1, 1, 2])
    with at():
        assert step(teacher, room, "end", 0) == step(teacher, room, "end", 0) == 302
    room.session.refresh_from_db()
    assert room.session.ended_at == NOW
    assert Change.objects.count() == 1
    page = text(teacher.get(room.projector))
    assert "<b>3</b> of 6, 50%" in page
    assert room.projector in text(teacher.get(room.staff))


def test_vote_that_the_end_cut_off_is_kept_too(teacher: Client, room: Room) -> None:
    question = room.ask(stage=Stage.SECOND)
    room.count(question, [0] * 6)
    room.count(question, [1] * 5, number=2)
    step(teacher, room, "end", 0)
    page = text(teacher.get(room.projector))
    assert ("<b>6</b> of 6, 100%" in page, "<b>5</b> of 5, 100%" in page) == (True, True)
    assert "The answer was not shown." in page


def test_ended_session_takes_no_step(teacher: Client, room: Room) -> None:
    question = room.ask()
    room.session.ended_at = NOW
    room.session.save()
    page = teacher.post(room.projector, {"to": "shown", "rev": 1}, follow=True)
    assert "This session has ended." in text(page)
    assert stands(question) == (Stage.FIRST, 1)


@pytest.mark.parametrize("stage", [Stage.FIRST, Stage.SECOND])
def test_open_vote_shows_a_count_and_no_bar(teacher: Client, room: Room, stage: Stage) -> None:
    question = room.ask(stage=stage)
    room.count(question, [0] * 6)
    room.count(question, [1] * 5, number=2)
    page = text(teacher.get(room.projector))
    voted = 6 if stage == Stage.FIRST else 5
    assert f"{voted} of 6 have answered" in page
    assert ("vbar" in page, "of 6, " in page) == (False, False)


def test_both_votes_stand_side_by_side(teacher: Client, room: Room) -> None:
    question = room.ask(stage=Stage.SECOND_SHOWN)
    room.count(question, [0, 0, 0, 1, 1, 2])
    room.count(question, [0, 0, 0, 0, 1, 1], number=2)
    page = text(teacher.get(room.projector))
    found = re.findall(r'class="which">([^<]+)</span>.*?<b>(\d)</b> of (\d), (\d+)%', page)
    assert found == [
        ("First vote", "3", "6", "50"),
        ("Second vote", "4", "6", "67"),
        ("First vote", "2", "6", "33"),
        ("Second vote", "2", "6", "33"),
        ("First vote", "1", "6", "17"),
        ("Second vote", "0", "6", "0"),
        ("First vote", "0", "6", "0"),
        ("Second vote", "0", "6", "0"),
    ]
    assert "2 of the 6 who voted twice changed their answer." in page
    assert "Learner" not in page


@pytest.mark.parametrize("stage", [Stage.FIRST_SHOWN, Stage.SECOND_SHOWN, Stage.REASON])
def test_few_votes_are_counted_and_never_broken_down(
    teacher: Client, room: Room, stage: Stage
) -> None:
    question = room.ask(stage=stage)
    room.count(question, [0, 0, 0, 1])
    page = text(teacher.get(room.projector))
    assert "First vote: 4. Bars stand from five votes on" in page
    assert "vbar" not in page


def test_few_second_votes_leave_the_first_bars(teacher: Client, room: Room) -> None:
    question = room.ask(stage=Stage.SECOND_SHOWN)
    room.count(question, [0] * 6)
    room.count(question, [1] * 4, number=2)
    page = text(teacher.get(room.projector))
    assert ("<b>6</b> of 6, 100%" in page, "of 4" in page, "voted twice" in page) == (
        True,
        False,
        False,
    )


def test_reason_comes_with_the_key_and_each_rationale(teacher: Client, room: Room) -> None:
    question = room.ask(multiple_item(), stage=Stage.REASON)
    page = text(teacher.get(room.projector))
    assert page.count("The answer</span>") == 2
    assert [f"Rationale of {id_}" in page for id_ in "abcde"] == [True] * 5
    assert "The owner holds the key." in page
    assert question.stage == Stage.REASON


def test_owners_have_their_letters(teacher: Client, room: Room) -> None:
    room.ask(owner_item())
    page = text(teacher.get(room.projector))
    assert re.findall(r'class="letter" aria-hidden="true">(.)<', page) == ["C", "A", "B"]


def test_projector_says_where_to_go(teacher: Client, room: Room) -> None:
    page = text(teacher.get(room.projector))
    assert "testserver/live</b>" in page
    assert room.classroom.code in page
    room.classroom.code_open = False
    room.classroom.save()
    assert room.classroom.code not in text(teacher.get(room.projector))


def test_count_is_asked_for_by_small_looks(teacher: Client, room: Room) -> None:
    question = room.ask()
    tally = f"{room.projector}tally/"
    with at():
        room.browser(room.learners[0]).post(room.phones, ballot(question, 0))
    assert teacher.get(tally, {"seen": f"{question.pk}.1.1"}).status_code == 204
    reply = teacher.get(tally, {"seen": f"{question.pk}.1.0"})
    assert "1 of 6 have answered" in text(reply)
    assert "<html" not in text(reply)


@pytest.mark.parametrize("seen", ["", "0.0", "1.9.1", "x" * 500])
def test_look_from_another_stage_loads_the_page_again(
    teacher: Client, room: Room, seen: str
) -> None:
    room.ask()
    assert teacher.get(f"{room.projector}tally/", {"seen": seen})["HX-Refresh"] == "true"


def test_assistant_may_run_it_and_learners_may_not_see_it(room: Room) -> None:
    question = room.ask()
    helper = MembershipFactory.create(classroom=room.classroom, role=Role.ASSISTANT)
    assert step(room.browser(helper), room, "shown", 1) == 302
    assert stands(question) == (Stage.FIRST_SHOWN, 2)
    learner = room.browser(room.learners[0])
    paths = [room.staff, room.projector, f"{room.projector}tally/"]
    assert [learner.get(path).status_code for path in paths] == [404] * 3
    assert step(learner, room, "second", 2) == 404


def test_session_of_another_class_is_absent(teacher: Client, room: Room) -> None:
    other = MembershipFactory.create(role=Role.OWNER)
    path = f"/teach/{other.classroom.token}/live/{room.session.token}/"
    client = room.browser(other)
    assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]
    assert teacher.get(path).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "?lesson=no-such",
        "?form=no-such",
        "?start=many",
        "?start=-1",
        "?fact=no-such",
        "?start=4000",
    ],
)
def test_filters_that_cannot_be_read_do_no_harm(teacher: Client, room: Room, query: str) -> None:
    assert teacher.get(room.staff + query).status_code == 200


def test_list_does_not_tell_the_key(teacher: Client, room: Room) -> None:
    page = text(teacher.get(room.staff))
    for candidate in live_bank.listed(lesson="whose-house").candidates:
        assert candidate.item.because not in page


def test_projector_costs_the_same_at_one_and_three_votes(
    teacher: Client, room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = room.ask(stage=Stage.FIRST_SHOWN)
    found = []
    for votes in (1, 3, 6):
        Vote.objects.all().delete()
        room.count(question, [0] * votes)
        with CaptureQueriesContext(connection) as queries:
            teacher.get(room.projector)
        found.append(len(queries))
    assert found == [8] * 3
    with django_assert_num_queries(7):
        teacher.get(f"{room.projector}tally/", {"seen": f"{question.pk}.2.6"})


def test_lists_cost_the_same_at_one_and_three_rows(teacher: Client, room: Room) -> None:
    found = []
    for rows in (1, 2):
        for _ in range(rows):
            ended = LiveSession.objects.create(
                classroom=room.classroom, started_at=NOW, ended_at=NOW
            )
            room.session = ended
            room.count(room.ask(stage=Stage.REASON), [0] * 6)
            room.count(room.ask(stage=Stage.SECOND), [0] * 6)
        for path in (room.staff, room.projector):
            with CaptureQueriesContext(connection) as queries:
                teacher.get(path)
            found.append(len(queries))
    assert found[:2] == found[2:]
