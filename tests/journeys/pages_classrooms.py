"""Making a class, its people, groups, roster, code, and joining."""

from datetime import timedelta

from django.utils import timezone

from classrooms.models import (
    Classroom,
    Grade,
    GradeState,
    Group,
    Invitation,
    Membership,
    Role,
    Status,
)
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory
from tests.journeys.desk import Desk
from tests.journeys.pages_class import learners, staff
from tests.journeys.sight import Sight, plain

ROWS = "email,name,number,group\nada@example.org,Ada Petrov,4711,Tuesday\nben@example.org,Ben,,\n"


def _owner(desk: Desk) -> Classroom:
    room = staff(desk)
    own = Membership.objects.get(classroom=room)
    assert own.user is not None
    own.user.is_instructor = True
    own.user.save(update_fields=["is_instructor"])
    return room


def _full(desk: Desk) -> Classroom:
    """A class with learners in groups, helpers, one who waits, and some who were invited."""
    room = _owner(desk)
    members = learners(room)
    for name in ("Tuesday", "Repeaters"):
        Group.objects.create(classroom=room, name=name).members.add(*members[:3])
    MembershipFactory.create(classroom=room, name="Ines Roth", role=Role.INSTRUCTOR)
    MembershipFactory.create(classroom=room, name="Milo Falk", role=Role.ASSISTANT)
    MembershipFactory.create(classroom=room, name="Tara Singh", status=Status.PENDING)
    for name in ("Ada", "Bo"):
        Invitation.objects.create(
            classroom=room, email=f"{name}@example.org", name=name, invited_at=timezone.now()
        )
    return room


def _people(desk: Desk) -> None:
    desk.open(f"/teach/{_full(desk).token}/people/")


def _no_people(desk: Desk) -> None:
    desk.open(f"/teach/{_owner(desk).token}/people/")


def _nobody_fits(desk: Desk) -> None:
    desk.open(f"/teach/{_full(desk).token}/people/?search=nobody")


def _person(desk: Desk) -> None:
    room = _full(desk)
    member = room.members.get(name="Farid Nazari")
    Grade.objects.create(
        assignment=AssignmentFactory.create(classroom=room, title="Quiz: the line moves"),
        membership=member,
        state=GradeState.DONE,
        over=4,
        of=5,
        percent=80,
    )
    desk.open(f"/teach/{room.token}/people/{member.token}/")


def _person_left(desk: Desk) -> None:
    room = _owner(desk)
    gone = MembershipFactory.create(
        classroom=room, name="Otto", status=Status.LEFT, left_at=timezone.now()
    )
    desk.open(f"/teach/{room.token}/people/{gone.token}/")


def _remove(desk: Desk) -> None:
    room = _full(desk)
    member = room.members.get(name="Farid Nazari")
    desk.open(f"/teach/{room.token}/people/{member.token}/remove/")


def _groups(desk: Desk) -> None:
    desk.open(f"/teach/{_full(desk).token}/groups/")


def _group(desk: Desk) -> None:
    room = _full(desk)
    desk.open(f"/teach/{room.token}/groups/{room.groups.order_by('pk')[0].pk}/")


def _no_groups(desk: Desk) -> None:
    desk.open(f"/teach/{_owner(desk).token}/groups/")


def _roster(desk: Desk) -> None:
    desk.open(f"/teach/{_owner(desk).token}/roster/")


def _sent(desk: Desk, text: str) -> None:
    _roster(desk)
    desk.page.locator("[name=text]").fill(text)
    desk.press("Look at it first")


def _looked_at(desk: Desk) -> None:
    _sent(desk, ROWS)
    desk.page.get_by_text("2 to invite").wait_for()


def _wrong_roster(desk: Desk) -> None:
    _sent(desk, ROWS + "nobody,Cy\n,Dee\n")
    desk.page.locator("#problem").wait_for()


