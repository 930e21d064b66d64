"""Grades and results follow who comes, who goes, and what was done meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress

from assessment.policy import GRACE
from classrooms.actions import assignments, forgetting, founding, joining, people, rights_given
from classrooms.actions.grading import differences, refresh
from classrooms.actions.rights import propagate
from classrooms.models import (
    Assignment,
    Grade,
    Group,
    Invitation,
    Kind,
    Membership,
    Override,
    Role,
)
from lessons import actions as reading
from lessons.library import library
from quizzes.models import Attempt
from quizzes.pins import from_json
from tests.classrooms.learning import DAY, HOUR, NOW, Seat, browser, seat
from tests.classrooms.sittings import sat
from tests.factories import GuestFactory, MembershipFactory, UserFactory
from tests.quizzes.conftest import sent
from tests.quizzes.exams import at

pytestmark = pytest.mark.django_db(transaction=True)
SLUG = "whose-house"
ONE = {"lessons": [SLUG], "areas": [], "kinds": ["single"], "count": 1}
SECOND = timedelta(seconds=1)


def owner(where: Seat) -> Membership:
    return Membership.objects.get(classroom=where.room, role=Role.OWNER)


def lesson(where: Seat) -> Assignment:
    return where.assign(kind=Kind.LESSON, target={"lesson": SLUG})


def read(user: object) -> None:
    for part in library().lessons[SLUG].parts:
        reading.finish_part(learner=user, lesson=SLUG, part=part.id, now=NOW)  # type: ignore[arg-type]


def begin(where: Seat, row: Assignment, *, now: datetime = NOW) -> Attempt:
    with at(now):
        where.client.post(where.path(row))
    return where.attempt()


def key(attempt: Attempt) -> dict[str, object]:
    shown = from_json(attempt.items.get().snapshot).shown
    return {"slot": "1", "a": list(shown.show(shown.item.key))}


@pytest.mark.parametrize("approval", [False, True])
def test_what_was_read_before_counts_for_who_joins(approval: bool) -> None:  # noqa: FBT001
    where = seat()
    row = lesson(where)
    where.room.approval = approval
    where.room.save()
    user = UserFactory.create()
    read(user)
    joining.join(learner=user, code=where.room.code, name="New", now=NOW)
    assert (Grade.objects.get().percent, differences(row)) == (100, [])


def test_what_was_read_as_a_guest_counts_after_signing_in() -> None:
    where = seat()
    row = lesson(where)
    guest = GuestFactory.create()
    read(guest)
    reading.adopt(guest, where.user)
    assert (Grade.objects.get().percent, differences(row)) == (100, [])


def test_what_was_read_while_away_counts_on_coming_back() -> None:
    where = seat()
    row = lesson(where)
    people.take_out(own=owner(where), other=where.own, now=NOW)
    read(where.user)
    people.bring_back(own=owner(where), other=where.own, now=NOW)
    assert (Grade.objects.get().percent, differences(row)) == (100, [])


def test_what_was_read_counts_though_it_was_archived() -> None:
    where = seat()
    row = lesson(where)
    founding.archive(own=owner(where), now=NOW)
    assignments.archive(row, by=None, now=NOW)
    read(where.user)
    assignments.restore(row, by=None, now=NOW)
    founding.restore(own=owner(where), now=NOW)
    assert (Grade.objects.get().percent, differences(row)) == (100, [])


def test_assignment_that_comes_back_follows_its_groups() -> None:
    where = seat()
    row = where.assign()
    group = Group.objects.create(classroom=where.room, name="Red")
    given = rights_given.Given(exempt=True)
    rights_given.set_override(assignment=row, whom=group, given=given, by=None, now=NOW)
    assignments.archive(row, by=None, now=NOW)
    tokens = [where.own.token]
    people.change_group(own=owner(where), group=group, name="Red", members=tokens, now=NOW)
    assignments.restore(row, by=None, now=NOW)
    assert (Grade.objects.get().state, differences(row)) == ("exempt", [])


def invite(where: Seat, group: str) -> Invitation:
    user = UserFactory.create()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return Invitation.objects.create(
        classroom=where.room, email=str(user.email), name="New", group=group, invited_at=NOW
    )


def come(where: Seat, invitation: Invitation) -> Membership:
    user = EmailAddress.objects.get(email=invitation.email).user
    own = joining.accept(user=user, key=invitation.pk, now=NOW)
    assert own is not None
    joining.let_in(own=owner(where), other=own, now=NOW)
    return own


def test_who_is_invited_has_the_terms_of_the_group() -> None:
    where = seat()
    row = where.assign()
    group = Group.objects.create(classroom=where.room, name="Red")
    Override.objects.create(assignment=row, group=group, exempt=True, set_at=NOW)
    come(where, invite(where, "Red"))
    assert (Grade.objects.get().state, differences(row)) == ("exempt", [])


def later(where: Seat) -> Assignment:
    return where.assign(
        feedback="later",
        replies_at=NOW + HOUR,
        due_at=NOW + HOUR,
        closes_at=NOW + HOUR,
        target=ONE,
    )


def test_replies_wait_for_who_comes_with_a_later_end() -> None:
    where = seat()
    row = later(where)
    group = Group.objects.create(classroom=where.room, name="Red")
    end = {"due_at": NOW + DAY, "closes_at": NOW + DAY, "set_at": NOW}
    Override.objects.create(assignment=row, group=group, **end)
    attempt = begin(where, row)
    assert attempt.replies_from == NOW + HOUR + GRACE
    come(where, invite(where, "Red"))
    attempt.refresh_from_db()
    assert attempt.replies_from == NOW + DAY + GRACE


def test_replies_wait_for_who_comes_back() -> None:
    where = seat()
    row = later(where)
    other = MembershipFactory.create(classroom=where.room)
    end = {"due_at": NOW + DAY, "closes_at": NOW + DAY, "set_at": NOW}
    Override.objects.create(assignment=row, membership=other, **end)
    people.take_out(own=owner(where), other=other, now=NOW)
    attempt = begin(where, row)
    propagate(row, NOW)
    people.bring_back(own=owner(where), other=other, now=NOW)
    attempt.refresh_from_db()
    assert attempt.replies_from == NOW + DAY + GRACE


def test_no_key_is_shown_while_a_save_of_another_is_taken() -> None:
    where = seat()
    row = later(where)
    other = MembershipFactory.create(classroom=where.room)
    assert other.user is not None
    client = browser(other.user)
    first = begin(where, row)
    with at(NOW):
        client.post(where.path(row))
        second = where.attempt()
        where.client.post(f"/a/{first.token}/hand-in/")
    with at(NOW + HOUR + GRACE - SECOND):
        held = where.client.get(f"/a/{first.token}/summary/").content
        assert client.post(f"/a/{second.token}/save", sent(key(second))).status_code == 200
    with at(NOW + HOUR + GRACE + SECOND):
        told = where.client.get(f"/a/{first.token}/summary/").content
        assert client.post(f"/a/{second.token}/save", sent(key(second))).status_code == 409
    stem = from_json(first.items.get().snapshot).shown.item.stem[:20].encode()
    assert (stem in held, stem in told) == (False, True)


def test_last_answer_that_was_sent_in_time_is_not_late() -> None:
    where = seat()
    row = where.assign(
        feedback="each",
        due_at=NOW + HOUR,
        closes_at=NOW + HOUR,
        late="once",
        late_percent=50,
        target=ONE,
    )
    attempt = begin(where, row)
    with at(NOW + HOUR + 5 * SECOND):
        where.client.post(f"/a/{attempt.token}/1/answer/", sent(key(attempt)))
    attempt.refresh_from_db()
    grade = Grade.objects.get()
    assert attempt.submitted_at == NOW + HOUR
    assert (grade.state, grade.percent) == ("done", 100)


def test_what_nobody_looked_at_is_graded_before_the_person_goes() -> None:
    where = seat()
    row = where.assign(limit_minutes=10, target=ONE)
    attempt = begin(where, row)
    with at(NOW):
        where.client.post(f"/a/{attempt.token}/save", sent(key(attempt)))
    forgetting.erase(where.user, NOW + DAY)
    kept = Grade.objects.get()
    assert (kept.membership.name, kept.percent) == ("Former learner 1", 100)


def test_days_late_follow_the_zone_of_the_class() -> None:
    where = seat()
    due = datetime(2026, 10, 24, 12, tzinfo=UTC)
    row = where.assign(due_at=due, late="daily", late_percent=10, target=ONE)
    sat(row, where.own, [1], at=due + 24 * HOUR + HOUR / 2)  # a day of 25 hours in Berlin
    refresh(assignment=row)
    before = Grade.objects.get().late_days
    settings = founding.Settings(name="Class", term="", time_zone="UTC")
    founding.change(own=owner(where), settings=settings, own_name="Dr Oak", now=NOW)
    assert (before, Grade.objects.get().late_days) == (1, 2)


def test_receipt_and_grade_keep_what_was_in_time() -> None:
    where = seat()
    row = where.assign(due_at=NOW - HOUR, late="once", late_percent=10, target=ONE)
    given = rights_given.Given(due_at=NOW + HOUR)
    rights_given.set_override(assignment=row, whom=where.own, given=given, by=None, now=NOW)
    attempt = begin(where, row)
    with at(NOW):
        where.client.post(f"/a/{attempt.token}/hand-in/")
        rights_given.remove_override(assignment=row, whom=where.own, by=None, now=NOW)
        page = where.client.get(f"/receipts/{attempt.token}/")
    assert Grade.objects.get().state == "done"
    assert page.context["receipt"].late is False
