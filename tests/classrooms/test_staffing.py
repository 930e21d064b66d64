"""Who teaches: invited by the owner, changed by the owner, and never by themselves."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.test import Client

from accounts.models import User
from classrooms.models import Classroom, Invitation, Membership, Role, Status
from tests.accounts.conftest import PASSWORD
from tests.classrooms.staffroom import as_, colleague, owned
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
ASK = {"email": "Cy@Example.org", "name": "Cy", "role": "assistant"}


@pytest.fixture
def mail(settings: LazySettings) -> None:
    settings.HAS_MAIL = True


def verified(email: str) -> User:
    person = UserFactory.create(email=email)
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def accept(person: User) -> tuple[int, str]:
    key = Invitation.objects.get().pk
    answer = as_(person).post(f"/classes/invitations/{key}/")
    return answer.status_code, str(answer.get("Location"))


def test_inviting_tells_nothing_of_accounts() -> None:
    room, olga = owned()
    UserFactory.create(email="cy@example.org")
    client, address = as_(olga), f"/teach/{room.token}/staff/new/"

    pages = [
        client.post(address, {**ASK, "email": email}, follow=True).content.decode()
        for email in ("cy@example.org", "no@example.org")
    ]

    assert all("Cy is invited, and sees it under Classes." in page for page in pages)
    assert sorted(row.email for row in Invitation.objects.all()) == [
        "cy@example.org",
        "no@example.org",
    ]
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"email": "x"}, {"role": "owner"}, {"role": ""}, {"name": ""}])
def test_inviting_says_what_is_wrong(wrong: dict[str, str]) -> None:
    room, olga = owned()

    answer = as_(olga).post(f"/teach/{room.token}/staff/new/", {**ASK, **wrong})

    assert (answer.status_code, Invitation.objects.count()) == (422, 0)


@pytest.mark.usefixtures("mail")
def test_invitation_is_taken_up_by_its_checked_address() -> None:
    room, olga = owned()
    as_(olga).post(f"/teach/{room.token}/staff/new/", ASK)
    cy = verified("cy@example.org")

    assert accept(cy) == (302, f"/teach/{room.token}/")
    own = Membership.objects.get(user=cy)
    assert (own.role, own.status, own.name) == ("assistant", "active", "Cy")
    assert Invitation.objects.count() == 0


@pytest.mark.usefixtures("mail")
def test_invitation_is_not_for_an_unchecked_address() -> None:
    room, olga = owned()
    as_(olga).post(f"/teach/{room.token}/staff/new/", ASK)
    cy = UserFactory.create(email="cy@example.org")
    EmailAddress.objects.create(user=cy, email="cy@example.org", verified=False, primary=True)

    assert accept(cy)[0] == 404
    assert accept(UserFactory.create())[0] == 404


def test_invitation_without_mail_waits_for_the_owner() -> None:
    """Anybody may have signed up with that address, where none is checked."""
    room, olga = owned()
    as_(olga).post(f"/teach/{room.token}/staff/new/", ASK)
    cy = UserFactory.create(email="cy@example.org")
    accept(cy)
    own, helper = Membership.objects.get(user=cy), colleague(room, Role.INSTRUCTOR)
    address = f"/teach/{room.token}/people/{own.token}/decide/"

    assert (own.status, as_(own).get(f"/teach/{room.token}/").status_code) == ("pending", 404)
    assert as_(helper).post(address, {"accept": "1"}).status_code == 404
    assert as_(olga).post(address, {"accept": "1"}).status_code == 302
    assert as_(own).get(f"/teach/{room.token}/people/").status_code == 200


def test_invitation_is_put_away() -> None:
    room, olga = owned()
    as_(olga).post(f"/teach/{room.token}/staff/new/", ASK)
    cy = UserFactory.create(email="cy@example.org")

    as_(cy).post(f"/classes/invitations/{Invitation.objects.get().pk}/", {"decline": "1"})

    assert (Invitation.objects.count(), Membership.objects.count()) == (0, 1)


def test_invitation_is_told_from_the_first_sign_in(client: Client) -> None:
    room, olga = owned()
    as_(olga).post(f"/teach/{room.token}/staff/new/", ASK)

    client.post("/accounts/signup/", {"email": "cy@example.org", "password1": PASSWORD})
    client.post("/accounts/signup/", {"email": "dee@example.org", "password1": PASSWORD})

    assert User.objects.get(email="cy@example.org").has_classes
    assert room.name in client.get("/classes/").content.decode()


def test_invitation_is_told_to_who_is_here_already() -> None:
    room, olga = owned()
    cy, dee = UserFactory.create(email="cy@example.org"), UserFactory.create()

    as_(olga).post(f"/teach/{room.token}/staff/new/", ASK)

    cy.refresh_from_db()
    dee.refresh_from_db()
    assert (cy.has_classes, dee.has_classes) == (True, False)


def change(owner: Membership, other: Membership, do: str) -> int:
    address = f"/teach/{owner.classroom.token}/staff/{other.token}/"
    answer = as_(owner).post(address, {"do": do})
    other.refresh_from_db()
    owner.refresh_from_db()
    return answer.status_code


def test_owner_changes_roles() -> None:
    room, olga = owned()
    cy = colleague(room, Role.ASSISTANT)

    assert (change(olga, cy, "instructor"), cy.role) == (302, "instructor")
    assert (change(olga, cy, "assistant"), cy.role) == (302, "assistant")
    assert (change(olga, cy, "nonsense"), cy.role) == (302, "assistant")
    assert (change(olga, cy, "dismiss"), cy.status) == (302, "left")
    assert as_(cy).get(f"/teach/{room.token}/people/").status_code == 404


def test_class_is_passed_on_to_an_instructor_only() -> None:
    room, olga = owned()
    cy, dee = colleague(room, Role.INSTRUCTOR), colleague(room, Role.ASSISTANT, instructor=True)

    change(olga, cy, "owner")
    assert (cy.role, olga.role) == ("instructor", "owner")
    change(olga, dee, "owner")

    assert (dee.role, olga.role) == ("owner", "instructor")
    assert room.members.filter(role=Role.OWNER).count() == 1
    assert as_(olga).get(f"/teach/{room.token}/archive/").status_code == 404


def test_owner_stays_the_owner() -> None:
    _, olga = owned()

    assert (change(olga, olga, "dismiss"), olga.role, olga.status) == (302, "owner", "active")


@pytest.mark.usefixtures("mail")
def test_learner_who_is_invited_to_help_becomes_staff() -> None:
    room, olga = owned()
    cy = verified("cy@example.org")
    own = MembershipFactory.create(classroom=room, user=cy)
    as_(olga).post(f"/teach/{room.token}/staff/new/", ASK)

    accept(cy)

    own.refresh_from_db()
    assert (own.role, Classroom.objects.get().members.count()) == ("assistant", 2)


@pytest.mark.usefixtures("mail")
def test_staff_who_is_on_a_roster_stays_staff() -> None:
    room, _ = owned()
    cy = verified("cy@example.org")
    own = MembershipFactory.create(classroom=room, user=cy, role=Role.ASSISTANT)
    Invitation.objects.create(
        classroom=room, email="cy@example.org", name="Cy", invited_at=own.joined_at
    )

    accept(cy)

    own.refresh_from_db()
    assert (own.role, own.status) == (Role.ASSISTANT, Status.ACTIVE)