def _settings(desk: Desk) -> None:
    desk.open(f"/teach/{_full(desk).token}/settings/")


def _wrong_settings(desk: Desk) -> None:
    desk.open(f"/teach/{_owner(desk).token}/settings/")
    desk.page.evaluate("for (const form of document.forms) form.noValidate = true")
    desk.page.locator("#id_seats").fill("0")
    desk.press("Save")
    desk.page.locator("#problem").wait_for()


def _code(desk: Desk) -> None:
    room = _owner(desk)
    room.code_closes_at = timezone.now() + timedelta(days=20)
    room.save()
    desk.open(f"/teach/{room.token}/code/")


def _closed_code(desk: Desk) -> None:
    room = _owner(desk)
    room.code_open = False
    room.save()
    desk.open(f"/teach/{room.token}/code/")


def _archive(desk: Desk) -> None:
    desk.open(f"/teach/{_owner(desk).token}/archive/")


def _archived(desk: Desk) -> None:
    room = _owner(desk)
    room.archived_at = timezone.now()
    room.save()
    desk.open("/teach/archived/")


def _nothing_archived(desk: Desk) -> None:
    _owner(desk)
    desk.open("/teach/archived/")


def _new(desk: Desk) -> None:
    _owner(desk)
    desk.open("/teach/new/")


def _new_colleague(desk: Desk) -> None:
    desk.open(f"/teach/{_owner(desk).token}/staff/new/")


def _colleague(desk: Desk) -> None:
    room = _full(desk)
    other = room.members.get(name="Ines Roth")
    desk.open(f"/teach/{room.token}/staff/{other.token}/")


def _join(desk: Desk) -> None:
    desk.person()
    desk.open(f"/join/{ClassroomFactory.create().code}/")


def _no_class(desk: Desk) -> None:
    desk.person()
    desk.open("/join/2222222222/")
    desk.page.locator("[name=name]").fill("Ana")
    desk.press("Join")
    desk.page.locator("#problem").wait_for()


CLASSROOMS = (
    Sight(name="people", view="classrooms:people", open=_people),
    Sight(name="people-empty", view="classrooms:people", open=_no_people),
    Sight(name="people-nobody-fits", view="classrooms:people", open=_nobody_fits),
    Sight(name="person", view="classrooms:person", open=_person),
    Sight(name="person-left", view="classrooms:person", open=_person_left),
    Sight(name="remove-learner", view="classrooms:remove", open=_remove),
    Sight(name="groups", view="classrooms:groups", open=_groups),
    Sight(name="groups-empty", view="classrooms:groups", open=_no_groups),
    Sight(name="group", view="classrooms:group", open=_group),
    Sight(name="roster", view="classrooms:roster", open=_roster),
    Sight(name="roster-looked-at", view="classrooms:roster", open=_looked_at),
    Sight(name="roster-wrong", view="classrooms:roster", open=_wrong_roster),
    Sight(name="class-settings", view="classrooms:settings", open=_settings),
    Sight(name="class-settings-wrong", view="classrooms:settings", open=_wrong_settings),
    Sight(name="join-code-shown", view="classrooms:code", open=_code),
    Sight(name="join-code-closed", view="classrooms:code", open=_closed_code),
    Sight(name="archive-class", view="classrooms:archive", open=_archive),
    Sight(name="archived", view="classrooms:archived", open=_archived),
    Sight(name="archived-none", view="classrooms:archived", open=_nothing_archived),
    Sight(name="new-classroom", view="classrooms:new-classroom", open=_new),
    Sight(name="new-colleague", view="classrooms:new-colleague", open=_new_colleague),
    Sight(name="colleague", view="classrooms:colleague", open=_colleague),
    plain("join-guest", "classrooms:join", "/join/"),
    Sight(name="join-by-link", view="classrooms:join-code", open=_join),
    Sight(name="join-no-class", view="classrooms:join", open=_no_class),
)
