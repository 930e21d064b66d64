"""Who has grades is closed first and erased later; the grades stay, the person does not."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import models
from django.test import Client

from accounts import actions
from accounts.models import User
from classrooms.actions import grading
from classrooms.actions.noting import note
from classrooms.models import (
    Assignment,
    Change,
    Classroom,
    Grade,
    GradeEntry,
    Group,
    Invitation,
    Membership,
    Role,
)
from tests.accounts.conftest import PASSWORD
from tests.classrooms.staffroom import as_, colleague, owned
from tests.factories import AssignmentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Zenobia Quill", "zenobia.quill@example.org"
LATER = timedelta(days=30, minutes=1)


@pytest.fixture
def room() -> Classroom:
    return owned()[0]


@pytest.fixture
def graded(room: Classroom) -> Membership:
    """A learner with a mark by hand, in a group, with another invitation and a sentence."""
    user = UserFactory.create(email=EMAIL, has_classes=True)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    own = MembershipFactory.create(classroom=room, user=user, name=NAME, number="Z-77")
    Group.objects.create(classroom=room, name="Tue").members.add(own)
    assignment = AssignmentFactory.create(classroom=room)
    now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    for what, fields in (("mark", {"over": 3, "of": 4}), ("comment", {"text": f"Well, {NAME}!"})):
        GradeEntry.objects.create(
            assignment=assignment, membership=own, what=what, at=now, **fields
        )
    grading.refresh(assignment=assignment)
    note(classroom=room, by=None, what=f"Gave {NAME} ({EMAIL}) more time.", now=now)
    Invitation.objects.create(
        classroom=owned()[0], email=EMAIL, name=NAME, invited_at=room.created_at
    )
    return own


def close(client: Client, email: str = EMAIL) -> str:
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return str(client.post("/account/delete/", {"confirmation": email}).get("Location"))


def erase() -> str:
    out = StringIO()
    with time_machine.travel(datetime.now(UTC) + LATER):
        call_command("purge_closed_accounts", stdout=out)
    return out.getvalue()


def texts() -> str:
    """Every text of every table."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return "\n".join(
        str(value)
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, kinds)
        for value in model._default_manager.values_list(field.name, flat=True)  # noqa: SLF001 -- the documented name of a model's own manager
    )


def grades() -> list[tuple[object, ...]]:
    return list(Grade.objects.order_by("pk").values_list())


def test_account_with_grades_is_closed_at_once(graded: Membership) -> None:
    client, other = as_(graded), as_(graded)
    page = client.get("/account/").content

    assert close(client) == "/"
    assert b"signed in as" in page
    for browser in (client, other):
        assert b"Nothing is stored yet" in browser.get("/account/").content
    user = User.objects.get(email=EMAIL)
    assert (user.is_active, user.closed_at is not None) == (False, True)
    assert not any(str(user.pk) in json.dumps(s.get_decoded()) for s in Session.objects.all())


def test_closing_says_what_stays(graded: Membership) -> None:
    client = as_(graded)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    page = client.get("/account/delete/").content.decode()

    assert "Your classes keep your grades, without your name" in page


