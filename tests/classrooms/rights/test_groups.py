"""Who comes into a group, or leaves it, has its terms or no longer has them."""

import pytest

from classrooms.actions import people
from classrooms.models import Override
from tests.classrooms.rights.desk import NOW, Page, begun, fresh, group, learner, m

pytestmark = pytest.mark.django_db


@pytest.fixture
def red(page: Page) -> int:
    """A group that has forty minutes."""
    found = group(page.room, name="Red")
    Override.objects.create(assignment=page.quiz, group=found, limit_minutes=40, set_at=NOW)
    return found.pk


def test_learner_who_comes_into_a_group_has_its_terms_at_once(page: Page, red: int) -> None:
    attempt = begun(page.quiz, page.ana)
    people.describe(own=page.dora, other=page.ana, name="Ana", number="", groups=[red], now=NOW)
    assert fresh(attempt).deadline_at == m(35)


def test_learner_who_leaves_a_group_keeps_the_time_they_have(page: Page, red: int) -> None:
    found = page.room.groups.get(pk=red)
    attempt = begun(page.quiz, page.ana)
    for members in ([page.ana.token], []):
        people.change_group(own=page.dora, group=found, name="Red", members=members, now=NOW)
    assert fresh(attempt).deadline_at == m(35)
    people.remove_group(own=page.dora, group=found, now=NOW)
    assert fresh(attempt).deadline_at == m(35)
    assert not Override.objects.exists()


@pytest.mark.usefixtures("still", "red")
def test_extension_for_another_takes_nothing_from_them(page: Page) -> None:
    attempt = begun(page.quiz, page.ana, deadline_at=m(35))
    ben = learner(page.room, "Ben")
    page.post(page.path("extend", ben.token), amount="9", unit="days")
    assert fresh(attempt).deadline_at == m(35)
