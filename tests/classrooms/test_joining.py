"""Joining by code and link: one answer for all that does not open, and failures count."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from accounts.limits import Limit, give_back, take
from accounts.models import Tally, User
from classrooms.actions import joining
from classrooms.actions.joining import Outcome
from classrooms.models import Classroom, Membership, Role, Status
from classrooms.models.people import CODE_LENGTH, SIGNS, new_code
from classrooms.queries.joining import typed
from classrooms.views.joining import NO_CLASS
from lessons.models import Reading
from tests.accounts.conftest import PASSWORD, be_guest, read
from tests.accounts.test_adopt_guest import at_once
from tests.factories import ClassroomFactory, GuestFactory, MembershipFactory, UserFactory

SECRET = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def send(client: Client, code: str, name: str = "Ana Petrov") -> tuple[int, bytes]:
    answer = client.post("/join/", {"code": code, "name": name})
    return answer.status_code, SECRET.sub(b"", answer.content).replace(code.encode(), b"*")


@pytest.fixture
def signed_in(client: Client, ana: User) -> Client:
    client.force_login(ana)
    return client


def test_join_by_code(signed_in: Client, ana: User) -> None:
    room = ClassroomFactory.create()

    answer = signed_in.post("/join/", {"code": room.code, "name": " Ana  Petrov "})

    own = Membership.objects.get()
    assert answer["Location"] == f"/classes/{room.token}/"
    assert (own.user, own.role, own.status, own.name) == (ana, "learner", "active", "Ana Petrov")
    assert User.objects.get().has_classes


@pytest.mark.parametrize("as_typed", ["{low}", " {a} {b} ", "{a}-{b}", "{a}–{b}", "{a}\u00a0{b}"])
def test_join_by_code_as_people_type_it(signed_in: Client, as_typed: str) -> None:
    code = ClassroomFactory.create(code="K7RTM2WPXV").code

    signed_in.post(
        "/join/",
        {"code": as_typed.format(low=code.lower(), a=code[:5], b=code[5:]), "name": "Ana"},
    )

    assert Membership.objects.count() == 1


def test_typed_code_reads_u_as_v() -> None:
    assert typed("k7rtm 2wpxu") == "K7RTM2WPXV"


def test_codes_are_ten_signs_of_thirty() -> None:
    codes = {new_code() for _ in range(300)}

    assert (len(codes), {len(code) for code in codes}) == (300, {CODE_LENGTH})
    assert set("".join(codes)) == set(SIGNS)
    assert len(SIGNS) ** CODE_LENGTH > 2**49


def test_join_answers_alike_for_all_that_opens_nothing(signed_in: Client, ana: User) -> None:
    full = ClassroomFactory.create(seats=1)
    MembershipFactory.create(classroom=full)
    waited_for = ClassroomFactory.create(seats=1)
    MembershipFactory.create(classroom=waited_for, status=Status.PENDING)
    removed = ClassroomFactory.create()
    MembershipFactory.create(classroom=removed, user=ana, status=Status.LEFT)
    codes = [
        "2222222222",
        ClassroomFactory.create(code_open=False).code,
        ClassroomFactory.create(code_closes_at=datetime(2026, 1, 1, tzinfo=UTC)).code,
        ClassroomFactory.create(archived_at=datetime(2026, 1, 1, tzinfo=UTC)).code,
        full.code,
        waited_for.code,
        removed.code,
    ]

    answers = {send(signed_in, code) for code in codes}

    assert len(answers) == 1
    status, body = answers.pop()
    assert (status, NO_CLASS.encode() in body) == (422, True)
    assert Membership.objects.filter(user=ana).exclude(classroom=removed).count() == 0


def test_join_page_tells_nothing_of_a_code(signed_in: Client) -> None:
    code = ClassroomFactory.create().code

    def page(code: str) -> bytes:
        answer = signed_in.get(f"/join/{code}/")
        assert answer["Referrer-Policy"] == "same-origin"
        return SECRET.sub(b"", answer.content).replace(code.encode(), b"*")

    assert page(code) == page("2222222222")


def test_join_by_link_takes_a_post(signed_in: Client) -> None:
    room = ClassroomFactory.create()

    assert f'value="{room.code}"' in signed_in.get(f"/join/{room.code}/").content.decode()
    assert Membership.objects.count() == 0


@pytest.mark.parametrize("code", ["", "short", "0OIL111111", "x" * 41, "\x00" * 10])
def test_code_that_cannot_be_one_is_no_try(signed_in: Client, code: str) -> None:
    status, _ = send(signed_in, code or " ")

    assert (status, Tally.objects.count()) == (422, 0)


def test_join_twice_says_so_only_to_who_is_in(signed_in: Client) -> None:
    room = ClassroomFactory.create(seats=1)
    send(signed_in, room.code)
    Classroom.objects.update(code_open=False)

    answer = signed_in.post("/join/", {"code": room.code, "name": "Somebody"}, follow=True)

    assert "You are in this class already" in answer.content.decode()
    assert [own.name for own in Membership.objects.all()] == ["Ana Petrov"]


def test_join_where_the_staff_lets_in(signed_in: Client) -> None:
    room = ClassroomFactory.create(approval=True)

    answer = signed_in.post("/join/", {"code": room.code, "name": "Ana"})

    assert (answer["Location"], Membership.objects.get().status) == ("/classes/", "pending")
    assert signed_in.get(f"/classes/{room.token}/").status_code == 404


@pytest.mark.parametrize(("name", "status"), [("", 422), ("x" * 81, 422), ("A\u202eb", 302)])
def test_join_takes_a_name(signed_in: Client, name: str, status: int) -> None:
    assert send(signed_in, ClassroomFactory.create().code, name)[0] == status
    assert {own.name for own in Membership.objects.all()} <= {"Ab"}


def test_join_asks_for_the_name_once(signed_in: Client, ana: User) -> None:
    MembershipFactory.create(user=ana, name="Ana P.")

    assert 'value="Ana P."' in signed_in.get("/join/").content.decode()


def test_guest_makes_an_account_and_keeps_all(client: Client, db: None, now: datetime) -> None:
    room, guest = ClassroomFactory.create(), GuestFactory.create()
    read(guest, "bet", now)
    be_guest(client, guest)

    first = client.post("/join/", {"code": room.code.lower()})
    assert first["Location"] == "/accounts/signup/?next=%2Fjoin%2F"
    assert room.code not in str(first.headers)
    body = {"email": "new@example.org", "password1": PASSWORD, "next": "/join/"}
    assert client.post(first["Location"], body)["Location"] == "/join/"
    page = client.get("/join/").content.decode()
    client.post("/join/", {"code": room.code, "name": "New"})

    assert f'value="{room.code}"' in page
    assert Membership.objects.get().user == User.objects.get(email="new@example.org")
    assert Reading.objects.get().learner.email == "new@example.org"
    assert f'value="{room.code}"' not in client.get("/join/").content.decode()


def test_guest_with_an_account_signs_in(client: Client, ana: User) -> None:
    code = ClassroomFactory.create().code

    first = client.post("/join/", {"code": code, "sign_in": "1"})
    client.post(first["Location"], {"login": ana.email, "password": PASSWORD, "next": "/join/"})

    assert first["Location"] == "/accounts/login/?next=%2Fjoin%2F"
    assert f'value="{code}"' in client.get("/join/").content.decode()


def test_join_of_a_guest_tells_nothing_of_a_code(client: Client, db: None) -> None:
    code = ClassroomFactory.create().code

    one, other = (Client().post("/join/", {"code": c}) for c in (code, "2222222222"))

    assert (one.status_code, one["Location"]) == (other.status_code, other["Location"])
    assert Membership.objects.count() == 0


def test_failures_of_one_person_are_limited(signed_in: Client) -> None:
    room = ClassroomFactory.create()

    statuses = [send(signed_in, f"22222222{n}{n}")[0] for n in range(2, 10)]
    statuses += [send(signed_in, f"33333333{n}{n}")[0] for n in range(2, 6)]

    assert statuses == [422] * 10 + [429] * 2
    assert send(signed_in, room.code)[0] == 429
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11)):
        assert send(signed_in, room.code)[0] == 302


def test_whole_class_behind_one_address_gets_in(db: None) -> None:
    room, client = ClassroomFactory.create(), Client()
    learners = UserFactory.create_batch(150)
    for learner in learners:
        client.force_login(learner)
        assert send(client, room.code)[0] == 302

    assert room.members.count() == 150
    assert set(Tally.objects.values_list("count", flat=True)) == {0}


def test_failures_of_one_address_are_limited(db: None, settings: LazySettings) -> None:
    statuses = []
    for n in range(21):
        client = Client(headers={"x-forwarded-for": f"203.0.113.{n}"})
        client.force_login(UserFactory.create())
        statuses += [send(client, "2222222222")[0] for _ in range(5)]

    assert statuses == [422] * 100 + [429] * 5


def test_limits_name_nobody(signed_in: Client) -> None:
    send(signed_in, "2222222222")

    assert "127.0.0.1" not in str(list(Tally.objects.values_list("key", flat=True)))


@pytest.mark.django_db(transaction=True)
def test_limit_holds_for_failures_at_the_same_time() -> None:
    limit = Limit(name="x", of="y", most=5, window=timedelta(minutes=1))

    taken = at_once(lambda: take([limit], now=NOW), 12)

    assert sorted(map(bool, taken)) == [False] * 7 + [True] * 5
    give_back([limit])
    assert take([limit], now=NOW)
    assert not take([limit], now=NOW)
    assert take([limit], now=NOW + timedelta(minutes=1))


def test_old_tallies_go(db: None) -> None:
    one, other = (Limit(name="x", of=of, most=1, window=timedelta(minutes=1)) for of in "ab")
    take([one], now=NOW)
    take([other], now=NOW + timedelta(days=2))

    assert [row.key for row in Tally.objects.all()] == [other.key]


@pytest.mark.django_db(transaction=True)
def test_last_seat_is_taken_once() -> None:
    room = ClassroomFactory.create(seats=1)
    learners = iter(UserFactory.create_batch(4))

    def press() -> Outcome:
        learner = next(learners)
        return joining.join(learner=learner, code=room.code, name="A", now=NOW).outcome

    assert sorted(one.name for one in at_once(press, 4) if isinstance(one, Outcome)) == (
        ["JOINED"] + ["REFUSED"] * 3
    )
    assert room.members.filter(role=Role.LEARNER).count() == 1