def test_closed_account_comes_back_by_signing_in(graded: Membership) -> None:
    close(as_(graded))
    client, stranger = Client(), Client()

    wrong = client.post("/accounts/login/", {"login": EMAIL, "password": "not this phrase"})
    first = client.post("/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    page = client.get(first["Location"]).content.decode()
    assert wrong.status_code == 422
    assert "Open it again" in page
    assert "Open it again" not in stranger.get("/accounts/inactive/").content.decode()
    stranger.post("/account/reopen/")
    assert not User.objects.get(email=EMAIL).is_active

    assert client.post("/account/reopen/")["Location"] == "/accounts/login/"
    client.post("/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    assert client.get(f"/classes/{graded.classroom.token}/").status_code == 200


def test_closed_account_is_opened_by_command(graded: Membership) -> None:
    close(as_(graded))
    out = StringIO()

    call_command("reopen_account", EMAIL.upper(), stdout=out)

    assert User.objects.get(email=EMAIL).is_active
    with pytest.raises(CommandError, match="No closed account"):
        call_command("reopen_account", EMAIL)


def test_erasing_leaves_the_grades_and_nobody(graded: Membership, room: Classroom) -> None:
    close(as_(graded))
    before = grades()

    assert erase() == "Erased 1 account.\n"

    graded.refresh_from_db()
    assert (graded.user, graded.name, graded.number) == (None, "Former learner 1", "")
    assert grades() == before
    assert [grading.differences(one) for one in Assignment.objects.all()] == [[]]
    held = texts()
    assert [one in held for one in (NAME, EMAIL, "Zenobia", "Z-77")] == [False] * 4
    assert Change.objects.get(what__contains="more time").what == (
        "Gave Former learner 1 (Former learner 1) more time."
    )
    assert User.objects.filter(email=EMAIL).count() == 0


def test_erasing_waits_thirty_days(graded: Membership) -> None:
    close(as_(graded))
    out = StringIO()

    call_command("purge_closed_accounts", stdout=out)

    assert (out.getvalue(), User.objects.filter(email=EMAIL).count()) == ("Erased 0 accounts.\n", 1)
    with pytest.raises(CommandError, match="1 or more"):
        call_command("purge_closed_accounts", days=0)


def test_erased_person_begins_anew(graded: Membership, room: Classroom) -> None:
    close(as_(graded))
    erase()
    client = Client()
    client.post("/accounts/signup/", {"email": EMAIL, "password1": PASSWORD})

    client.post("/join/", {"code": room.code, "name": "Zen"})

    assert {one.name for one in room.members.filter(role=Role.LEARNER)} == {
        "Former learner 1",
        "Zen",
    }
    assert Membership.objects.get(name="Zen").grades.count() == 0


def test_account_without_grades_goes_at_once(room: Classroom) -> None:
    own = MembershipFactory.create(classroom=room, user=UserFactory.create(email=EMAIL), name=NAME)
    note(classroom=room, by=own.user, what=f"{NAME} left.", now=room.created_at)

    assert close(as_(own)) == "/"

    assert (User.objects.filter(email=EMAIL).count(), room.members.count()) == (0, 1)
    assert [one in texts() for one in (NAME, EMAIL)] == [False, False]


def test_staff_without_grades_goes_at_once(room: Classroom) -> None:
    cy = colleague(room, Role.INSTRUCTOR)
    assert cy.user is not None

    close(as_(cy), str(cy.user.email))

    assert [one.role for one in room.members.all()] == ["owner"]


def test_owner_passes_classes_on_first(room: Classroom) -> None:
    olga = Membership.objects.get(classroom=room)
    assert olga.user is not None
    client = as_(olga)

    close(client, str(olga.user.email))
    page = client.get("/account/delete/").content.decode()

    assert User.objects.get(pk=olga.user.pk).is_active
    assert f"Pass on or archive what you own, in its settings: {room.name}." in page
    with pytest.raises(actions.HinderedError):
        actions.delete_account(user=olga.user, now=room.created_at)


def test_download_holds_own_grades_and_nobody_else(graded: Membership, room: Classroom) -> None:
    other = MembershipFactory.create(classroom=room, name="Somebody Else")
    GradeEntry.objects.create(
        assignment=Assignment.objects.get(),
        membership=other,
        what="comment",
        text="Not for Zenobia",
        at=room.created_at,
    )
    marks = GradeEntry.objects.filter(membership=graded, what="mark")
    marks.update(text="Not for learners")

    body = as_(graded).get("/account/download/").content.decode()

    (place,) = json.loads(body)["classrooms"]
    (task,) = place.pop("assignments")
    assert (place["name"], place["number"], place["role"]) == (NAME, "Z-77", "learner")
    assert [one["text"] for one in task["comments"]] == [f"Well, {NAME}!"]
    assert task["percent"] == 75.0
    assert ("Somebody Else" in body, "Not for" in body) == (False, False)


def test_archived_class_is_purged_by_hand_only(graded: Membership, tmp_path: Path) -> None:
    room = graded.classroom
    Classroom.objects.filter(pk=room.pk).update(archived_at=datetime(2026, 1, 1, tzinfo=UTC))
    out, folder = StringIO(), tmp_path / "grades"
    days = ["--older-than", "30", "--grades", str(folder)]

    with pytest.raises(CommandError, match="30 or more"):
        call_command("purge_archived", "--older-than", "29", "--grades", str(folder))
    call_command("purge_archived", *days, stdout=out)
    assert Classroom.objects.filter(pk=room.pk).exists()
    call_command("purge_archived", *days, "--yes", stdout=out)

    file = (folder / f"{room.token}.csv").read_text(encoding="utf-8-sig").splitlines()
    assert not Classroom.objects.filter(pk=room.pk).exists()
    assert (Grade.objects.count(), GradeEntry.objects.count()) == (0, 0)
    assert len(file) == 2
    assert f"{NAME},Z-77,Quiz" in file[1]
    assert User.objects.filter(email=EMAIL).exists()
    assert out.getvalue().splitlines()[0] == (f"Would remove {room.name}, archived on 2026-01-01.")


def test_archived_class_stays_where_the_file_cannot_be_written(
    graded: Membership, tmp_path: Path
) -> None:
    room = graded.classroom
    Classroom.objects.filter(pk=room.pk).update(archived_at=datetime(2026, 1, 1, tzinfo=UTC))
    (tmp_path / f"{room.token}.csv").write_text("older")

    with pytest.raises(CommandError, match="not removed"):
        call_command("purge_archived", "--older-than", "30", "--grades", str(tmp_path), "--yes")

    assert Grade.objects.count() == 1
